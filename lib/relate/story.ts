import { dayNumber, dayOf, ONE_EVENT, weekdayOf } from "./calendar.ts";
import type { Neighbour } from "./neighbours.ts";
import type { Signature } from "./signature.ts";

/** How many reports a story lists beside the subject. */
const LISTED = 5;

// Columns, series and the releases of one office resemble one another as much as two reports of an event do, and more.
// Where their days agree, the resemblance of reports is enough; where nothing is known of them, it must be great.
const OF_ONE_DAY = { cosine: 0.25, shared: 10 };
const OF_ANY_DAY = { cosine: 0.4, shared: 18 };

/**
 * The ids of the reports of the subject's event, the nearest first, five at most. `day` is the subject's (since 1970-01-01),
 * stated or inferred, where there is one.
 */
export const storyOf = (subject: Signature, day: number | undefined, neighbours: readonly Neighbour[]): string[] => {
  const own: Time = { ...timeOf(subject), ...(day !== undefined && { first: day, last: day, day }) };
  return neighbours
    .filter(({ report, cosine, shared }) => {
      const theirs = timeOf(report.signature);
      const least = agree(own, theirs) ? OF_ONE_DAY : OF_ANY_DAY;
      return cosine >= least.cosine && shared >= least.shared && canBeOneEvent(own, theirs);
    })
    .slice(0, LISTED)
    .map(({ report }) => report.id);
};

/** What is known of a report's time; days are numbers since 1970-01-01. */
interface Time {
  readonly day?: number;
  /** No earlier, no later. */
  readonly first?: number;
  readonly last?: number;
  /** "March 11", as the day of the year, and whether it is the report's own. */
  readonly inYear?: number;
  readonly isOwn?: boolean;
  /** 0 is Sunday. */
  readonly weekday?: number;
}

const timeOf = ({ date, clues, said }: Signature): Time => {
  const { first, last, day: yearless } = clues ?? {};
  const day = date && dayOf(date);
  return {
    ...(day !== undefined && { day, first: day, last: day, inYear: dayOfYear(day), isOwn: true }),
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    ...(yearless && { inYear: placeInYear(yearless.month, yearless.day), isOwn: yearless.dateline }),
    ...(said && { weekday: said.weekday }),
  };
};

/** True when both tell something of their day and it is the same: two days, "March 11", "on Tuesday". */
const agree = (a: Time, b: Time): boolean => {
  if (a.day !== undefined && b.day !== undefined) return Math.abs(a.day - b.day) <= ONE_EVENT;
  if (a.inYear !== undefined && b.inYear !== undefined) return apartInYear(a.inYear, b.inYear) <= ONE_EVENT;
  const [day, weekday] = a.day === undefined ? [b.day, a.weekday] : [a.day, b.weekday];
  return day !== undefined && weekdayOf(day) === weekday;
};

const canBeOneEvent = (a: Time, b: Time): boolean => {
  if ((a.first ?? -Infinity) > (b.last ?? Infinity) + ONE_EVENT) return false;
  if ((b.first ?? -Infinity) > (a.last ?? Infinity) + ONE_EVENT) return false;
  if (a.inYear === undefined || b.inYear === undefined || !a.isOwn || !b.isOwn) return true;
  return apartInYear(a.inYear, b.inYear) <= ONE_EVENT;
};

const LEAP_YEAR = 2024;

const placeInYear = (month: number, day: number): number =>
  dayNumber(LEAP_YEAR, month, day) - dayNumber(LEAP_YEAR, 1, 1);

const dayOfYear = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return placeInYear(date.getUTCMonth() + 1, date.getUTCDate());
};

/** Days between two in the circle of the year. */
const apartInYear = (a: number, b: number): number => Math.min(Math.abs(a - b), 366 - Math.abs(a - b));
