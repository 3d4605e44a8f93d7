import type { Document } from "#model/document.ts";

/** Readers ask every few minutes; for a minute they need not, and for five more an old answer will do (RFC 5861). */
const CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=300";

/** A feed as it will be stored, in UTF-8. */
export const feedDocument = (path: string, mediaType: string, text: string): Document => ({
  path,
  body: new TextEncoder().encode(text),
  contentType: `${mediaType}; charset=utf-8`,
  cacheControl: CACHE_CONTROL,
});
