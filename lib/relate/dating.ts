import { dayNumber, ONE_EVENT, weekdayOf } from "./calendar.ts";
import type { Clues, SaidWeekday, YearlessDay } from "./clues.ts";
import { independent, isAllowed, type Witness } from "./witnesses.ts";

/** The day an undated text is of, as its siblings show it. */
export interface SiblingDate {
  readonly day: number;
  readonly precision: "day" | "near-day";
  /** The words of the subject that it rests on. */
  readonly quote: string;
  /** The reports that it rests on, the nearest first. */
  readonly witnesses: readonly Witness[];
  readonly confidence: number;
  /** What spoke for it or held it back, for `explain`. */
  readonly notes: readonly string[];
}

/** What the subject is asked. */
interface Case {
  readonly clues: Clues;
  readonly said: SaidWeekday | undefined;
  /** All that are heard, copies included. */
  readonly heard: readonly Witness[];
  /** One for each independent text. */
  readonly voices: readonly Witness[];
}

/**
 * Dates an undated text by the dated reports beside it, the nearest first, or refuses, which is the normal case: without a
 * day or a weekday of its own to agree with, the nearest report's day is right for every fifth text only.
 */
export const dateBySiblings = (
  clues: Clues,
  said: SaidWeekday | undefined,
  heard: readonly Witness[],
): SiblingDate | undefined => {
  const asked: Case = { clues, said, heard, voices: independent(heard) };
  const found = clues.day ? byYearlessDay(clues.day, asked) : said && byWeekday(said, asked);
  return found && isAllowed(found.day, clues) ? found : undefined;
};

/**
 * "March 11" gets its year from the reports of that day. A dateline is the text's own day, and one report of those days tells
 * its year. A day named in the body may be that of something earlier; that reports of the very day tell the same speaks
 * against it, and two of them settle it.
 */
const byYearlessDay = (named: YearlessDay, { voices }: Case): SiblingDate | undefined => {
  const dayBeside = ({ day }: Witness) => nearestYear(named, day);
  const reach = named.dateline ? ONE_EVENT : 0;
  const agreeing = voices.filter((voice) => Math.abs(dayBeside(voice) - voice.day) <= reach);
  const [first, second] = agreeing;
  if (!first || !isAtLeast(first, LEADING)) return undefined;
  const day = dayBeside(first);
  const otherYears = voices.filter((voice) => dayBeside(voice) !== day && isNearly(voice, first));
  if (otherYears.length >= agreeing.length || agreeing.some((voice) => dayBeside(voice) !== day)) return undefined;
  const settled = named.dateline || (second !== undefined && !isOutvoted(day, agreeing, voices));
  return {
    day,
    precision: settled ? "day" : "near-day",
    quote: named.quote,
    witnesses: agreeing,
    confidence: named.dateline && second ? 0.96 : 0.93,
    notes: [
      named.count > 1
        ? `the text says “${named.quote}” ${named.count} times; the year is theirs`
        : "the year is theirs",
      ...(settled ? [] : ["one report alone leaves a day more or less"]),
    ],
  };
};

/** That month and day in the year that brings it nearest to `beside`. */
const nearestYear = ({ month, day }: YearlessDay, beside: number): number => {
  const year = new Date(beside * 86_400_000).getUTCFullYear();
  const days = [year - 1, year, year + 1].map((each) => dayNumber(each, month, day));
  return days.reduce((best, each) => (Math.abs(each - beside) < Math.abs(best - beside) ? each : best));
};

/** What one report must have in common with the text to date it alone. */
const CLOSE = { cosine: 0.35, shared: 16 };
/** What the nearest must have in common with it; those beside it may have less. */
const LEADING = { cosine: 0.25, shared: 12 };

const isAtLeast = (witness: Witness, least: { readonly cosine: number; readonly shared: number }): boolean =>
  witness.cosine >= least.cosine && witness.shared >= least.shared;

/**
 * "On Tuesday", and reports of a Tuesday. Two independent ones of the same day date the text, when nothing speaks of the day
 * after and the text says the same in more than one way; else, and with one that is close, it is that day more or less one.
 * Reports of another day's weekday vouch for nothing.
 */
const byWeekday = (said: SaidWeekday, { clues, heard, voices }: Case): SiblingDate | undefined => {
  const matching = voices.filter(({ day }) => weekdayOf(day) === said.weekday);
  const days = [...new Set(matching.map(({ day }) => day))];
  const supportOf = (day: number) => matching.filter((voice) => voice.day === day);
  const [day, rival] = days.sort((a, b) => supportOf(b).length - supportOf(a).length);
  if (day === undefined || (rival !== undefined && supportOf(rival).length === supportOf(day).length)) return undefined;
  const witnesses = supportOf(day);
  const [first, second] = witnesses;
  if (!first || !isAtLeast(first, LEADING) || isOutvoted(day, witnesses, voices)) return undefined;
  const found = { day, quote: said.quote, witnesses };
  if (!second) {
    const signs = signsOf(said, clues, witnesses);
    if (!isAtLeast(first, CLOSE) || first !== voices[0] || signs.length === 0) return undefined;
    return {
      ...found,
      precision: "near-day",
      confidence: 0.95,
      notes: [...signs, "one report alone leaves a day more or less"],
    };
  }
  const doubts = doubtsOf(second, said, clues, heard);
  const signs = signsOf(said, clues, witnesses);
  if (doubts.length > 0 || signs.length < 2)
    return { ...found, precision: "near-day", confidence: 0.95, notes: [...signs, ...doubts] };
  return { ...found, precision: "day", confidence: signs.length > 2 ? 0.93 : 0.9, notes: signs };
};

/** What speaks for the text being of the day after: papers tell on Wednesday what happened "on Tuesday". */
const doubtsOf = (
  second: Witness,
  { weekday }: SaidWeekday,
  { weekdays }: Clues,
  heard: readonly Witness[],
): string[] => [
  ...(heard.some(({ day, cosine }) => day > second.day && day <= second.day + 2 && cosine >= second.cosine)
    ? ["a report of a day or two later is as near"]
    : []),
  ...((weekdays[(weekday + 1) % 7] ?? 0) > 0 ? ["the text names the weekday after as well"] : []),
];

/** What else speaks for that very day. */
const signsOf = ({ weekday, quote }: SaidWeekday, { weekdays }: Clues, witnesses: readonly Witness[]): string[] => {
  const times = weekdays[weekday] ?? 0;
  return [
    ...(times > 1 ? [`the text names the weekday of “${quote}” ${times} times`] : []),
    ...((weekdays[(weekday + 6) % 7] ?? 0) > 0 ? ["it tells of the day before by its weekday"] : []),
    ...(witnesses.some(({ report }) => report.signature.said?.weekday === weekday)
      ? ["another report of the day names the same weekday"]
      : []),
    ...(witnesses.length > 2 ? ["more than two reports are of that day"] : []),
  ];
};

/**
 * True when as many reports of other weeks stand as near as those of the day: a series whose issues resemble one
 * another, or a story without an end.
 */
const isOutvoted = (day: number, witnesses: readonly Witness[], voices: readonly Witness[]): boolean => {
  const [first] = witnesses;
  const others = voices.filter((voice) => Math.abs(voice.day - day) > ONE_EVENT && first && isNearly(voice, first));
  return others.length >= witnesses.length;
};

const isNearly = (voice: Witness, first: Witness): boolean => voice.cosine >= 0.6 * first.cosine;
