import { createServer } from "node:http";
import type { Document } from "#model/document.ts";

export interface ServedSite {
  /** `http://127.0.0.1:port/` */
  readonly origin: string;
  close(): Promise<void>;
}

/** The documents over loopback HTTP, each with its own content type; everything else is missing. */
export const serveDocuments = async (documents: readonly Document[]): Promise<ServedSite> => {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site.invalid").pathname.slice(1));
    const document = byPath.get(path || "index.html");
    if (!document) return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": document.contentType }).end(document.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the test server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
