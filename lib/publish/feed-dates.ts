import type { Channel } from "#model/channel.ts";
import { type Instant, isDated } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";

/** What the formats can write: a moment and the zone it is counted in. */
export type Moment = Pick<Instant, "at" | "offset">;

/** The publication date a feed may show: the source states at least the day. The undated have none (never "now"). */
export const publishedDate = ({ published }: Pick<Entry, "published">): Instant | undefined =>
  showable(published?.value);

/**
 * When the article last changed, where a date can be shown for it: the stated update, else the publication.
 * The later of the two: a day stated for the update begins before the minute stated for the publication.
 */
export const revisedDate = (entry: Pick<Entry, "published" | "updated">): Instant | undefined => {
  const published = publishedDate(entry);
  const updated = showable(entry.updated?.value);
  if (!updated || !published) return updated ?? published;
  return updated.at < published.at ? published : updated;
};

/**
 * Atom's `updated`, which no entry may lack (RFC 4287 section 4.2.15): the stated update or publication, else the bound
 * that orders the undated entry, else the founding day. A function of entry and configuration, never of the clock.
 */
export const entryUpdated = (
  channel: Pick<Channel, "idAuthority" | "timeZone">,
  entry: Pick<Entry, "published" | "updated" | "bound">,
): Moment =>
  revisedDate(entry) ?? writable(entry.bound?.value) ?? writable(entry.published?.value) ?? foundingDay(channel);

/** The feed's own `updated`: that of its newest entry, the founding day while there is none. */
export const feedUpdated = (
  channel: Pick<Channel, "idAuthority" | "timeZone">,
  entries: readonly Pick<Entry, "published" | "updated" | "bound">[],
): Moment =>
  entries
    .map((entry) => entryUpdated(channel, entry))
    .reduce<Moment | undefined>((newest, moment) => (newest && newest.at >= moment.at ? newest : moment), undefined) ??
  foundingDay(channel);

/** The day in the id authority at 00:00 in the channel's zone; RFC 4151 also writes it as `2025-03` or `2025`. */
export const foundingDay = ({ idAuthority, timeZone }: Pick<Channel, "idAuthority" | "timeZone">): Moment => {
  const [year = "", month = "1", day = "1"] = idAuthority.date.split("-");
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
  const first = offsetAt(timeZone, local);
  const offset = offsetAt(timeZone, local - first * 60);
  return { at: local - offset * 60, offset };
};

/**
 * Whether a feed can say it right: RFC 3339 has four digits for the year, RFC 822 readers take `0050` for 1950, and the
 * first day of 1970 is where a counter begins, not a date. What cannot be said right is not said, and the entry stands.
 */
export const isWritable = ({ at, offset }: Moment): boolean => {
  const year = new Date((at + offset * 60) * 1000).getUTCFullYear();
  return (
    Number.isSafeInteger(at) && Math.abs(at) > DAY && Math.abs(offset) <= WIDEST_OFFSET && year >= 1000 && year <= 9999
  );
};

/** In seconds. */
const DAY = 86_400;

/** In minutes: the farthest a clock may stand from UTC in XML Schema's dateTime, which Atom writes (RFC 4287 section 3.3). */
const WIDEST_OFFSET = 14 * 60;

export const writable = (instant: Instant | undefined): Instant | undefined =>
  instant && isWritable(instant) ? instant : undefined;

const showable = (instant: Instant | undefined): Instant | undefined =>
  instant && isDated(instant) ? writable(instant) : undefined;

/** Minutes east of UTC that the zone keeps at a moment, in seconds since 1970. */
const offsetAt = (timeZone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(at * 1000);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};
