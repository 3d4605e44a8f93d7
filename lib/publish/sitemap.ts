import type { Channel } from "#model/channel.ts";
import { type Instant, isDated, renderDay, renderRfc3339 } from "#model/dates.ts";
import type { Document } from "#model/document.ts";
import { writable } from "./feed-dates.ts";
import { feedAddress } from "./links.ts";
import { parentElement, textElement } from "./xml.ts";

/** A page as a search engine is told of it. */
export interface SitemapPage {
  /** Below `public/`. */
  readonly path: string;
  /** When its article last changed, where that is known to the day. */
  readonly modified?: Instant | undefined;
}

/**
 * One sitemap (sitemaps.org, protocol 0.9): pages of this site alone, for search engines refuse addresses of other
 * hosts. An article whose original stands elsewhere is not listed: its page names another canonical one.
 * @param path of the sitemap itself, below `public/`; it may list what lies in its own folder and below
 * @throws RangeError over the protocol's 50,000 pages
 */
export const renderSitemap = (channel: Channel, path: string, pages: readonly SitemapPage[]): Document =>
  sitemapDocument(
    path,
    "urlset",
    pages.map((page) =>
      parentElement("url", [
        textElement("loc", feedAddress(channel, page.path)),
        textElement("lastmod", page.modified && dateOf(page.modified)),
      ]),
    ),
  );

/**
 * The sitemap of sitemaps, which robots.txt names. It carries no dates: they would change it with every article.
 * @param path of the index itself, below `public/`
 * @param sitemaps their paths below `public/`
 * @throws RangeError over the protocol's 50,000 sitemaps
 */
export const renderSitemapIndex = (channel: Channel, path: string, sitemaps: readonly string[]): Document =>
  sitemapDocument(
    path,
    "sitemapindex",
    sitemaps.map((sitemap) => parentElement("sitemap", [textElement("loc", feedAddress(channel, sitemap))])),
  );

const sitemapDocument = (path: string, root: "urlset" | "sitemapindex", children: readonly string[]): Document => {
  if (children.length > MOST) throw new RangeError(`${path} would list ${children.length}; a sitemap may list ${MOST}`);
  const xml = parentElement(root, children, { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" });
  return {
    path,
    body: new TextEncoder().encode(`<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`),
    contentType: "application/xml; charset=utf-8",
    cacheControl: "public, max-age=3600",
  };
};

const MOST = 50_000;

/** W3C date and time: a moment where the minute is known, else the bare day; of what cannot be written right, nothing. */
const dateOf = (instant: Instant): string | undefined => {
  const known = isDated(instant) ? writable(instant) : undefined;
  return known && (known.precision === "minute" ? renderRfc3339(known) : renderDay(known));
};
