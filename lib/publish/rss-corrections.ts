import type { Enclosure, Extension } from "feed";
import { renderRfc822, renderRfc3339 } from "#model/dates.ts";
import type { Attachment } from "#model/entry.ts";
import type { FeedAuthor, FeedChannel } from "./feed-channel.ts";
import type { Moment } from "./feed-dates.ts";
import { MEDIA_TYPES } from "./feed-document.ts";
import type { FeedEntry, FeedImage } from "./feed-entry.ts";
import type { FeedLinks } from "./feed-position.ts";
import { asHtml } from "./feed-text.ts";
import { protectAmpersands } from "./rss-text.ts";
import { cdataSections, escapeAttribute } from "./xml.ts";

/**
 * Each correction is an element as xml-js writes it. `feed` puts it in the place of the element it would have written
 * itself where the names are equal, and behind all others where they are not; without elements it takes that one out.
 */
type Correction<T> = (subject: T) => Extension;

/** What `feed` writes wrong or not at all in an item. */
export const itemCorrections = (entry: FeedEntry): Extension[] =>
  [
    plainTitle,
    statedPubDate,
    htmlDescription,
    wholeContent,
    creators,
    itemUpdated,
    itemSource,
    itemLanguage,
    mediaContents,
  ].map((correct) => correct(entry));

/** What `feed` writes wrong or not at all in the channel. */
export const channelCorrections = (channel: FeedChannel, links: FeedLinks, updated: Moment): Extension[] => [
  buildDate(updated),
  managingEditor(channel),
  channelLinks({ ...channel, ...links }),
  archiveMark(links),
];

/** `feed` writes the title in CDATA, which leaves some readers in doubt whether it is HTML (rss-text.ts). */
const plainTitle: Correction<FeedEntry> = ({ title }) => elements("title", title === undefined ? [] : [text(title)]);

/** `feed` writes a pubDate for every item, in UTC; the undated have none, and a date keeps the day its source wrote. */
const statedPubDate: Correction<FeedEntry> = ({ published }) =>
  elements("pubDate", published ? [text(renderRfc822(published))] : []);

/** `description` is HTML; and it must stand before `content:encoded` for readers that take the last they meet. */
const htmlDescription: Correction<FeedEntry> = ({ opening }) => elements("description", [cdata(asHtml(opening))]);

/** xml-js guards the first `]]>` of a CDATA section and lets the second end it. */
const wholeContent: Correction<FeedEntry> = ({ html }) => elements("content:encoded", html ? [cdata(html)] : []);

/**
 * RSS's `author` is one mail address; `feed` repeats it, and puts names there. Names go into `dc:creator`, one each, and
 * the channel's mail stands where RSS has a place for it: `managingEditor`.
 */
const creators: Correction<FeedEntry> = ({ authors }) =>
  elements(
    "dc:creator",
    authors.map(({ name }) => text(name)),
  );

/** RSS has no word for an update; Atom's moves where guid and pubDate stay. */
const itemUpdated: Correction<FeedEntry> = ({ revised }) =>
  elements("atom:updated", revised ? [text(renderRfc3339(revised))] : []);

/** Not RSS's `source`: its `url` is the feed an item was copied from, which an outlet's name does not tell. */
const itemSource: Correction<FeedEntry> = ({ source }) => elements("dc:source", source ? [text(source.name)] : []);

const itemLanguage: Correction<FeedEntry> = ({ language }) => elements("dc:language", language ? [text(language)] : []);

/** Media RSS for the picture and for attachments beyond the enclosure: RSS allows one enclosure, with a known length. */
const mediaContents: Correction<FeedEntry> = (entry) => {
  const enclosed = rssEnclosure(entry)?.url;
  return elements("media:content", [
    ...(entry.image ? [mediaImage(entry.image)] : []),
    ...entry.attachments.filter(({ url }) => url !== enclosed).map(mediaAttachment),
  ]);
};

/**
 * The enclosure: the first attachment whose bytes are known. With type and length given, `feed` derives neither from
 * the file's name.
 */
export const rssEnclosure = ({ attachments }: Pick<FeedEntry, "attachments">): Enclosure | undefined => {
  const first = attachments.find(({ length }) => length !== undefined);
  return first?.length === undefined
    ? undefined
    : { url: first.url, type: escapeAttribute(first.type), length: first.length };
};

/** The newest entry's, in its own zone: `feed` would write it in UTC, and the clock's where it is given none. */
const buildDate: Correction<Moment> = (updated) => elements("lastBuildDate", [text(renderRfc822(updated))]);

const managingEditor: Correction<FeedChannel> = ({ author }) =>
  elements("managingEditor", author?.email ? [text(mailbox(author))] : []);

/**
 * `feed` knows `self` and `hub`; the site as a typed alternate is missing for readers that look for Atom's link, and the
 * links of the archive, which are Atom's in RSS too (RFC 5005 section 4).
 */
const channelLinks: Correction<FeedChannel & FeedLinks> = ({ self, site, hub, current, older }) =>
  elements("atom:link", [
    attributes({ rel: "self", type: MEDIA_TYPES.rss, href: self }),
    attributes({ rel: "alternate", type: "text/html", href: site }),
    ...(hub ? [attributes({ rel: "hub", href: hub })] : []),
    ...(current ? [attributes({ rel: "current", type: MEDIA_TYPES.rss, href: current })] : []),
    ...(older ? [attributes({ rel: "prev-archive", type: MEDIA_TYPES.rss, href: older })] : []),
  ]);

/** Tells a page of the archive from the feed: it is not one to subscribe to (RFC 5005 section 4). */
const archiveMark: Correction<FeedLinks> = ({ current }) => elements("fh:archive", current ? [{}] : []);

const mediaAttachment = ({ url, type, length, title }: Attachment): XmlElement => ({
  ...attributes({ url, type, fileSize: length }),
  ...(title && { "media:title": plainMedia(title) }),
});

const mediaImage = ({ url, description, credit }: FeedImage): XmlElement => ({
  ...attributes({ url, medium: "image" }),
  ...(description && { "media:description": plainMedia(description) }),
  ...(credit && { "media:credit": text(credit) }),
});

const plainMedia = (words: string): XmlElement => ({ ...attributes({ type: "plain" }), ...text(words) });

/** RSS 2.0's form for people, `mail (Name)`. */
const mailbox = ({ name, email }: FeedAuthor): string => `${email} (${name})`;

/** As xml-js writes it: `_text`, `_cdata`, `_attributes`, all else an element inside. */
type XmlElement = Readonly<Record<string, unknown>>;

const text = (words: string): XmlElement => ({ _text: protectAmpersands(words) });

const cdata = (html: string): XmlElement => ({ _cdata: cdataSections(html) });

const attributes = (values: Readonly<Record<string, string | number | undefined>>): XmlElement => ({
  _attributes: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? escapeAttribute(value) : value]),
  ),
});

/** `feed` is typed for one element of a name; xml-js takes a list of them as well, and writes nothing for an empty one. */
const elements = (name: string, list: readonly XmlElement[]): Extension => ({
  name,
  objects: list as object as Record<string, unknown>,
});
