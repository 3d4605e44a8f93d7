import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { compareKeys } from "#store/keys.ts";
import { decodeBody, keptEncoding } from "./s3-body.ts";
import { S3Error } from "./s3-errors.ts";
import { renderList } from "./s3-xml.ts";

/** What a bucket keeps. */
export interface S3Object {
  readonly body: Buffer;
  /** Quoted, the MD5 of the body. */
  readonly etag: string;
  readonly lastModified: Date;
  /** Those that come back with the object: content type, cache control, `x-amz-meta-*`, checksums. */
  readonly headers: Readonly<Record<string, string>>;
}

export type Buckets = Map<string, Map<string, S3Object>>;

export type Operation =
  | "CreateBucket"
  | "PutObject"
  | "GetObject"
  | "HeadObject"
  | "DeleteObject"
  | "ListObjectsV2"
  | "Unknown";

export interface S3Request {
  readonly operation: Operation;
  readonly bucket: string;
  /** Decoded. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** Does what S3 does for this request, at once and in one step. What is not implemented is refused, never ignored. */
export const perform = (buckets: Buckets, request: S3Request): S3Answer => {
  refuseUnknown(request);
  if (request.operation === "CreateBucket") {
    if (buckets.has(request.bucket)) throw new S3Error(409, "BucketAlreadyOwnedByYou");
    buckets.set(request.bucket, new Map());
    return { status: 200 };
  }
  const objects = buckets.get(request.bucket);
  if (!objects) throw new S3Error(404, "NoSuchBucket");
  if (Buffer.byteLength(request.key) > 1024) throw new S3Error(400, "KeyTooLongError");
  switch (request.operation) {
    case "PutObject":
      return putObject(objects, request);
    case "GetObject":
      return readObject(objects, request, true);
    case "HeadObject":
      return readObject(objects, request, false);
    case "DeleteObject":
      objects.delete(request.key);
      return { status: 204 };
    case "ListObjectsV2":
      return listObjects(objects, request);
    default:
      throw new S3Error(501, "NotImplemented");
  }
};

/** Query parameters each operation knows; `x-id` is the SDK's own note of the operation. */
const KNOWN: Readonly<Record<Operation, readonly string[]>> = {
  CreateBucket: [],
  PutObject: ["x-id"],
  GetObject: ["x-id"],
  HeadObject: ["x-id"],
  DeleteObject: ["x-id"],
  ListObjectsV2: ["list-type", "prefix", "start-after", "continuation-token", "max-keys", "encoding-type"],
  Unknown: [],
};

/** Headers of S3 that are understood; others would change what a request means. */
const KNOWN_HEADERS =
  /^x-amz-(date|user-agent|content-sha256|security-token|trailer|decoded-content-length|sdk-checksum-algorithm|meta-.+|checksum-.+)$/;

const refuseUnknown = ({ operation, query, headers }: S3Request): void => {
  const names = Object.keys(headers);
  const conditions = operation === "PutObject" ? ["if-match", "if-none-match"] : [];
  const odd =
    names.some((name) => (name.startsWith("if-") || name === "range") && !conditions.includes(name)) ||
    names.some((name) => name.startsWith("x-amz-") && !KNOWN_HEADERS.test(name)) ||
    [...query.keys()].some((name) => !KNOWN[operation].includes(name));
  if (odd) throw new S3Error(501, "NotImplemented");
};

const KEPT =
  /^(content-type|cache-control|content-disposition|content-language|expires|x-amz-meta-.+|x-amz-checksum-.+)$/;

const putObject = (objects: Map<string, S3Object>, { key, headers, body: raw }: S3Request): S3Answer => {
  const { body, checksums } = decodeBody(raw, headers);
  checkCondition(objects.get(key), headers);
  const etag = `"${createHash("md5").update(body).digest("hex")}"`;
  const kept = Object.entries(headers).filter(([name]) => KEPT.test(name));
  const encoding = keptEncoding(headers);
  objects.set(key, {
    body,
    etag,
    lastModified: new Date(),
    headers: {
      "content-type": "binary/octet-stream",
      ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
      ...checksums,
      ...(encoding && { "content-encoding": encoding }),
    },
  });
  return { status: 200, headers: { etag } };
};

/** ETags compare with or without quotes; If-Match on a missing key is 404 (S3 User Guide, "Conditional writes"). */
const checkCondition = (object: S3Object | undefined, headers: IncomingHttpHeaders): void => {
  const none = headers["if-none-match"];
  const match = headers["if-match"];
  if (none !== undefined && none !== "*") throw new S3Error(501, "NotImplemented");
  if (none !== undefined && object) throw new S3Error(412, "PreconditionFailed");
  if (match === undefined) return;
  if (!object) throw new S3Error(404, "NoSuchKey");
  if (match !== object.etag && `"${match}"` !== object.etag) throw new S3Error(412, "PreconditionFailed");
};

const readObject = (objects: Map<string, S3Object>, { key, headers }: S3Request, withBody: boolean): S3Answer => {
  const object = objects.get(key);
  if (!object) throw new S3Error(404, "NoSuchKey");
  const wanted = headers["x-amz-checksum-mode"] === "ENABLED" ? /./ : /^(?!x-amz-checksum-)/;
  return {
    status: 200,
    headers: {
      ...Object.fromEntries(Object.entries(object.headers).filter(([name]) => wanted.test(name))),
      etag: object.etag,
      "last-modified": object.lastModified.toUTCString(),
      "content-length": String(object.body.length),
    },
    ...(withBody && { body: object.body }),
  };
};

const listObjects = (objects: Map<string, S3Object>, { bucket, query }: S3Request): S3Answer => {
  const prefix = query.get("prefix") ?? "";
  const maxKeys = Math.min(Number(query.get("max-keys") ?? 1000), 1000);
  const token = query.get("continuation-token");
  const after = token === null ? (query.get("start-after") ?? "") : Buffer.from(token, "base64").toString();
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(prefix) && compareKeys(key, after) > 0)
    .sort(compareKeys);
  const shown = keys.slice(0, maxKeys);
  const last = shown.at(-1);
  const contents = shown.flatMap((key) => {
    const object = objects.get(key);
    return object ? [{ key, etag: object.etag, size: object.body.length, lastModified: object.lastModified }] : [];
  });
  const next = last !== undefined && keys.length > shown.length ? Buffer.from(last).toString("base64") : undefined;
  const urlEncoded = query.get("encoding-type") === "url";
  const body = renderList({ bucket, prefix, maxKeys, urlEncoded, next, contents });
  return { status: 200, headers: { "content-type": "application/xml" }, body };
};
