import type { Notice } from "#model/evidence.ts";
import type { Claim } from "./claim.ts";
import { describeLiveTimes, findLiveTimes } from "./live-times.ts";
import type { Page } from "./page.ts";

/**
 * What an undated article still says about its date, for an editor and for its siblings: a day of some year
 * ("March 11"), the clock times of some day.
 */
export const describeUndated = (page: Page, claims: readonly Claim[]): readonly Notice[] => {
  const day = claims.find(({ date }) => date.day !== undefined)?.quote ?? mostNamedDay(page);
  const times = findLiveTimes(page.updates, page.reading.timeZone);
  return [
    ...(day === undefined ? [] : [yearUnknown(day, countOf(day, page))]),
    ...(times ? [dayUnknown(describeLiveTimes(times), `${times.first}, ${times.last}`)] : []),
  ];
};

const yearUnknown = (quote: string, count: number): Notice => ({
  rule: "year-unknown",
  reason: `The text says “${quote}”${count > 1 ? ` (${count} times)` : ""} and nothing in it tells the year.`,
  quote,
});

const dayUnknown = (times: string, quote: string): Notice => ({
  rule: "day-unknown",
  reason: `The page gives clock times and no day for them: ${times}.`,
  quote,
});

/**
 * The day without a year that the text names most often, if it does so twice or in its first paragraphs: a day named once
 * further down is some other day. Of several the first.
 */
const mostNamedDay = (page: Page): string | undefined => {
  const yearless = page.body.map(({ mentions }) =>
    mentions.filter(({ date, range }) => !range && date.year === undefined).map(({ quote }) => quote),
  );
  const counts = countsOf(yearless.flat());
  const opening = new Set(yearless.slice(0, OPENING).flat());
  let most: string | undefined;
  for (const [quote, count] of counts) {
    if ((count > 1 || opening.has(quote)) && count > (counts.get(most ?? "") ?? 0)) most = quote;
  }
  return most;
};

const OPENING = 2;

const countsOf = (quotes: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const quote of quotes) counts.set(quote, (counts.get(quote) ?? 0) + 1);
  return counts;
};

const countOf = (quote: string, { body }: Page): number =>
  body.flatMap(({ mentions }) => mentions).filter((mention) => mention.quote === quote).length;
