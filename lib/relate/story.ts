import { dayNumber, dayOf, ONE_EVENT } from "./calendar.ts";
import type { Neighbour } from "./neighbours.ts";
import type { Signature } from "./signature.ts";

/** How many reports a story lists beside the subject. */
const LISTED = 5;

// Series and columns resemble one another more than two reports of one event do. Where both days are known they part them;
// where not, more must be in common.
const DATED = { cosine: 0.25, shared: 10 };
const UNDATED = { cosine: 0.3, shared: 14 };

/**
 * The ids of the reports of the subject's event, the nearest first, five at most. `day` is the subject's (since 1970-01-01),
 * stated or inferred, where there is one.
 */
export const storyOf = (subject: Signature, day: number | undefined, neighbours: readonly Neighbour[]): string[] => {
  const own = day === undefined ? knownOf(subject) : { first: day, last: day };
  return neighbours
    .filter(({ report, cosine, shared }) => {
      const theirs = knownOf(report.signature);
      const least = own.last !== undefined && theirs.last !== undefined && own.first === own.last ? DATED : UNDATED;
      return cosine >= least.cosine && shared >= least.shared && canBeOneEvent(own, theirs);
    })
    .slice(0, LISTED)
    .map(({ report }) => report.id);
};

/** The days a report can be of, as numbers since 1970-01-01; for a dateline without a year its days in any. */
interface Known {
  readonly first?: number;
  readonly last?: number;
  readonly yearless?: { readonly month: number; readonly day: number };
}

const knownOf = ({ date, clues }: Signature): Known => {
  if (date) return { first: dayOf(date), last: dayOf(date) };
  const { from, until, day } = clues ?? {};
  return {
    ...(from !== undefined && { first: dayOf({ at: from, offset: 0 }) }),
    ...(until !== undefined && { last: dayOf({ at: until, offset: 0 }) }),
    ...(day?.dateline && { yearless: day }),
  };
};

const canBeOneEvent = (a: Known, b: Known): boolean =>
  (a.first ?? -Infinity) <= (b.last ?? Infinity) + ONE_EVENT &&
  (b.first ?? -Infinity) <= (a.last ?? Infinity) + ONE_EVENT &&
  daysApart(a, b) <= ONE_EVENT;

/** Days between two reports in the circle of the year, as far as both have a day in it; else none. */
const daysApart = (a: Known, b: Known): number => {
  const [ours, theirs] = [dayInYear(a), dayInYear(b)];
  if (ours === undefined || theirs === undefined) return 0;
  const apart = Math.abs(ours - theirs);
  return Math.min(apart, 366 - apart);
};

const LEAP_YEAR = 2024;

const dayInYear = ({ first, last, yearless }: Known): number | undefined => {
  if (yearless) return dayNumber(LEAP_YEAR, yearless.month, yearless.day) - dayNumber(LEAP_YEAR, 1, 1);
  if (first === undefined || first !== last) return undefined;
  const date = new Date(first * 86_400_000);
  return dayInYear({ yearless: { month: date.getUTCMonth() + 1, day: date.getUTCDate() } });
};
