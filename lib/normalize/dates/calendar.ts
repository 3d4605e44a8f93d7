/** A day of the Gregorian calendar; `month` counts from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_SECONDS = 86_400;

/** True for days that exist: 29 February in leap years only, never the 31st of June. */
export const isRealDay = ({ year, month, day }: Day): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Days since 1970-01-01 of the proleptic Gregorian calendar. */
export const dayNumber = ({ year, month, day }: Day): number =>
  new Date(0).setUTCFullYear(year, month - 1, day) / (DAY_SECONDS * 1000);

/** The day that is `number` days after 1970-01-01. */
export const dayOfNumber = (number: number): Day => {
  const date = new Date(number * DAY_SECONDS * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** 0 is Sunday, 6 Saturday. */
export const weekdayOf = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

/** The same calendar day. */
export const isSameDay = (a: Day, b: Day): boolean => a.year === b.year && a.month === b.month && a.day === b.day;

/** `2025-03-11`. */
export const renderCalendarDay = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

const twoDigits = (n: number): string => String(n).padStart(2, "0");
