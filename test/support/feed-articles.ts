import type { Channel } from "#model/channel.ts";
import type { Instant, Precision } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence, Origin } from "#model/evidence.ts";

/** A channel and entries for the tests of feeds. */

export const channel: Channel = {
  title: "The Orchard Post",
  description: "News from the valley.",
  siteUrl: "https://orchard.example/",
  idAuthority: { name: "orchard.example", date: "2025-02-01" },
  language: "en",
  timeZone: "Asia/Riyadh",
  entriesPerFeed: 50,
  content: "full",
  lastModified: "use",
};

export const evidence = <T>(
  value: T,
  origin: Origin = "front-matter",
  more: Partial<Evidence<T>> = {},
): Evidence<T> => ({
  value,
  origin,
  quote: `as the article has it`,
  confidence: 0.9,
  ...more,
});

/** @param written `2025-03-11T13:41:00+03:00` */
export const instant = (written: string, precision: Precision = "minute"): Instant => {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(written) ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { at: Date.parse(written) / 1000, offset, precision };
};

export const day = (date: string, zone = "+03:00"): Instant => instant(`${date}T00:00:00${zone}`, "day");

/** An entry with everything a feed needs, and whatever else a test says. */
export const entry = (more: Partial<Entry> = {}): Entry => ({ ...bareEntry(), ...more });

/** An entry dated to a day. */
export const dated = (date: string, more: Partial<Entry> = {}): Entry =>
  entry({ published: evidence(day(date), "dateline"), ...more });

const bareEntry = (): Entry => ({
  key: "news/harvest.md",
  id: "tag:orchard.example,2025-02-01:news/harvest.md",
  page: "articles/harvest-0a1b2c3d.html",
  title: evidence("Growers bring in the last pears", "front-matter"),
  authors: [],
  tags: [],
  status: [],
  html: "<p>The last pears are in, and the presses run until midnight.</p>",
  text: "The last pears are in, and the presses run until midnight.",
  images: [],
  attachments: [],
  updates: [],
  draft: false,
  notices: [],
});

/** Takes fields out again, which `exactOptionalPropertyTypes` keeps one from doing with `undefined`. */
export const without = (whole: Entry, ...fields: readonly (keyof Entry)[]): Entry =>
  Object.fromEntries(
    Object.entries(whole).filter(([name]) => !fields.some((field) => field === name)),
  ) as object as Entry;
