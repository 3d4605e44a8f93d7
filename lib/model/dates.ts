/** How much of a date its source really states. Only `minute` and `day` become dates in a feed. */
export type Precision = "minute" | "day" | "near-day" | "month" | "year";

/**
 * A point in time as its source states it. The calendar day is the one the source wrote:
 * `at` and `offset` together give it back, in whatever zone the reader sits.
 */
export interface Instant {
  /** Seconds since 1970-01-01T00:00Z. For `day` and coarser: 00:00 of the first day of the period, at `offset`. */
  readonly at: number;
  /** Minutes east of UTC in which the source (or, where it names none, the channel) counts. */
  readonly offset: number;
  readonly precision: Precision;
}

/** RFC 3339 section 5.6 with a numeric offset, `2025-03-11T00:00:00+03:00`. */
export const renderRfc3339 = (instant: Pick<Instant, "at" | "offset">): string =>
  `${localIso(instant).slice(0, 19)}${renderOffset(instant.offset, ":")}`;

/** RFC 822 section 5 with a four-digit year (RFC 1123 5.2.14), as RSS 2.0 asks: `Tue, 11 Mar 2025 00:00:00 +0300`. */
export const renderRfc822 = (instant: Pick<Instant, "at" | "offset">): string => {
  const local = new Date((instant.at + instant.offset * 60) * 1000);
  const [weekday, day, month, year, time] = local.toUTCString().replace(",", "").split(" ");
  return `${weekday}, ${day} ${month} ${year} ${time} ${renderOffset(instant.offset, "")}`;
};

/** The calendar day the source wrote, `2025-03-11`. */
export const renderDay = (instant: Pick<Instant, "at" | "offset">): string => localIso(instant).slice(0, 10);

/** True when a reader may be shown this as a date: the source states at least the day. */
export const isDated = (instant: Instant): boolean => instant.precision === "minute" || instant.precision === "day";

/** The last second of the period the instant names: of its minute, day, month or year. */
export const endOfPeriod = (instant: Instant): number => {
  const { at, offset, precision } = instant;
  if (precision === "minute") return at + 59;
  if (precision === "day") return at + 86_399;
  if (precision === "near-day") return at + 2 * 86_400 - 1;
  const local = new Date((at + offset * 60) * 1000);
  const next =
    precision === "month"
      ? Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1)
      : Date.UTC(local.getUTCFullYear() + 1, 0);
  return next / 1000 - offset * 60 - 1;
};

const localIso = ({ at, offset }: Pick<Instant, "at" | "offset">): string => {
  const local = at + offset * 60;
  if (local !== last.local) last = { local, iso: new Date(local * 1000).toISOString() };
  return last.iso;
};

/** A page says one date in many places. */
let last = { local: 0, iso: "1970-01-01T00:00:00.000Z" };

const renderOffset = (minutes: number, separator: string): string => {
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
};
