import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { isFull, toInstant, type WrittenDate } from "./written-date.ts";

/**
 * The claim that wins: the first that knows its year. Where that one knows only a month or a year, the first day within
 * it: a file in `2025/03/` with the caption "March 11, 2025". `claims` stand in the order of trust.
 */
export const choose = (claims: readonly Claim[]): Claim | undefined => {
  const strongest = claims.find(({ date }) => date.year !== undefined);
  if (!strongest || isFull(strongest.date)) return strongest;
  return claims.find(({ date }) => isFull(date) && lies(date, strongest.date)) ?? strongest;
};

const lies = (day: WrittenDate, period: WrittenDate): boolean =>
  day.year === period.year && (period.month === undefined || day.month === period.month);

/** True for a claim the file can have seen come: text and names cannot date an article later than its last-modified and a day. */
export const isReached = ({ date, mayBeFuture }: Claim, { reading }: Page): boolean => {
  if (mayBeFuture || reading.latest === undefined) return true;
  const instant = toInstant(date, reading.timeZone);
  return instant === undefined || instant.at <= reading.latest;
};
