import { foldName } from "./calendar-names.ts";
import { readTime, readTimeBefore } from "./clock-time.ts";
import { type Beginning, type DateForm, dateForms } from "./date-forms.ts";
import { asciiDigits } from "./digits.ts";
import type { Reading } from "./reading.ts";
import { isPlausible, type WrittenDate } from "./written-date.ts";

/** A date where it stands in a text. */
export interface Mention {
  readonly date: WrittenDate;
  readonly form: DateForm["name"];
  /** One of several days, "15 – 16 September", or the hours of an event, "19:00 – 21:00": dates no text. */
  readonly range: boolean;
  readonly start: number;
  /** Behind the date, its time and its zone. */
  readonly end: number;
  /** The text from `start` to `end`. */
  readonly quote: string;
}

/**
 * Every absolute date of a text, in its order: with or without year, day, weekday, time. Days that do not exist, years
 * nobody can mean and numeric dates of unsettled order are left out.
 */
export const findMentions = (text: string, reading: Reading): readonly Mention[] => {
  const plain = asciiDigits(text);
  const found: Mention[] = [];
  const { beginning } = dateForms(reading.names);
  for (const { 0: digits, index } of plain.matchAll(DIGITS)) {
    const begins = BEGINNINGS[digits.length];
    if (!begins) continue;
    for (const form of beginning[begins]) {
      form.pattern.lastIndex = index;
      const match = form.pattern.exec(plain);
      const mention = match && mentionIn(text, plain, match, form, reading);
      if (mention) found.push(mention);
    }
  }
  let end = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((mention) => {
      const free = mention.start >= end;
      if (free) end = mention.end;
      return free;
    });
};

const DIGITS = /[0-9]+/g;

/** What digits can begin by their number. */
const BEGINNINGS: Readonly<Record<number, Beginning>> = { 1: "day", 2: "day", 4: "year" };

const mentionIn = (
  text: string,
  plain: string,
  match: RegExpExecArray,
  { name, read }: DateForm,
  reading: Reading,
): Mention | undefined => {
  const groups = match.groups ?? {};
  const first = match.index - (groups.lead?.length ?? 0);
  const { weekday, length } = name === "month" ? NO_WEEKDAY : weekdayBefore(plain, first, reading);
  const written = read(groups, reading, weekday);
  if (!written || !isPlausible(written)) return undefined;
  const isDay = written.day !== undefined;
  const dateStart = first - length;
  const dateEnd = match.index + match[0].length;
  const after = isDay ? readTime(plain, dateEnd, reading.timeZone) : undefined;
  const before = isDay && !after ? readTimeBefore(plain, dateStart, reading.timeZone) : undefined;
  const { end: _edge, ...time } = after ?? before ?? { end: 0 };
  const start = before?.end ?? dateStart;
  const end = after?.end ?? dateEnd;
  return {
    date: { ...written, ...(weekday !== undefined && { weekday }), ...time },
    form: name,
    range: groups.range !== undefined || (after !== undefined && HOURS.test(plain.slice(end, end + REACH))),
    start,
    end,
    quote: text.slice(start, end),
  };
};

/** Behind a time: another one, at which it ends. A hyphen without spaces begins a zone sooner. */
const HOURS =
  /^(?:\suhr|\s?h)?(?:\s-\s|\s?[–—]\s?|\s(?:to|until|bis|à|a|alle|hasta|tot|do)\s)\d{1,2}(?:[:.h]\d{2}|\s?[ap]\.?m)/iu;
const REACH = 16;

const NO_WEEKDAY = { weekday: undefined, length: 0 };

/** The weekday in front of a date that begins at `index`, and how many characters it and its marks take. */
const weekdayBefore = (
  text: string,
  index: number,
  { names }: Reading,
): { readonly weekday: number | undefined; readonly length: number } => {
  const pattern = dateForms(names).weekdayBefore;
  pattern.lastIndex = index;
  const { lead = "", weekday = "" } = pattern.exec(text)?.groups ?? {};
  return { weekday: names.weekdays.get(foldName(weekday)), length: lead.length };
};
