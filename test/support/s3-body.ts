import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { S3Error } from "./s3-errors.ts";

type Headers = IncomingHttpHeaders;

/** What a request carries: the object's bytes, and the checksums that came with them, before or behind. */
export interface Decoded {
  readonly body: Buffer;
  /** `x-amz-checksum-…` to its value in base64. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** Takes a request's body apart, and verifies every length and checksum that came with it. */
export const decodeBody = (raw: Buffer, headers: Headers): Decoded => {
  const chunked = headers["content-encoding"]?.split(/,\s*/).includes("aws-chunked") ?? false;
  if (chunked !== String(headers["x-amz-content-sha256"]).startsWith("STREAMING-"))
    throw new S3Error(400, "InvalidRequest");
  checkSum("md5", raw, "base64", headers["content-md5"]?.toString());
  if (!chunked) {
    checkSum("sha256", raw, "hex", plainSha256(headers));
    return { body: raw, checksums: verifiedChecksums(raw, headers) };
  }
  const { body, trailer } = unchunk(raw);
  if (Number(headers["x-amz-decoded-content-length"]) !== body.length) throw new S3Error(400, "IncompleteBody");
  const announced = headers["x-amz-trailer"];
  if (announced !== undefined && trailer[String(announced)] === undefined)
    throw new S3Error(400, "MalformedTrailerError");
  return { body, checksums: verifiedChecksums(body, { ...headers, ...trailer }) };
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

const verifiedChecksums = (body: Buffer, headers: Headers): Record<string, string> => {
  const checksums: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const algorithm = /^x-amz-checksum-(?!mode)(.+)$/.exec(name)?.[1];
    if (algorithm === undefined) continue;
    if (!["crc32", "sha1", "sha256"].includes(algorithm)) throw new S3Error(501, "NotImplemented");
    checkSum(algorithm, body, "base64", String(value));
    checksums[name] = String(value);
  }
  return checksums;
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
