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
  const segments = asciiDigits(path).split("/");
  const name = (segments.at(-1) ?? "").replace(/\.\p{L}{1,8}$/u, "");
  return inName(name, reading) ?? inFolders(segments, reading);
};

const inName = (name: string, reading: Reading): PathDate | undefined => {
  for (const { 0: digits } of name.matchAll(STANDING_DIGITS)) {
    const date = parseCompactDate(digits);
    if (date) return { date: dayOf(date), quote: digits };
  }
  // "_" is a letter to no one but a programmer.
  const found = findMentions(name.replaceAll("_", "-"), reading).find(({ date, range }) => isFull(date) && !range);
  return found && { date: dayOf(found.date), quote: name.slice(found.start, found.end) };
};

/** Digits that stand by themselves: not the middle of a hash or of a longer number. */
const STANDING_DIGITS = /(?<![\p{L}\p{N}])\d{8}(?:T?\d{4}(?:\d{2})?)?(?![\p{L}\p{N}])/gu;

const inFolders = (segments: readonly string[], reading: Reading): PathDate | undefined => {
  const at = segments.findIndex((segment, index) => YEAR.test(segment) && index < segments.length - 1);
  if (at === -1) return undefined;
  const [year = "", month = "", day = ""] = segments.slice(at, at + 3);
  const date = { year: Number(year), month: monthIn(month, reading), day: Number(DAY.exec(day)?.[0] ?? Number.NaN) };
  if (isPlausible(date) && isFull(date)) return { date, quote: [year, month, DAY.exec(day)?.[0]].join("/") };
  const { year: only, month: named } = date;
  if (isPlausible({ year: only, month: named }) && named > 0)
    return { date: { year: only, month: named }, quote: `${year}/${month}` };
  return isPlausible({ year: only }) ? { date: { year: only }, quote: `${year}/` } : undefined;
};

const YEAR = /^(?:19|20)\d\d$/u;
const DAY = /^(?:0?[1-9]|[12]\d|3[01])(?![\p{L}\p{N}])/u;

const monthIn = (segment: string, { names }: Reading): number =>
  /^\d{1,2}$/u.test(segment) ? Number(segment) : (names.months.get(foldName(segment)) ?? 0);

const dayOf = ({ year, month, day }: WrittenDate): WrittenDate => ({
  ...(year !== undefined && { year }),
  ...(month !== undefined && { month }),
  ...(day !== undefined && { day }),
});
