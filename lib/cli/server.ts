import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { basename, extname, join } from "node:path";
import send from "send";
import { ConfigurationError } from "#model/errors.ts";

/** As the feeds' documents are stored; what is not listed keeps the type its extension usually has. */
const TYPES: Readonly<Record<string, string>> = {
  "/rss.xml": "application/rss+xml; charset=utf-8",
  "/atom.xml": "application/atom+xml; charset=utf-8",
  "/feed.json": "application/feed+json; charset=utf-8",
  ".rss.xml": "application/rss+xml; charset=utf-8",
  ".atom.xml": "application/atom+xml; charset=utf-8",
  ".json": "application/feed+json; charset=utf-8",
  ".opml": "text/x-opml; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/**
 * What a browser hears that asks first whether an app on another origin may send a header of its own, as If-None-Match is
 * (Fetch, "CORS-preflight request").
 */
const PREFLIGHT = {
  allow: "GET, HEAD, OPTIONS",
  "access-control-allow-methods": "GET, HEAD",
  "access-control-allow-headers": "*",
  "access-control-max-age": "86400",
};

/**
 * Serves the folder over HTTP on this machine only, as the CDN will: content types, ETag, 304, ranges, CORS.
 * @throws ConfigurationError when the port is taken
 */
export const serveFolder = async (root: string, port: number): Promise<Server> => {
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    if (request.method === "OPTIONS") {
      response.writeHead(204, PREFLIGHT).end();
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: PREFLIGHT.allow }).end();
      return;
    }
    const path = (request.url ?? "/").replace(/[?#].*$/, "");
    response.setHeader("access-control-expose-headers", "ETag, Last-Modified");
    response.setHeader("x-content-type-options", "nosniff");
    // `send` takes no-cache, which browsers add to every conditional fetch of an app, for the wish to see it all again.
    // It is meant for caches on the way (RFC 9111 section 5.2.1.4), and the CDN answers 304 all the same.
    delete request.headers["cache-control"];
    const type = typeOf(path);
    if (type) response.setHeader("content-type", type);
    const refuse = (status: number) => {
      if (response.headersSent) return void response.destroy(); // the file could not be read to its end
      const page = status === 404 ? missingPage(root) : undefined;
      response.setHeader("content-type", page ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
      response
        .writeHead(status)
        .end(page ?? (status === 404 ? "There is no such page.\n" : "This page cannot be shown.\n"));
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

/** A feed's by its name, wherever it stands: `topics/boats-1a2b3c4d/feed.json`. */
const typeOf = (path: string): string | undefined => {
  const name = `/${basename(path)}`;
  const ending = /\.(?:rss|atom)\.xml$/.exec(path)?.[0] ?? extname(path.endsWith("/") ? ".html" : path);
  return TYPES[name] ?? TYPES[ending];
};

/** The site's own page for what is not there, once it was built. */
const missingPage = (root: string): Buffer | undefined => {
  try {
    return readFileSync(join(root, "404.html"));
  } catch {
    return undefined;
  }
};
