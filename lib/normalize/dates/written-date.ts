import type { Instant, Precision } from "#model/dates.ts";
import { type Day, isRealDay, isSameDay } from "./calendar.ts";
import { offsetAt, type Zone } from "./zone.ts";

/** A date as somebody wrote it: only the parts that stand there, in whatever zone it is meant. */
export interface WrittenDate {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** 0 is Sunday; the name that stands beside the date. */
  readonly weekday?: number;
  /** Seconds since midnight, up to 24:00. */
  readonly time?: number;
  readonly zone?: Zone;
}

/** A date whose day is fully known. */
export type FullDate = WrittenDate & Day;

export const EARLIEST_YEAR = 1900;
export const LATEST_YEAR = 2099;

// What software writes when it knows no date: the zero of Unix (in the Americas still the day before), of a FAT or ZIP
// time stamp, of the old Macintosh, of SQL and spreadsheets.
const ZERO_DAYS: readonly Day[] = [
  { year: 1970, month: 1, day: 1 },
  { year: 1969, month: 12, day: 31 },
  { year: 1980, month: 1, day: 1 },
  { year: 1904, month: 1, day: 1 },
  { year: 1900, month: 1, day: 1 },
];

export const isFull = (date: WrittenDate): date is FullDate =>
  date.year !== undefined && date.month !== undefined && date.day !== undefined;

/**
 * True for a date that can have been meant: its day exists, its year lies in 1900 to 2099 (a newspaper's archive reaches
 * back about so far; year 1 and 9999 are defaults), and it is no zero of a computer's calendar.
 * A day without a year may be 29 February.
 */
export const isPlausible = (date: WrittenDate): boolean => {
  const { year, month, day } = date;
  if (year !== undefined && (year < EARLIEST_YEAR || year > LATEST_YEAR)) return false;
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day === undefined) return true;
  if (month === undefined) return false;
  const written = { year: year ?? 2000, month, day };
  return isRealDay(written) && !(isFull(date) && ZERO_DAYS.some((zero) => isSameDay(zero, written)));
};

/** As precise as it was written: with a clock time `minute`, else `day`, `month`, `year`. */
const precisionOf = (date: WrittenDate): Precision => {
  if (date.month === undefined) return "year";
  if (date.day === undefined) return "month";
  return date.time === undefined ? "day" : "minute";
};

/**
 * The instant a written date names, or `undefined` where the year is missing or the date is not plausible.
 * What names no zone is read on a clock in `channelZone` (IANA). Seconds are kept.
 */
export const toInstant = (date: WrittenDate, channelZone: string): Instant | undefined => {
  if (date.year === undefined || !isPlausible(date)) return undefined;
  const local = Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1) / 1000 + (date.time ?? 0);
  const offset = offsetAt(date.zone ?? channelZone, local);
  return { at: local - offset * 60, offset, precision: precisionOf(date) };
};
