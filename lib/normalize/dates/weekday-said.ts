import { latestWeekday } from "./backward.ts";
import { type Day, isSameDay } from "./calendar.ts";
import { type CalendarNames, foldName } from "./calendar-names.ts";
import type { Page } from "./page.ts";

const LEDE = 6;

/**
 * The first weekday the text names in its first blocks, "on Tuesday", and not as part of a date. It is no date, but it can
 * agree with one.
 */
export const findWeekdaySaid = ({ body, reading }: Page): SaidWeekday | undefined => {
  const pattern = weekdayPattern(reading.names);
  for (const { text, mentions } of body.slice(0, LEDE)) {
    for (const { 0: name, index } of text.matchAll(pattern)) {
      const weekday = reading.names.weekdays.get(foldName(name));
      const start = index - (ON.exec(text.slice(Math.max(0, index - 4), index))?.[0].length ?? 0);
      const end = index + name.length;
      const isPartOfDate = mentions.some((mention) => start < mention.end && end > mention.start);
      if (weekday !== undefined && !isPartOfDate) return { weekday, quote: text.slice(start, end) };
    }
  }
  return undefined;
};

const ON = /(?<![\p{L}\p{M}])(?:on|am)\s$/iu;

interface SaidWeekday {
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly quote: string;
}

/** True when a story of `day` would call it by that weekday: news looks backward, so it is the latest such day. */
export const fitsWeekday = (day: Day, weekday: number): boolean => isSameDay(latestWeekday(day, weekday), day);

const patterns = new WeakMap<CalendarNames, RegExp>();

const weekdayPattern = (names: CalendarNames): RegExp => {
  const known = patterns.get(names);
  if (known) return known;
  // Short Latin forms ("sun", "mer", "so") are words of their own.
  const spelt = [...names.weekdays.keys()].filter((name) => name.length >= 5 || !/^\p{Script=Latin}/u.test(name));
  // Unicode's folding of case costs half of the search, and plain names do without.
  const made = new RegExp(`(?:${spelt.join("|")})(?!s)`, spelt.every((name) => /^[a-z]+$/.test(name)) ? "gi" : "giu");
  patterns.set(names, made);
  return made;
};
