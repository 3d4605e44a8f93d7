import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** What CloudFront would send for these files in front of the bucket: content type, ETag, 304 and CORS. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  "rss.xml": "application/rss+xml; charset=utf-8",
  "atom.xml": "application/atom+xml; charset=utf-8",
  "feed.json": "application/feed+json; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};

export interface FolderServer {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  /** Statuses answered for a path since the start, oldest first. */
  statuses(path: string): readonly number[];
  close(): Promise<void>;
}

/** Serves the files of a folder as they are at each request, on a free port of the loopback. */
export const serveFolder = async (folder: string): Promise<FolderServer> => {
  const answered: { path: string; status: number }[] = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://127.0.0.1").pathname);
    await answer(request, response, await readFile(join(folder, normalize(path))).catch(() => undefined), path);
    answered.push({ path, status: response.statusCode });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statuses: (path) => answered.filter((one) => one.path === path).map((one) => one.status),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const answer = async (request: IncomingMessage, response: ServerResponse, body: Buffer | undefined, path: string) => {
  if (!body) return response.writeHead(404).end();
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  const headers = {
    ETag: etag,
    "Content-Type":
      CONTENT_TYPES[path.slice(path.lastIndexOf("/") + 1)] ??
      CONTENT_TYPES[extname(path)] ??
      "application/octet-stream",
    "Cache-Control": "public, max-age=60",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
  };
  const unchanged = request.headers["if-none-match"]?.split(/,\s*/).includes(etag) ?? false;
  response.writeHead(unchanged ? 304 : 200, headers).end(unchanged ? undefined : body);
};
