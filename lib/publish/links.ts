import type { Channel } from "#model/channel.ts";
import type { Entry } from "#model/entry.ts";

/** Where the documents of the site stand, below `public/`. */
export const paths = {
  rss: "rss.xml",
  atom: "atom.xml",
  json: "feed.json",
  index: "index.html",
  style: "style.css",
  about: "about.html",
  topics: "topics.html",
  notFound: "404.html",
  opml: "feeds.opml",
  sitemap: "sitemap.xml",
  robots: "robots.txt",
} as const;

/** The absolute address of a document of ours, from its path below `public/`. */
export const feedAddress = ({ siteUrl }: Pick<Channel, "siteUrl">, path: string): string =>
  PLAIN.test(path)
    ? folderOf(siteUrl) + path
    : rfc3986(new URL(path.toWellFormed().split("/").map(encodeURIComponent).join("/"), siteUrl));

/** Paths that an address holds as they are, and of which no segment is `.` or `..`: nearly all of ours. */
const PLAIN = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\/?$/;

/** Where the paths of a site begin. Parsed once for each site, and not for each of its addresses. */
const folderOf = (siteUrl: string): string => {
  const known = folders.get(siteUrl);
  if (known !== undefined) return known;
  const folder = rfc3986(new URL(".", siteUrl));
  folders.set(siteUrl, folder);
  return folder;
};

const folders = new Map<string, string>();

/** The absolute address of our own page of the article, whether or not the article has an address of its own. */
export const pageAddress = (channel: Pick<Channel, "siteUrl">, entry: Pick<Entry, "page">): string =>
  feedAddress(channel, entry.page);

/** Where a reader of the feed is sent: to the article's own address, else to our page. */
export const entryAddress = (channel: Pick<Channel, "siteUrl">, entry: Pick<Entry, "url" | "page">): string =>
  webAddress(entry.url) ?? pageAddress(channel, entry);

/** The absolute address of the site as a whole. */
export const siteAddress = (channel: Pick<Channel, "siteUrl">): string => rfc3986(new URL(channel.siteUrl));

/**
 * The address as it may stand in any of the formats: absolute, `http:` or `https:`, percent-encoded; `undefined` for
 * everything else, `javascript:` and `data:` above all (promise P6).
 */
export const webAddress = (address: string | undefined): string | undefined => {
  const url = address === undefined ? null : URL.parse(address);
  return url && /^https?:$/.test(url.protocol) && HOST.test(url.hostname) ? rfc3986(url) : undefined;
};

/** A registered name or an address in brackets. WHATWG URL lets `{` and `"` through, which RFC 3986 section 3.2.2 does not. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])$/;

/**
 * WHATWG URL leaves `|`, `[`, `{`, `^` and a bare `%` as they are in a path or query, and a second `#` in a fragment.
 * RFC 3986 does not allow them, and JSON Feed's `uri`, the W3C validator and strict readers hold us to it.
 */
const rfc3986 = ({ href }: URL): string => {
  const [, authority = "", path = "", fragment = ""] = /^([^/]*\/\/[^/?#]*)([^#]*)(.*)$/s.exec(href) ?? [];
  return authority + encode(path) + fragment.slice(0, 1) + encode(fragment.slice(1));
};

const encode = (part: string): string =>
  part.replace(/%(?![\da-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gi, encodeURIComponent);
