import type { Image } from "#model/article.ts";
import type { Channel } from "#model/channel.ts";
import type { Instant } from "#model/dates.ts";
import type { Attachment, Entry, Episode } from "#model/entry.ts";
import { cleanStrings } from "#model/xml-characters.ts";
import { entryUpdated, type Moment, publishedDate, revisedDate } from "./feed-dates.ts";
import { plainText, singleLine } from "./feed-text.ts";
import { entryAddress, webAddress } from "./links.ts";
import { clip } from "./pages/clip.ts";

/**
 * What all three formats say of one entry. Each takes its values from here and from nowhere else, so that the three
 * agree: clean, trimmed, addresses absolute, and nothing in it that a format would have to refuse.
 */
export interface FeedEntry {
  readonly id: string;
  /** Where a reader is sent. */
  readonly address: string;
  readonly title: string | undefined;
  /** For the format that cannot do without a title: the article's own first words, else its file's name. */
  readonly standInTitle: string;
  /** Plain text, as the article has it. */
  readonly summary: string | undefined;
  /** The summary, else the first words of the text; for feeds that carry no more, and for RSS, which needs one. */
  readonly opening: string;
  /** Sanitized HTML; absent where the channel carries summaries only, or the article has no text. */
  readonly html: string | undefined;
  /** Absent for the undated. */
  readonly published: Instant | undefined;
  /** Absent where no date can be shown. */
  readonly revised: Instant | undefined;
  /** Never absent: what Atom writes. */
  readonly updated: Moment;
  /** The channel's author where the article names none: readers do not look further up for one. */
  readonly authors: readonly { readonly name: string; readonly url: string | undefined }[];
  readonly source: { readonly name: string; readonly url: string | undefined } | undefined;
  /** BCP 47; only where it differs from the channel's. */
  readonly language: string | undefined;
  readonly tags: readonly string[];
  /** The picture that stands for the article. */
  readonly image: FeedImage | undefined;
  readonly attachments: readonly Attachment[];
  /** The one that RSS encloses. */
  readonly enclosure: (Attachment & { readonly length: number }) | undefined;
  readonly episode: Episode | undefined;
  /** What the values above rest on. */
  readonly beliefs: Entry;
}

export interface FeedImage {
  readonly url: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Its caption, else what it shows. */
  readonly description: string | undefined;
  readonly credit: string | undefined;
}

/** The entry as the formats write it. */
export const feedEntry = (channel: Channel, entry: Entry): FeedEntry => {
  const clean = cleanStrings({ ...entry, text: entry.text.slice(0, FIRST_WORDS), notices: [] });
  const title = plainText(clean.title?.value);
  const summary = plainText(clean.summary?.value);
  const text = summary ? "" : singleLine(clean.text);
  const authors = clean.authors.flatMap(({ value }) => named(value) ?? []);
  const standInTitle = title ?? (clip(singleLine(summary ?? text), STAND_IN_TITLE) || lastPart(clean.id));
  const attachments = clean.attachments.flatMap(writableAttachment);
  return {
    id: plainText(clean.id) ?? "",
    address: entryAddress(channel, clean),
    title,
    standInTitle,
    summary,
    opening: summary ?? (clip(text, OPENING) || standInTitle),
    html: channel.content === "full" ? plainText(clean.html) : undefined,
    published: publishedDate(clean),
    revised: revisedDate(clean),
    updated: entryUpdated(channel, clean),
    authors: authors.length > 0 ? authors : channelAuthor(channel),
    source: named(clean.source?.value),
    language: differing(clean.language?.value, channel.language),
    tags: [...new Set(clean.tags.flatMap((tag) => plainText(tag) ?? []))],
    image: clean.images.flatMap(writableImage)[0],
    attachments,
    enclosure: findEnclosure(attachments),
    episode: clean.episode,
    beliefs: clean,
  };
};

/** Code points: a headline's length, and a paragraph's. */
const STAND_IN_TITLE = 80;
const OPENING = 280;

/** UTF-16 units of the text that are looked at for them; half a pair at the end is dropped with what XML forbids. */
const FIRST_WORDS = 2000;

/** `tag:host,2025:news/harvest.md` → `harvest.md`: the name a person gave the file. */
const lastPart = (id: string): string => {
  const part = /[^/:]+(?=[/:]*$)/.exec(id.trim())?.[0] ?? id;
  try {
    return plainText(cleanStrings(decodeURIComponent(part))) ?? part;
  } catch {
    return part; // a `%` that escapes nothing
  }
};

const channelAuthor = ({ author }: Channel): FeedEntry["authors"] => {
  const standIn = named(cleanStrings(author));
  return standIn ? [standIn] : [];
};

const named = (value: { readonly name: string; readonly url?: string } | undefined) => {
  const name = plainText(value?.name);
  return name ? { name, url: webAddress(value?.url) } : undefined;
};

/** RFC 5646's form, which Atom's grammar enforces; a tag in another form is no statement a reader could use. */
const differing = (language: string | undefined, around: string): string | undefined =>
  language && /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(language) && language.toLowerCase() !== around.toLowerCase()
    ? language
    : undefined;

const writableImage = ({ url: address, width, height, alt, caption, credit }: Image): FeedImage[] => {
  const url = webAddress(address);
  if (!url) return [];
  const description = plainText(caption) ?? plainText(alt);
  return [{ url, width: positive(width), height: positive(height), description, credit: plainText(credit) }];
};

/** An attachment is worth naming with an address and a media type (RFC 6838 section 4.2); its size may be unknown. */
const writableAttachment = ({ url: address, type: declared, title, ...sizes }: Attachment): Attachment[] => {
  const url = webAddress(address);
  const type = plainText(declared);
  if (!url || !type || !/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[^\r\n]*)?$/.test(type)) return [];
  const [length, duration, width, height] = [sizes.length, sizes.duration, sizes.width, sizes.height].map(positive);
  const name = plainText(title);
  return [
    {
      url,
      type,
      ...(length && { length }),
      ...(duration && { duration }),
      ...(width && { width }),
      ...(height && { height }),
      ...(name && { title: name }),
    },
  ];
};

/** A whole number above 0; a size of nothing is not known. */
const positive = (size: number | undefined): number | undefined =>
  size !== undefined && Number.isSafeInteger(size) && size > 0 ? size : undefined;

/** RSS needs the length in bytes. Where several have one, what is to be heard or seen goes before what is to be read. */
const findEnclosure = (attachments: readonly Attachment[]): FeedEntry["enclosure"] => {
  const measured = attachments.flatMap((attachment) =>
    attachment.length === undefined ? [] : [{ ...attachment, length: attachment.length }],
  );
  return measured.find(({ type }) => /^(?:audio|video)\//.test(type)) ?? measured[0];
};
