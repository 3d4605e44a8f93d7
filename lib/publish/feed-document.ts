import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { webAddress } from "./links.ts";

/** Readers ask every few minutes; for a minute they need not, and for five more an old answer will do (RFC 5861). */
const CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=300";

/**
 * With a hub, caches in between ask each time: it fetches the feed as soon as it is told, and would be handed the old one,
 * find nothing new and tell nobody. Such caches must not serve it stale either (RFC 9111 section 5.2.2.10).
 */
const CACHE_CONTROL_WITH_HUB = "public, max-age=60, s-maxage=0";

/** A feed as it will be stored, in UTF-8. */
export const feedDocument = (channel: Channel, path: string, mediaType: string, text: string): Document => ({
  path,
  body: new TextEncoder().encode(text),
  contentType: `${mediaType}; charset=utf-8`,
  cacheControl: webAddress(channel.hub) ? CACHE_CONTROL_WITH_HUB : CACHE_CONTROL,
});
