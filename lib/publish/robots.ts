import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { feedAddress, paths } from "./links.ts";

/**
 * `robots.txt` (RFC 9309): all may be read, and where the sitemap is. Crawlers ask for it at the top of a host alone; on
 * a site that is served from a folder it is there for whoever owns the host to copy from.
 * @param sitemaps paths below `public/`
 */
export const renderRobots = (channel: Channel, sitemaps: readonly string[] = [paths.sitemap]): Document => ({
  path: paths.robots,
  body: new TextEncoder().encode(
    ["User-agent: *", "Disallow:", "", ...sitemaps.map((path) => `Sitemap: ${feedAddress(channel, path)}`), ""].join(
      "\n",
    ),
  ),
  contentType: "text/plain; charset=utf-8",
  cacheControl: "public, max-age=3600",
});
