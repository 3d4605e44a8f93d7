import type { StatedDay } from "./stated-day.ts";

const MARK = String.raw`[\s./,’'·|_–年月년월-]{1,4}(?:del?\s)?`;
const WORD = String.raw`\p{L}[\p{L}\p{M}]{2,14}\.?`;
const ORDINAL = "(?:st|nd|rd|th|er|º|ª|-?го)?";
const MONTH = String.raw`(?:(?<month>\d{1,2})|${WORD})`;

// Around the number of the day: what stands before it, what behind it. Fixed patterns: to make one for each day costs more
// than to read a page with it.
const BEHIND = new RegExp(String.raw`^${ORDINAL}${MARK}${MONTH}${MARK}(?<year>\d{4}|\d{2})(?!\d)`, "u");
const YEAR_BEHIND = new RegExp(String.raw`^${ORDINAL}${MARK}(?<year>\d{4}|\d{2})(?!\d)`, "u");
const MONTH_BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}])${MONTH}${MARK}$`, "u");
const YEAR_BEFORE = new RegExp(String.raw`(?<!\d)(?<year>\d{4})${MARK}${MONTH}${MARK}$`, "u");
const NAME_BEHIND = new RegExp(`^${ORDINAL}${MARK}(?<name>${WORD})`, "u");
const NAME_BEFORE = new RegExp(String.raw`(?<!\p{L})(?<name>${WORD})\s$`, "u");

/** Characters that a date may have on either side of its day. */
const REACH = 36;

/**
 * True for a text that has the day in any order and any spelling of its month, "11. März 2025", "March 11, 2025", "11.3.25",
 * "2025/03/11", or, by the month's name in `language` (BCP 47) or in English, without its year: "11 de marzo", "Mar 11".
 */
export const showsDay = (text: string, stated: StatedDay, language: string): boolean => {
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    if (digits.length > 2 || Number(digits) !== stated.day) continue;
    const before = text.slice(Math.max(0, index - REACH), index).toLowerCase();
    const behind = text.slice(index + digits.length, index + REACH).toLowerCase();
    if (isWithYear(before, behind, stated) || isNamed(before, behind, stated, language)) return true;
  }
  return false;
};

const isWithYear = (before: string, behind: string, { year, month }: StatedDay): boolean => {
  const isMonth = (found: RegExpExecArray) => Number(found.groups?.month ?? month) === month;
  const isYear = (found: RegExpExecArray) => [year, year % 100].includes(Number(found.groups?.year));
  const dayFirst = /[\p{L}\p{N}]$/u.test(before) ? null : BEHIND.exec(behind);
  if (dayFirst && isMonth(dayFirst) && isYear(dayFirst)) return true;
  const yearLast = YEAR_BEHIND.exec(behind);
  const monthFirst = yearLast && isYear(yearLast) ? MONTH_BEFORE.exec(before) : null;
  if (monthFirst && isMonth(monthFirst)) return true;
  const yearFirst = /^\d/.test(behind) ? null : YEAR_BEFORE.exec(before);
  return yearFirst !== null && isMonth(yearFirst) && isYear(yearFirst);
};

const isNamed = (before: string, behind: string, { month }: StatedDay, language: string): boolean => {
  const names = [NAME_BEHIND.exec(behind), NAME_BEFORE.exec(before)].flatMap((found) => found?.groups?.name ?? []);
  return names.some((name) => monthNames(language, month).includes(name.replace(/\.$/, "")));
};

const known = new Map<string, readonly string[]>();

/** The names of a month, long and short. Asked for rarely, and then for pages of one language. */
const monthNames = (language: string, month: number): readonly string[] => {
  const tag = /^[a-z]{2,3}(?=-|$)/i.exec(language)?.[0] ?? "en";
  const key = `${tag} ${month}`;
  const names = known.get(key) ?? [tag, "en"].flatMap((locale) => namesIn(locale, month));
  known.set(key, names);
  return names;
};

const namesIn = (locale: string, month: number): readonly string[] =>
  (["long", "short"] as const).flatMap((form) =>
    new Intl.DateTimeFormat(locale, { month: form, day: "numeric", timeZone: "UTC" })
      .formatToParts(Date.UTC(2000, month - 1, 15))
      .flatMap(({ type, value }) => (type === "month" ? [value.toLowerCase().replace(/\.$/, "")] : [])),
  );
