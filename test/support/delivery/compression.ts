import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Encoding } from "./declared.ts";

/**
 * Of the types that CloudFront compresses (Developer Guide, "Serve compressed files"), those that a site of ours could
 * hold. application/atom+xml and application/feed+json are not on its list.
 */
const COMPRESSED = new Set([
  "application/json",
  "application/rss+xml",
  "application/xhtml+xml",
  "application/xml",
  "image/svg+xml",
  "text/css",
  "text/html",
  "text/plain",
  "text/xml",
]);
const SMALLEST = 1_000;
const LARGEST = 10_000_000;

/** @returns how CloudFront would encode the document for whoever asks so, if at all */
export const encodingFor = (
  accepted: string | undefined,
  offered: readonly Encoding[],
  { type, bytes }: { readonly type: string; readonly bytes: number },
): Encoding | undefined => {
  if (!COMPRESSED.has(type.replace(/;.*/, "").trim()) || bytes < SMALLEST || bytes > LARGEST) return undefined;
  const wanted = (accepted ?? "").split(",").filter((one) => !/;\s*q=0(?:\.0*)?\s*$/.test(one));
  return offered.find((encoding) => wanted.some((one) => one.replace(/;.*/, "").trim() === encoding));
};

export const encode = (body: Uint8Array, encoding: Encoding): Uint8Array =>
  encoding === "br" ? brotliCompressSync(body) : gzipSync(body);
