import { endOfPeriod, type Instant, isDated } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import { type CalendarNames, calendarNames, dayNumber, dayOf } from "./calendar.ts";
import { REACH } from "./words.ts";

/** A weekday that the beginning of a text names as that of its news: "on Tuesday". */
export interface SaidWeekday {
  /** 0 is Sunday. */
  readonly weekday: number;
  /** As it stands there. */
  readonly quote: string;
}

/** What an undated text knows of its date. */
export interface Clues {
  /** How often the text names each weekday, Sunday first. */
  readonly weekdays: readonly number[];
  /** A day without its year that the text names as its own, or as its news'. */
  readonly day?: YearlessDay;
  /** The first and the last calendar day it can be of, as numbers since 1970-01-01. */
  readonly first?: number;
  readonly last?: number;
}

/** "March 11". */
export interface YearlessDay {
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly quote: string;
  /** How often the text says so. */
  readonly count: number;
  /** It opens the story behind the place, and so is the text's own day and no day it tells of. */
  readonly dateline: boolean;
}

/** Characters in which the news is told; below, weekdays belong to other stories. */
const OPENING = 700;

/**
 * The first weekday the opening names as the news' own: not as part of a date, and neither next, last nor every week's.
 */
export const findSaidWeekday = (text: string, language: string): SaidWeekday | undefined => {
  const opening = text.slice(0, OPENING);
  const names = calendarNames(language);
  for (const { start, end, weekday } of weekdaysIn(opening, names)) {
    const before = opening.slice(Math.max(0, start - 16), start);
    if (OTHER_WEEK.test(before) || isPartOfDate(before, opening.slice(end, end + 20), names)) continue;
    const preposition = /(?:^|[\s(“"])((?:on|am)\s)$/iu.exec(before)?.[1] ?? "";
    return { weekday, quote: preposition + opening.slice(start, end) };
  }
  return undefined;
};

interface NamedWeekday {
  readonly weekday: number;
  readonly start: number;
  readonly end: number;
}

/** Every weekday a text names, in its order; not "Tuesday's", which is a thing of that day. */
const weekdaysIn = (text: string, { weekdays }: CalendarNames): readonly NamedWeekday[] => {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return []; // a letter that grows, as İ does: places would not fit
  const found: NamedWeekday[] = [];
  for (const [name, weekday] of weekdays) {
    for (let start = lower.indexOf(name); start !== -1; start = lower.indexOf(name, start + 1)) {
      const end = start + name.length;
      if (!LETTER_BEFORE.test(lower.charAt(start - 1)) && !GOES_ON.test(lower.slice(end, end + 2)))
        found.push({ weekday, start, end });
    }
  }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start }, index, all) => start !== all[index - 1]?.start);
};

const LETTER_BEFORE = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;
const GOES_ON = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}]|['’]s)/u;

const OTHER_WEEK =
  /(?:\b(?:next|last|every|each|this coming|following|previous|until|till|since|by|before|from)|nächste[nr]?|letzte[nr]?|vergangene[nr]?|jede[nr]?|seit|bis|prochain|dernier|depuis|próximo|pasado|cada)\s+$/iu;

const isPartOfDate = (before: string, after: string, names: CalendarNames): boolean => {
  const [next] = /\p{L}+/u.exec(/^[\s,.(]{0,3}(?:the |den |le )?\d{0,2}[\s.]*\p{L}+/u.exec(after)?.[0] ?? "") ?? [];
  return (
    /^[\s,.(]{0,3}\d/u.test(after) || /\d[\s,(]{0,3}$/u.test(before) || names.months.has(next?.toLowerCase() ?? "")
  );
};

/** What an entry without a day of its own knows of it; `undefined` for the dated. */
export const findClues = (entry: Entry, language: string): Clues | undefined => {
  const { published, updated, bound } = entry;
  if (published && isDated(published.value)) return undefined;
  const text = entry.text.slice(0, REACH);
  const names = calendarNames(language);
  const weekdays = [0, 0, 0, 0, 0, 0, 0];
  for (const { weekday } of weekdaysIn(text, names)) weekdays[weekday] = (weekdays[weekday] ?? 0) + 1;
  const ends = [published, updated].flatMap((stated) => (stated ? [lastDayOf(stated.value)] : []));
  // A day more, for zones and for clocks that are slow.
  if (bound?.origin === "last-modified") ends.push(dayOf(bound.value) + 1);
  const first = Math.max(published ? dayOf(published.value) : -Infinity, latestDayIn(text, names) ?? -Infinity);
  const last = Math.min(...ends);
  const day = yearlessDay(entry, text, names);
  return {
    weekdays,
    ...(day && { day }),
    ...(Number.isFinite(first) && { first }),
    ...(Number.isFinite(last) && { last }),
  };
};

const lastDayOf = (instant: Instant): number => dayOf({ at: endOfPeriod(instant), offset: instant.offset });

/** Characters of a quote that are kept. */
const QUOTED = 48;

/** The day whose year the reader of dates missed: it says so in a notice. */
const yearlessDay = (entry: Entry, text: string, names: CalendarNames): YearlessDay | undefined => {
  const quote = entry.notices.find(({ rule }) => rule === "year-unknown")?.quote;
  if (!quote) return undefined;
  const numbers = (quote.match(/\d{1,2}(?!\d|:)/gu) ?? []).map(Number);
  const words = quote.toLowerCase().match(/\p{L}+/gu) ?? [];
  const named = words.map((word) => names.months.get(word)).find((month) => month !== undefined);
  const [month, day] = named === undefined ? numbers : [named, numbers[0]];
  if (!month || !day || month > 12 || day > 31) return undefined;
  const dateline =
    text.startsWith(quote) && named !== undefined && !names.months.has(words[0] ?? "") && words.length > 1;
  return { month, day, quote: quote.slice(0, QUOTED), count: text.split(quote).length - 1, dateline };
};

/** The latest full date that a text names, as a number since 1970-01-01: news is no older than what it tells of. */
const latestDayIn = (text: string, { months }: CalendarNames): number | undefined => {
  let latest: number | undefined;
  for (const { 0: year, index } of text.matchAll(YEAR)) {
    const before = text.slice(Math.max(0, index - REACH_BACK), index);
    const iso = ISO_REST.exec(text.slice(index + 4, index + 11));
    const written = MONTH_FIRST.exec(before) ?? DAY_FIRST.exec(before);
    const month = iso ? Number(iso[1]) : months.get(written?.groups?.month?.toLowerCase() ?? "");
    const day = Number(iso?.[2] ?? written?.groups?.day);
    if (month && day) latest = Math.max(latest ?? -Infinity, dayNumber(Number(year), month, day));
  }
  return latest;
};

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
const REACH_BACK = 24;
const ISO_REST = /^-(\d\d)-(\d\d)(?!\d)/;
const MONTH_FIRST = /(?<month>\p{L}+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? $/u;
const DAY_FIRST = /(?<day>\d{1,2})(?:st|nd|rd|th|º|\.)? (?:de |of )?(?<month>\p{L}+)\.?,?(?: de)? $/u;
