import { dayNumber, weekdayOf } from "./calendar.ts";
import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { findWeekdaySaid } from "./weekday-said.ts";
import { isFull } from "./written-date.ts";

/** Characters; what is longer is no date alone. */
const LINE_LENGTH = 40;

/**
 * The one full date that has a line of its own further down, above the words of a speech or a statement that the lede
 * speaks of, and speaks of by the weekday of that date: "issued a statement on Wednesday" and below "November 9, 2005".
 */
export const findSpokenDays = (page: Page): readonly Claim[] => {
  const short = page.body.filter(({ text }) => text.length <= LINE_LENGTH);
  const lines = short.flatMap(({ text, mentions }) =>
    mentions.filter(({ date, range, quote }) => !range && isFull(date) && quote.length >= text.trim().length - 1),
  );
  const days = new Set(lines.map(({ date }) => isFull(date) && dayNumber(date)));
  const [line] = lines;
  if (!line || days.size !== 1 || !isFull(line.date)) return [];
  const said = findWeekdaySaid(page);
  if (!said || said.weekday !== weekdayOf(line.date)) return [];
  return [{ date: line.date, origin: "header", quote: line.quote, confidence: 0.9 }];
};
