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

/**
 * True for a day that a text, a name or an address can give its article: not later than the file's last-modified and a
 * day, for zones and slow clocks. Metadata may name a later one, which is an embargo; but only a day is.
 */
export const isReached = (claim: Claim, page: Page): boolean =>
  (claim.mayBeFuture === true && isFull(claim.date)) || isPast(claim, page);

/** True for what can have happened when the file was last changed: no article was changed later, whatever it declares. */
export const isPast = ({ date }: Claim, { reading }: Page): boolean => {
  const instant = toInstant(date, reading.timeZone);
  return reading.latest === undefined || instant === undefined || instant.at <= reading.latest;
};
