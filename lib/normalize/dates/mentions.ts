import { readTime, readTimeBefore } from "./clock-time.ts";
import { type DateForm, dateForms } from "./date-forms.ts";
import { asciiDigits } from "./digits.ts";
import type { Reading } from "./reading.ts";
import { isPlausible, type WrittenDate } from "./written-date.ts";

/** A date where it stands in a text. */
export interface Mention {
  readonly date: WrittenDate;
  readonly form: DateForm["name"];
  /** One of several days, "15 – 16 September": dates no text. */
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
  if (!/\p{Nd}/u.test(text)) return [];
  const plain = asciiDigits(text);
  const found = dateForms(reading.names)
    .flatMap((form) => [...plain.matchAll(form.pattern)].map((match) => mentionIn(text, plain, match, form, reading)))
    .filter((mention) => mention !== undefined)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((mention) => {
    const free = mention.start >= end;
    if (free) end = mention.end;
    return free;
  });
};

const mentionIn = (
  text: string,
  plain: string,
  match: RegExpExecArray,
  { name, read }: DateForm,
  reading: Reading,
): Mention | undefined => {
  const groups = match.groups ?? {};
  const written = read(groups, reading);
  if (!written || !isPlausible(written)) return undefined;
  const dateStart = match.index - (groups.lead?.length ?? 0);
  const dateEnd = match.index + match[0].length;
  const isDay = written.day !== undefined;
  const after = isDay ? readTime(plain, dateEnd, reading.timeZone) : undefined;
  const before = isDay && !after ? readTimeBefore(plain, dateStart, reading.timeZone) : undefined;
  const { end: _edge, ...time } = after ?? before ?? { end: 0 };
  const start = before?.end ?? dateStart;
  const end = after?.end ?? dateEnd;
  return {
    date: { ...written, ...time },
    form: name,
    range: groups.range !== undefined,
    start,
    end,
    quote: text.slice(start, end),
  };
};
