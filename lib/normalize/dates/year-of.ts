import { dayNumber, weekdayOf } from "./calendar.ts";
import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { type FullDate, isFull, isPlausible, type WrittenDate } from "./written-date.ts";

/** A year for a date that was written without one, and what says so. */
interface Year {
  readonly year: number;
  readonly confidence: number;
  readonly note: string;
}

/** Days within which another date of the same file is taken to speak of the same year. */
const NEAR = 7;

/**
 * Gives "March 11" its year where the file itself knows it: from a coarser claim it fits (a folder `2025/03/`), from a
 * full date of the text close to it, or from the weekday beside it. Without such, the claim stays as it is: siblings may
 * know, the clock does not.
 */
export const withYear = (claim: Claim, page: Page, all: readonly Claim[]): Claim => {
  const { date } = claim;
  if (date.year !== undefined || date.month === undefined || date.day === undefined) return claim;
  const found = fromCoarseClaim(date, all) ?? fromNearDate(date, page) ?? fromWeekday(date, page);
  if (!found || !isPlausible({ ...date, year: found.year })) return claim;
  return {
    ...claim,
    date: { ...date, year: found.year },
    confidence: claim.confidence * found.confidence,
    notes: [...(claim.notes ?? []), found.note],
  };
};

const fromCoarseClaim = (date: WrittenDate, all: readonly Claim[]): Year | undefined => {
  const coarse = all.find((claim) => claim.date.year !== undefined && claim.date.day === undefined);
  if (coarse?.date.year === undefined || (coarse.date.month ?? date.month) !== date.month) return undefined;
  return {
    year: coarse.date.year,
    confidence: coarse.date.month ? 1 : 0.97,
    note: `the year from ${coarse.origin} “${coarse.quote}”`,
  };
};

/**
 * "closed on March 10, 2025" beside the dateline "March 11". Anniversaries are the trap ("since 24 May 2019", told on
 * 24 May 2025): the year must be the newest the text names, and nothing may count years.
 */
const fromNearDate = ({ month, day }: WrittenDate, page: Page): Year | undefined => {
  const near = page.body
    .flatMap(({ mentions }) => mentions)
    .find(({ date, range }) => !range && isFull(date) && isNear(date, { ...date, month: month ?? 0, day: day ?? 0 }));
  if (near?.date.year === undefined || near.date.year !== newestYear(page) || COUNTS_YEARS.test(textOf(page)))
    return undefined;
  return { year: near.date.year, confidence: 0.97, note: `the year from “${near.quote}” in the text` };
};

/** "Tuesday, March 11": the latest such day that the file can have seen, if it was a Tuesday and the text's years agree. */
const fromWeekday = ({ month, day, weekday }: WrittenDate, page: Page): Year | undefined => {
  const { latest } = page.reading;
  if (weekday === undefined || latest === undefined || month === undefined || day === undefined) return undefined;
  const now = new Date(latest * 1000).getUTCFullYear();
  const year = Date.UTC(now, month - 1, day) / 1000 <= latest ? now : now - 1;
  const newest = newestYear(page);
  if (newest === undefined || newest < year - 1 || newest > year + 1) return undefined;
  if (weekdayOf({ year, month, day }) !== weekday) return undefined;
  return { year, confidence: 0.96, note: `the year ${year}, in which its weekday fits` };
};

const isNear = (a: FullDate, b: FullDate): boolean => Math.abs(dayNumber(a) - dayNumber(b)) <= NEAR;

const textOf = ({ body }: Page): string => body.map(({ text }) => text).join("\n");

const newestYear = (page: Page): number | undefined => {
  const years = [...textOf(page).matchAll(/(?<![\p{L}\p{N}.,$€£/-])(?:19|20)\d\d(?![\p{L}\p{N}%]|[.,]\d)/gu)].map(
    ({ 0: year }) => Number(year),
  );
  return years.length === 0 ? undefined : Math.max(...years);
};

const COUNTS_YEARS =
  /\b(?:anniversar\p{L}*|years? (?:ago|after|since|later|earlier)|decades?|since|(?:year|quarter|months|period|weeks) end(?:ed|ing)|fiscal)\b/iu;
