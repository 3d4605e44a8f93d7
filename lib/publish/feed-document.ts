import type { Document, FeedFormat } from "#model/document.ts";
import type { FeedChannel } from "./feed-channel.ts";
import type { FeedLinks } from "./feed-position.ts";

/** Readers ask every few minutes; for a minute they need not, and for five more an old answer will do (RFC 5861). */
const CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=300";

/**
 * With a hub, caches in between ask each time: it fetches the feed as soon as it is told, and would be handed the old one,
 * find nothing new and tell nobody. Such caches must not serve it stale either (RFC 9111 section 5.2.2.10).
 */
const CACHE_CONTROL_WITH_HUB = "public, max-age=60, s-maxage=0";

/**
 * Nobody polls an archive page, so it may be kept longer; but not for days: it changes with every edit in it, what was
 * taken down has to go, and who walks from a fresh feed over old pages misses what came in between.
 */
const CACHE_CONTROL_OF_ARCHIVE = "public, max-age=600";

/**
 * A feed as it will be stored, in UTF-8.
 * @param parts its text. Written into one buffer: to put them together first takes longer than all else about a feed.
 */
export const feedDocument = (
  { hub }: Pick<FeedChannel, "hub">,
  { path, current }: Pick<FeedLinks, "path" | "current">,
  format: FeedFormat,
  parts: readonly string[],
): Document => ({
  path,
  body: encode(parts),
  contentType: `${MEDIA_TYPES[format]}; charset=utf-8`,
  cacheControl: current ? CACHE_CONTROL_OF_ARCHIVE : hub ? CACHE_CONTROL_WITH_HUB : CACHE_CONTROL,
});

const encode = (parts: readonly string[]): Uint8Array => {
  const bytes = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0));
  let end = 0;
  for (const part of parts) end += bytes.write(part, end);
  return new Uint8Array(bytes.buffer);
};

/** RFC 4287 section 7 for Atom, JSON Feed 1.1 for itself; RSS's was never registered and is what readers look for. */
export const MEDIA_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};
