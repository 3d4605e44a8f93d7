import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { encode, encodingFor } from "./compression.ts";
import { isUnmodified, rangeOf } from "./conditions.ts";
import { DECLARED, type Delivery } from "./declared.ts";
import type { Origin, Stored } from "./origin.ts";

export interface DeliveryServer {
  /** `http://127.0.0.1:port/` */
  readonly address: string;
  readonly server: Server;
  close(): Promise<void>;
}

/**
 * Serves `public/` of a store over loopback HTTP as CloudFront does: with the headers that the template declares, and what
 * it declares of methods, paths and compression. It caches nothing.
 */
export const startDelivery = async (origin: Origin, delivery: Delivery = DECLARED): Promise<DeliveryServer> => {
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await answer(request, origin, delivery).catch(broken);
    response.writeHead(status, { ...headers, ...delivery.headers, ...crossOrigin(request, delivery) });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Uint8Array | string;
}

const answer = async (request: IncomingMessage, origin: Origin, delivery: Delivery): Promise<Answer> => {
  if (!delivery.methods.includes(request.method ?? "")) return refused(403, "Forbidden");
  if (request.method === "OPTIONS") return preflight(request, delivery);
  const path = decodeURIComponent((request.url ?? "").replace(/\?.*/, ""));
  const key = `${delivery.originPath}${path === "/" ? `/${delivery.rootObject}` : path}`.slice(1);
  const stored = await origin(key);
  if (stored) return document(request, stored, delivery);
  const page = await origin(`${delivery.originPath}${delivery.missing}`.slice(1));
  return page
    ? { ...document({ ...request, headers: {} } as IncomingMessage, page, delivery), status: 404 }
    : refused(404, "NoSuchKey");
};

const document = ({ method, headers: asked }: IncomingMessage, stored: Stored, delivery: Delivery): Answer => {
  const { body, lastModified } = stored;
  const { "content-type": type = "", ...kept } = stored.headers;
  const fit = { type, bytes: body.length };
  const range = method === "GET" ? rangeOf(asked, stored, body.length) : undefined;
  const encoding = range ? undefined : encodingFor(asked["accept-encoding"], delivery.encodings, fit);
  const validators = { etag: encoding ? `W/${stored.etag}` : stored.etag, lastModified };
  const about: OutgoingHttpHeaders = {
    ...Object.fromEntries(Object.entries(kept).filter(([name]) => !delivery.hidden.includes(name))),
    etag: validators.etag,
    "last-modified": new Date(lastModified * 1000).toUTCString(),
    "accept-ranges": "bytes",
    // Whoever keeps one form must not hand it to whoever asked for the other.
    ...(encodingFor("br, gzip", delivery.encodings, fit) && { vary: "Accept-Encoding" }),
  };
  if (isUnmodified(asked, validators)) return { status: 304, headers: about };
  const headers = { ...about, "content-type": type };
  if (range === "nowhere") return { status: 416, headers: { "content-range": `bytes */${body.length}` } };
  if (range) {
    const part = body.subarray(range.first, range.last + 1);
    const place = `bytes ${range.first}-${range.last}/${body.length}`;
    return { status: 206, headers: { ...headers, "content-range": place, "content-length": part.length }, body: part };
  }
  if (encoding)
    return { status: 200, headers: { ...headers, "content-encoding": encoding }, body: encode(body, encoding) };
  return { status: 200, headers: { ...headers, "content-length": body.length }, body };
};

/** S3 answers it by the bucket's rules (Amazon S3 User Guide, "Using cross-origin resource sharing"). */
const preflight = ({ headers }: IncomingMessage, { preflights }: Delivery): Answer => {
  const fits = (allowed: readonly string[], wanted: readonly string[]) =>
    wanted.every((one) => allowed.includes("*") || allowed.includes(one));
  const { origin = "", "access-control-request-method": method = "" } = headers;
  const names = headers["access-control-request-headers"]?.split(",").map((name) => name.trim()) ?? [];
  const answered = preflights.some(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
      fits(AllowedOrigins, [origin]) && fits(AllowedMethods, [method]) && fits(AllowedHeaders, names),
  );
  return answered ? { status: 200, headers: {} } : refused(403, "AccessForbidden");
};

/** Headers for pages of other sites, which say who they are. */
const crossOrigin = ({ method, headers }: IncomingMessage, { cors }: Delivery): OutgoingHttpHeaders => {
  if (headers.origin === undefined) return {};
  const list = ({ Items }: { readonly Items: readonly string[] }) => Items.join(",");
  return {
    "access-control-allow-origin": list(cors.AccessControlAllowOrigins),
    "access-control-expose-headers": list(cors.AccessControlExposeHeaders),
    ...(method === "OPTIONS" && {
      "access-control-allow-methods": list(cors.AccessControlAllowMethods),
      "access-control-allow-headers": list(cors.AccessControlAllowHeaders),
      "access-control-max-age": String(cors.AccessControlMaxAgeSec),
    }),
  };
};

const refused = (status: number, code: string): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`,
});

const broken = (error: unknown): Answer => ({ status: 502, headers: {}, body: String(error) });
