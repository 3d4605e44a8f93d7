import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { S3Error } from "./s3-errors.ts";

type Headers = IncomingHttpHeaders;

/** The object's bytes out of a request's body, every length and checksum that came with them verified. */
export const decodeBody = (raw: Buffer, headers: Headers): Buffer => {
  const chunked = headers["content-encoding"]?.split(/,\s*/).includes("aws-chunked") ?? false;
  if (chunked !== String(headers["x-amz-content-sha256"]).startsWith("STREAMING-"))
    throw new S3Error(400, "InvalidRequest");
  if (!chunked) {
    checkSum("sha256", raw, "hex", plainSha256(headers));
    checkSums(raw, headers);
    return raw;
  }
  const { body, trailer } = unchunk(raw);
  if (Number(headers["x-amz-decoded-content-length"]) !== body.length) throw new S3Error(400, "IncompleteBody");
  const announced = headers["x-amz-trailer"];
  if (announced !== undefined && trailer[String(announced)] === undefined)
    throw new S3Error(400, "MalformedTrailerError");
  checkSums(body, { ...headers, ...trailer });
  return body;
};

/** `content-encoding` as it is kept: `aws-chunked` is of the transfer only. */
export const keptEncoding = (headers: Headers): string | undefined =>
  headers["content-encoding"]
    ?.split(/,\s*/)
    .filter((coding) => coding !== "aws-chunked")
    .join(", ") || undefined;

const plainSha256 = (headers: Headers): string | undefined => {
  const sum = headers["x-amz-content-sha256"];
  return sum === "UNSIGNED-PAYLOAD" ? undefined : String(sum);
};

const checkSums = (body: Buffer, headers: Headers): void => {
  checkSum("md5", body, "base64", headers["content-md5"]?.toString());
  for (const [name, value] of Object.entries(headers)) {
    const algorithm = /^x-amz-checksum-(.+)$/.exec(name)?.[1];
    if (algorithm === undefined || algorithm === "type" || algorithm === "mode") continue;
    if (!["crc32", "sha1", "sha256"].includes(algorithm)) throw new S3Error(501, "NotImplemented");
    checkSum(algorithm, body, "base64", String(value));
  }
};

const checkSum = (algorithm: string, body: Buffer, form: "hex" | "base64", expected: string | undefined): void => {
  if (expected !== undefined && sumOf(algorithm, body, form) !== expected) throw new S3Error(400, "BadDigest");
};

const sumOf = (algorithm: string, body: Buffer, form: "hex" | "base64"): string => {
  if (algorithm !== "crc32") return createHash(algorithm).update(body).digest(form);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString(form);
};

/** Chunks of the S3 API, "Transferring payload with chunked encoding": size in hex, CRLF, bytes, CRLF, then the trailer. */
const unchunk = (raw: Buffer): { readonly body: Buffer; readonly trailer: Record<string, string> } => {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = raw.indexOf("\r\n", at);
    const size = Number.parseInt(raw.toString("latin1", at, end), 16);
    if (end < 0 || Number.isNaN(size)) throw new S3Error(400, "IncompleteBody");
    at = end + 2;
    if (size === 0) break;
    chunks.push(raw.subarray(at, at + size));
    at += size + 2;
  }
  const lines = raw.toString("latin1", at).split("\r\n");
  const trailer = lines
    .filter(Boolean)
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]);
  return { body: Buffer.concat(chunks), trailer: Object.fromEntries(trailer) };
};
