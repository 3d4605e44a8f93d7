import { foldName } from "./calendar-names.ts";
import { parseCompactDate } from "./compact-date.ts";
import { asciiDigits } from "./digits.ts";
import { findMentions } from "./mentions.ts";
import type { Reading } from "./reading.ts";
import { isFull, isPlausible, type WrittenDate } from "./written-date.ts";

/** A date in a path, a day where one is there, else a month or a year; without time of day. */
export interface PathDate {
  readonly date: WrittenDate;
  /** As it stands: `2025-03-11`, `2025/03/11`. */
  readonly quote: string;
}

/**
 * The date in a path's last name, else in its folders: `2025-03-11-title`, `20250311`, `26Apr2009minutes`, `2025/03/11/title`,
 * `2025/mar/11/title`. A year at the front of a name ("2024-election-guide") is what the text is about; only a folder that
 * is nothing but a year says when.
 */
export const findPathDate = (path: string, reading: Reading): PathDate | undefined => {
  const segments = path.replace(/\.\p{L}{1,8}$/u, "").split("/");
  for (const segment of segments.toReversed()) {
    const found = inName(segment, reading);
    if (found) return found;
  }
  return inFolders(segments, reading);
};

const inName = (name: string, reading: Reading): PathDate | undefined => {
  if (/^[^\p{Nd}]*$/u.test(name)) return undefined; // no digit, no day
  for (const { 0: digits, index } of asciiDigits(name).matchAll(STANDING_DIGITS)) {
    const date = parseCompactDate(digits);
    if (date) return { date: withoutTime(date), quote: name.slice(index, index + digits.length) };
  }
  if (/^\d*$/.test(name)) return undefined; // no day, and folders of a month are many
  // "_" is a letter to no one but a programmer.
  const found = findMentions(name.replaceAll("_", "-"), reading).find(({ date, range }) => isFull(date) && !range);
  return found && { date: withoutTime(found.date), quote: name.slice(found.start, found.end) };
};

/** Digits that stand by themselves: not the middle of a hash or of a longer number. */
const STANDING_DIGITS = /(?<![\p{L}\p{N}])\d{8}(?:T?\d{4}(?:\d{2})?)?(?![\p{L}\p{N}])/gu;

const inFolders = (segments: readonly string[], reading: Reading): PathDate | undefined => {
  const at = segments.findIndex((segment, index) => YEAR.test(asciiDigits(segment)) && index < segments.length - 1);
  if (at === -1) return undefined;
  const [year = "", monthName = "", dayName = ""] = segments.slice(at, at + 3);
  const day = DAY.exec(asciiDigits(dayName))?.[0];
  const inYear = { year: Number(asciiDigits(year)) };
  const inMonth = { ...inYear, month: monthIn(asciiDigits(monthName), reading) };
  const onDay = { ...inMonth, day: Number(day) };
  if (day && isPlausible(onDay)) return { date: onDay, quote: `${year}/${monthName}/${dayName.slice(0, day.length)}` };
  return isPlausible(inMonth) ? { date: inMonth, quote: `${year}/${monthName}` } : { date: inYear, quote: `${year}/` };
};

const YEAR = /^(?:19|20)\d\d$/u;
const DAY = /^(?:0?[1-9]|[12]\d|3[01])(?![\p{L}\p{N}])/u;

/** 0 where the folder is no month. */
const monthIn = (folder: string, { names }: Reading): number =>
  /^\d{1,2}$/u.test(folder) ? Number(folder) : (names.months.get(foldName(folder)) ?? 0);

const withoutTime = ({ time: _time, zone: _zone, ...day }: WrittenDate): WrittenDate => day;
