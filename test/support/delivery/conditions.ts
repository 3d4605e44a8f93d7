import type { IncomingHttpHeaders } from "node:http";

/** What a condition is held against. */
export interface Validators {
  /** Quoted; with `W/` where it is weak. */
  readonly etag: string;
  /** Whole seconds since 1970 UTC. */
  readonly lastModified: number;
}

/** RFC 9110 section 13.2.2: with If-None-Match, If-Modified-Since does not count. */
export const isUnmodified = (headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean => {
  const tags = headers["if-none-match"];
  if (tags === undefined) return lastModified <= secondsOf(headers["if-modified-since"]);
  return tags.trim() === "*" || (tags.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => opaque(tag) === opaque(etag));
};

/** Weak comparison is of the opaque part (RFC 9110 section 8.8.3.2). */
const opaque = (tag: string): string => tag.replace(/^W\//, "");

const secondsOf = (date: string | undefined): number => Date.parse(date ?? "") / 1000;

export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The single range that is asked for (RFC 9110 section 14). Several at once are answered with the whole, as S3 does, and so
 * is a range of a version that is no longer there (If-Range compares strongly).
 * @returns `undefined` for the whole, `"nowhere"` for one beyond its end
 */
export const rangeOf = (
  headers: IncomingHttpHeaders,
  validators: Validators,
  length: number,
): ByteRange | "nowhere" | undefined => {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const known = headers["if-range"];
  if (typeof known === "string" && known !== validators.etag && secondsOf(known) !== validators.lastModified)
    return undefined;
  if (first === "") return Number(last) === 0 ? "nowhere" : within(Math.max(0, length - Number(last)), length, length);
  if (last !== "" && Number(last) < Number(first)) return undefined;
  return within(Number(first), last === "" ? length : Number(last), length);
};

const within = (first: number, last: number, length: number): ByteRange | "nowhere" =>
  first < length ? { first, last: Math.min(last, length - 1) } : "nowhere";
