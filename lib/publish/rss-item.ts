import { renderRfc822, renderRfc3339 } from "#model/dates.ts";
import type { Attachment } from "#model/entry.ts";
import type { FeedEntry, FeedImage } from "./feed-entry.ts";
import { asHtml } from "./feed-text.ts";
import { escapeHexadecimally } from "./rss-text.ts";
import { cdataSections, escapeAttribute } from "./xml.ts";

/**
 * One `<item>`, indented for its place in the channel. Not through `feed`: of all that stands here it writes only link,
 * guid, category and enclosure right, and it takes three times as long for what every entry goes through.
 */
export const rssItem = (entry: FeedEntry): string => {
  const { title, address, id, published, opening, html, tags, authors, revised, source, language } = entry;
  const enclosure = rssEnclosure(entry);
  const media = entry.attachments.filter(({ url }) => url !== enclosure?.url);
  return [
    "        <item>",
    // Escaped once, not in CDATA: that would leave some readers in doubt whether it is HTML (rss-text.ts).
    text("title", title),
    text("link", address),
    text("guid", id, { isPermaLink: "false" }),
    // The undated have none, and a date keeps the day its source wrote.
    text("pubDate", published && renderRfc822(published)),
    // HTML, and before content:encoded for readers that take the last they meet.
    cdata("description", asHtml(opening)),
    cdata("content:encoded", html),
    ...tags.map((tag) => text("category", tag)),
    // RSS allows one, with a known length.
    enclosure && empty("enclosure", { length: enclosure.length, type: enclosure.type, url: enclosure.url }),
    // RSS's `author` is one mail address; the channel's mail stands where RSS has a place for it, in `managingEditor`.
    ...authors.map(({ name }) => text("dc:creator", name)),
    // RSS has no word for an update; Atom's moves where guid and pubDate stay.
    text("atom:updated", revised && renderRfc3339(revised)),
    // Not RSS's `source`: its `url` is the feed an item was copied from, which an outlet's name does not tell.
    text("dc:source", source?.name),
    text("dc:language", language),
    entry.image && mediaImage(entry.image),
    ...media.map(mediaAttachment),
    "        </item>",
  ]
    .filter((line) => line !== undefined)
    .join("\n");
};

/** The enclosure: the first attachment whose bytes are known. */
export const rssEnclosure = ({ attachments }: Pick<FeedEntry, "attachments">): Attachment | undefined =>
  attachments.find(({ length }) => length !== undefined);

/** Media RSS, for the picture and for attachments beyond the enclosure. */
const mediaImage = ({ url, description, credit }: FeedImage): string =>
  parent("media:content", { url, medium: "image" }, [
    text("media:description", description, { type: "plain" }, INNER),
    text("media:credit", credit, {}, INNER),
  ]);

const mediaAttachment = ({ url, type, length, title }: Attachment): string =>
  parent("media:content", { url, type, fileSize: length }, [text("media:title", title, { type: "plain" }, INNER)]);

type Attributes = Readonly<Record<string, string | number | undefined>>;

const OUTER = "            ";
const INNER = "                ";

const text = (name: string, value: string | undefined, about?: Attributes, indent = OUTER): string | undefined =>
  value === undefined ? undefined : `${indent}<${name}${attributes(about)}>${escapeHexadecimally(value)}</${name}>`;

const cdata = (name: string, html: string | undefined): string | undefined =>
  html && `${OUTER}<${name}><![CDATA[${cdataSections(html).join("]]><![CDATA[")}]]></${name}>`;

const empty = (name: string, about: Attributes): string => `${OUTER}<${name}${attributes(about)}/>`;

const parent = (name: string, about: Attributes, children: readonly (string | undefined)[]): string => {
  const lines = children.filter((line) => line !== undefined);
  return lines.length === 0
    ? empty(name, about)
    : `${OUTER}<${name}${attributes(about)}>\n${lines.join("\n")}\n${OUTER}</${name}>`;
};

const attributes = (values: Attributes = {}): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value), escapeHexadecimally)}"`)
    .join("");
