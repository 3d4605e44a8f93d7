import { createServer, type Server } from "node:http";
import { extname } from "node:path";
import send from "send";
import { ConfigurationError } from "#model/errors.ts";

/** As the feeds' documents are stored; what is not listed keeps the type its extension usually has. */
const TYPES: Readonly<Record<string, string>> = {
  "/rss.xml": "application/rss+xml; charset=utf-8",
  "/atom.xml": "application/atom+xml; charset=utf-8",
  "/feed.json": "application/feed+json; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/**
 * Serves the folder over HTTP on this machine only, as the CDN will: content types, ETag, 304, ranges, CORS.
 * @throws ConfigurationError when the port is taken
 */
export const serveFolder = async (root: string, port: number): Promise<Server> => {
  const server = createServer((request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    const path = (request.url ?? "/").replace(/[?#].*$/, "");
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-expose-headers", "ETag, Last-Modified");
    response.setHeader("x-content-type-options", "nosniff");
    const type = TYPES[path] ?? TYPES[extname(path === "/" ? ".html" : path)];
    if (type) response.setHeader("content-type", type);
    const refuse = (status: number) => {
      if (response.headersSent) return void response.destroy(); // the file could not be read to its end
      response.setHeader("content-type", "text/plain; charset=utf-8");
      response.writeHead(status).end(status === 404 ? "There is no such page.\n" : "This page cannot be shown.\n");
    };
    send(request, path, { root, cacheControl: false, dotfiles: "ignore" })
      .on("headers", () => response.setHeader("cache-control", "no-cache"))
      .on("error", (error: { status?: number }) => refuse(error.status ?? 500))
      .on("directory", () => refuse(404))
      .pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE";
      reject(
        new ConfigurationError(taken ? `Port ${port} is taken` : `Cannot listen on port ${port}: ${cause.message}`, {
          hint: "Choose another with --port (0 takes any free one).",
          cause,
        }),
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
};
