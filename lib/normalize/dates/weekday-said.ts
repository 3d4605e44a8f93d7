import { latestWeekday } from "./backward.ts";
import { type Day, isSameDay } from "./calendar.ts";
import { type CalendarNames, foldName } from "./calendar-names.ts";
import type { Page } from "./page.ts";

const LEDE = 6;

/** The first weekday the text names, in its first blocks: "on Tuesday". No date, but it can agree with one. */
export const findWeekdaySaid = ({
  body,
  reading,
}: Page): { readonly weekday: number; readonly quote: string } | undefined => {
  const pattern = weekdayPattern(reading.names);
  for (const { text } of body.slice(0, LEDE)) {
    const found = pattern.exec(text);
    const weekday = reading.names.weekdays.get(foldName(found?.groups?.name ?? ""));
    if (found && weekday !== undefined) return { weekday, quote: found[0] };
  }
  return undefined;
};

/** True when a story of `day` would call it by that weekday: news looks backward, so it is the latest such day. */
export const fitsWeekday = (day: Day, weekday: number): boolean => isSameDay(latestWeekday(day, weekday), day);

const patterns = new WeakMap<CalendarNames, RegExp>();

const weekdayPattern = (names: CalendarNames): RegExp => {
  const known = patterns.get(names);
  if (known) return known;
  // Short Latin forms ("sun", "mer", "so") are words of their own.
  const spelt = [...names.weekdays.keys()].filter((name) => name.length >= 5 || !/^\p{Script=Latin}/u.test(name));
  const made = new RegExp(String.raw`(?:(?<![\p{L}\p{M}])(?:on|am)\s)?(?<name>${spelt.join("|")})(?!s)`, "iu");
  patterns.set(names, made);
  return made;
};
