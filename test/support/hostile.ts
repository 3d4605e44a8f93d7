import fc from "fast-check";
import type { Image } from "#model/article.ts";
import type { Channel } from "#model/channel.ts";
import type { Instant } from "#model/dates.ts";
import type { Attachment, Entry, Person } from "#model/entry.ts";
import type { Evidence, Origin } from "#model/evidence.ts";
import { channel, entry } from "./feed-articles.ts";

/** Channels and entries with the worst of strings in every field. */

const TOKENS = [
  "]]>",
  "<![CDATA[",
  "&amp;",
  "&",
  "&#0;",
  "&#x26;",
  "<b>",
  "</title>",
  "</item>",
  "<item>",
  "        <item>",
  "</channel>",
  "<?xml?>",
  '"',
  "'",
  ">",
  "\r\n",
  "\r",
  "\t",
  " ",
  "\u0000",
  "\u001b",
  "\u0085",
  "\u00a0",
  "\ud800",
  "\udc00",
  "\ufffe",
  "\uffff",
  "\ufeff",
  "\u2028",
  "é",
  "e\u0301",
  "漢",
  "👩‍🚀",
  "$&",
  "$1",
  "[]",
  "{}",
  "\\",
  "\\u0000",
  "%",
  "%41",
  "__proto__",
];

/** Text made of what breaks markup, of any UTF-16 unit at all, and of letters. */
const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TOKENS),
      fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom("a", "pear", "Z", "7"),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const hostileUrl: fc.Arbitrary<string> = fc.oneof(
  hostileText,
  hostileText.map((tail) => `https://a.example/${tail}`),
  fc.constantFrom("javascript:alert(1)", "data:text/html,x", "//x.example/", "ftp://x.example/"),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);

const instant: fc.Arbitrary<Instant> = fc.record({
  at: fc.oneof(
    fc.integer({ min: -2_000_000_000, max: 4_000_000_000 }),
    fc.constantFrom(0, Number.NaN, 1e15, -62135596800),
  ),
  offset: fc.integer({ min: -2000, max: 2000 }),
  precision: fc.constantFrom("minute", "day", "near-day", "month", "year"),
});

const evidenceOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Evidence<T>> =>
  fc.record(
    {
      value,
      origin: fc.constantFrom<Origin[]>("front-matter", "lede", "last-modified", "siblings"),
      quote: hostileText,
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      derived: fc.boolean(),
      notes: fc.array(hostileText, { maxLength: 2 }),
    },
    { requiredKeys: ["value", "origin", "quote", "confidence"] },
  );

const person: fc.Arbitrary<Person> = fc.record({ name: hostileText, url: hostileUrl }, { requiredKeys: ["name"] });

const image: fc.Arbitrary<Image> = fc.record(
  { url: hostileUrl, alt: hostileText, caption: hostileText, credit: hostileText },
  { requiredKeys: ["url"] },
);

const attachment: fc.Arbitrary<Attachment> = fc.record(
  {
    url: hostileUrl,
    type: fc.oneof(hostileText, fc.constantFrom("audio/mpeg", 'video/mp4; codecs="a&b<c"')),
    length: fc.oneof(fc.nat(), fc.constantFrom(-1, 0.5, Number.NaN, 0)),
    title: hostileText,
  },
  { requiredKeys: ["url", "type"] },
);

export const hostileEntry: fc.Arbitrary<Entry> = fc
  .record(
    {
      id: hostileText.map((tail) => `tag:orchard.example,2025:${tail}x`),
      url: hostileUrl,
      page: hostileText.map((tail) => `articles/${tail}.html`),
      title: evidenceOf(hostileText),
      published: evidenceOf(instant),
      updated: evidenceOf(instant),
      bound: evidenceOf(instant),
      authors: fc.array(evidenceOf(person), { maxLength: 3 }),
      source: evidenceOf(person),
      summary: evidenceOf(hostileText),
      language: evidenceOf(fc.oneof(hostileText, fc.constantFrom("de", "pt-BR", "zh-Hant"))),
      tags: fc.array(hostileText, { maxLength: 3 }),
      status: fc.array(hostileText, { maxLength: 2 }),
      html: hostileText,
      text: hostileText,
      images: fc.array(image, { maxLength: 2 }),
      attachments: fc.array(attachment, { maxLength: 3 }),
      updates: fc.array(fc.record({ time: hostileText, opening: hostileText }), { maxLength: 2 }),
    },
    { requiredKeys: ["id", "page", "authors", "tags", "status", "html", "text", "images", "attachments", "updates"] },
  )
  .map((fields) => ({ ...without(entry()), ...fields }));

/** What every entry of the tests has, without what an entry may lack. */
const without = ({ title: _, ...rest }: Entry): Entry => rest;

export const hostileEntries = fc.uniqueArray(hostileEntry, { maxLength: 4, selector: ({ id }) => id });

export const hostileChannel: fc.Arbitrary<Channel> = fc
  .record(
    {
      title: hostileText,
      description: hostileText,
      language: fc.constantFrom("en", "pt-BR", "ar"),
      timeZone: fc.constantFrom("UTC", "Asia/Riyadh", "America/St_Johns", "Asia/Kathmandu"),
      content: fc.constantFrom("full", "summary"),
      author: fc.record(
        { name: hostileText, url: hostileUrl, email: fc.oneof(hostileText, fc.emailAddress()) },
        { requiredKeys: ["name"] },
      ),
      hub: hostileUrl,
      rights: hostileText,
      image: hostileUrl,
    },
    { requiredKeys: ["title", "description", "language", "timeZone", "content"] },
  )
  .map((fields) => ({ ...channel, ...fields }));

/** The text as a reader should get it, said over from XML 1.0 sections 2.2 and 2.11, a character at a time. */
export const asRead = (text: string): string =>
  Array.from(text)
    .filter((character) => isAllowed(character.codePointAt(0) ?? 0))
    .join("")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .trim();

const isAllowed = (point: number): boolean =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point < 0x7f) ||
  (point >= 0xa0 && point < 0xd800) ||
  (point > 0xdfff && point < 0xfffe) ||
  point > 0xffff;
