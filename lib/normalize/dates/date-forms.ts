import { dayNumber, isRealDay, weekdayOf } from "./calendar.ts";
import { type CalendarNames, foldName, languageOf } from "./calendar-names.ts";
import type { Reading } from "./reading.ts";
import type { WrittenDate } from "./written-date.ts";

export type Beginning = "day" | "year";

type Groups = Readonly<Record<string, string | undefined>>;

/** One way to write a date: what it looks like, and what it says. */
export interface DateForm {
  readonly name: "iso" | "cjk" | "numeric" | "spaced" | "named" | "month";
  /** With what digits it may begin: a day or a month has one or two, a year has four. */
  readonly begins: readonly Beginning[];
  /**
   * Sticky, to be tried where digits begin: every date has some and most words have none. A month's name that stands
   * before them is looked back at and captured as `lead`.
   */
  readonly pattern: RegExp;
  readonly read: (groups: Groups, reading: Reading, weekday: number | undefined) => WrittenDate | undefined;
}

/** The forms of a language, in no order that matters: where two match at one place, the longer is meant. */
export interface DateForms {
  readonly beginning: Readonly<Record<Beginning, readonly DateForm[]>>;
  /** Sticky: what stands before a date when a weekday does, captured as `lead` and `weekday`. */
  readonly weekdayBefore: RegExp;
}

const known = new WeakMap<CalendarNames, DateForms>();

/** The forms in which a language writes its dates. */
export const dateForms = (names: CalendarNames): DateForms => {
  const made = known.get(names) ?? makeForms(names);
  known.set(names, made);
  return made;
};

const makeForms = (names: CalendarNames): DateForms => {
  const forms = makeEach(anyOf(names.months));
  return {
    beginning: {
      day: forms.filter(({ begins }) => begins.includes("day")),
      year: forms.filter(({ begins }) => begins.includes("year")),
    },
    weekdayBefore: form(
      String.raw`(?<=(?<lead>(?<![\p{L}\p{M}])(?<weekday>${anyOf(names.weekdays)})[.,]{0,2}\s{1,3}(?:the\s|den\s|le\s)?))`,
    ),
  };
};

/** The direction mark that CLDR puts into Arabic numeric dates. */
const MARK = "\\u200F?";

const makeEach = (month: string): readonly DateForm[] => {
  const afterMonth = String.raw`(?<=(?<lead>(?<![\p{L}\p{M}])(?<month>${month})\.?[\s-]{1,3}))`;
  const range = String.raw`(?<range>\s?(?:[-–—]|to|and|bis|et|y|und)\s?\d{1,2}(?!\d))?`;
  const ordinal = String.raw`(?:st|nd|rd|th|er|re|º|ª|°|\.)?(?![\d])`;
  return [
    {
      name: "iso", // 2025-03-11, 2025/3/11, 2025.03.11, 2025. 3. 11.
      begins: ["year"],
      pattern: form(
        String.raw`(?<![\d./]|\d-)(?<year>\d{4})(?:(?<mark>[-/.])(?<month>\d{1,2})\k<mark>|\.\s(?<spacedMonth>\d{1,2})\.\s)(?<day>\d{1,2})(?!\d)`,
      ),
      read: numbers,
    },
    {
      name: "cjk", // 2025年3月11日, 2025년 3월 11일, 3月11日
      begins: ["day", "year"],
      pattern: form(
        String.raw`(?<!\d)(?:(?<year>\d{4})\s?[年년]\s?)?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일号號](?:\s?[(（]\p{L}[)）])?`,
      ),
      read: numbers,
    },
    {
      name: "numeric", // 11/03/2025, 11.3.2025, 11-03-25
      begins: ["day"],
      pattern: form(
        String.raw`(?<![\d./:-])(?<first>\d{1,2})${MARK}(?<mark>[-/.])\s?(?<second>\d{1,2})${MARK}\k<mark>\s?(?<year>\d{4}|\d{2})(?![\d]|[./:-]\d)`,
      ),
      read: eitherOrder,
    },
    {
      name: "spaced", // 05 25 2009, where a page lost its punctuation
      begins: ["day"],
      pattern: form(
        String.raw`(?<![\d.,:/$€£-]\s?)(?<first>\d{1,2})\s{1,2}(?<second>\d{1,2})\s{1,2}(?<year>\d{4})(?![\d]|[.,:/-]\d|\s\d)`,
      ),
      read: eitherOrder,
    },
    {
      name: "named", // 3 May 2021, 3. Mai 2021, le 3 mai 2021, 3 de mayo de 2021, 26Apr2009
      begins: ["day"],
      pattern: form(
        String.raw`(?<![\d.,:/$€£-])(?<day>\d{1,2})${ordinal}${range}(?:\s{0,3}|-)(?:of\s|de\s|d['’]|di\s|ב)?(?<month>${month})(?![\p{L}\p{M}])(?:[.,،]{0,2}[\s-]{0,3}(?:(?:de|del|ค\.ศ\.|พ\.ศ\.)\s?)?(?<year>\d{4}|['’]\d{2}|(?<=-)\d{2}|(?<=\s)\d{2}(?=\s{0,3}$))(?!\d))?`,
      ),
      read: named,
    },
    {
      name: "named", // May 3, 2021, May 3rd, Nov. 4, 2019, Tue Mar 11 2025
      begins: ["day"],
      pattern: form(
        String.raw`${afterMonth}(?<day>\d{1,2})${ordinal}(?![:%]|\.\d)${range}(?:(?:\s{0,2}[,.]?\s{0,3}|-)(?<year>\d{4}|['’]\d{2}|(?<=\s)\d{2}(?=\s{0,3}$))(?!\d))?`,
      ),
      read: named,
    },
    {
      name: "named", // 2025. március 11., 2025 m. kovo 11 d.
      begins: ["year"],
      pattern: form(
        String.raw`(?<!\d)(?<year>\d{4})(?:\.\s?|\s(?:(?:m|թ)\.\s)?|-)(?<month>${month})(?![\p{L}\p{M}])\.?[\s-](?<day>\d{1,2})(?!\d|,?\s{1,3}\d{4})\.?`,
      ),
      read: named,
    },
    {
      name: "named", // 2025. gada 11. marts
      begins: ["year"],
      pattern: form(
        String.raw`(?<!\d)(?<year>\d{4})(?:\.\sgada|\sж\.)\s(?<day>\d{1,2})\.?\s(?<month>${month})(?![\p{L}\p{M}])`,
      ),
      read: named,
    },
    {
      name: "month", // March 2025, mars de 2025
      begins: ["year"],
      pattern: form(
        String.raw`(?<=(?<lead>(?<![\p{L}\p{M}]|\d[\s.]{0,2})(?<month>${month})[.,]{0,2}\s{1,3}(?:(?:de|del)\s)?))(?<year>\d{4})(?![\d\p{L}])`,
      ),
      read: named,
    },
    {
      name: "month", // 2025年3月, 2025-03
      begins: ["year"],
      pattern: form(
        String.raw`(?<![\d./-])(?<year>\d{4})(?:\s?[年년]\s?(?<month>\d{1,2})\s?[月월]|-(?<isoMonth>\d{2})(?![\d-]))`,
      ),
      read: ({ year, month: number, isoMonth }) => ({ year: Number(year), month: Number(number ?? isoMonth) }),
    },
  ];

  function named(groups: Groups, reading: Reading): WrittenDate | undefined {
    const { year, month: name, day } = groups;
    if (year === undefined && name !== undefined && VERBS.has(name)) return undefined;
    return {
      ...(year !== undefined && { year: fullYear(year.replace(/^['’]/u, ""), reading) }),
      month: reading.names.months.get(foldName(name ?? "")) ?? 0,
      ...(day !== undefined && { day: Number(day) }),
    };
  }
};

const numbers = (groups: Groups): WrittenDate => ({
  ...(groups.year !== undefined && { year: Number(groups.year) }),
  month: Number(groups.month ?? groups.spacedMonth),
  day: Number(groups.day),
});

/**
 * 11/03/2025 in the order of the language, or the other way round where that gives no day (03/14/2025). Where the order is
 * not settled, only if one of the two is a day that the file can have seen. Two digits at the end are the day in a
 * language that begins with the year, and then this is not the form. A weekday beside it (0 is Sunday) settles it before all.
 */
const eitherOrder = (groups: Groups, reading: Reading, weekday: number | undefined): WrittenDate | undefined => {
  if (reading.order === "year-first" && groups.year?.length === 2) return undefined;
  const year = fullYear(groups.year ?? "", reading);
  const [first, second] = [Number(groups.first), Number(groups.second)];
  const dayFirst = { year, month: second, day: first };
  const monthFirst = { year, month: first, day: second };
  const readings = (reading.order === "month-first" ? [monthFirst, dayFirst] : [dayFirst, monthFirst]).filter(
    isRealDay,
  );
  const onWeekday = weekday === undefined ? [] : readings.filter((date) => weekdayOf(date) === weekday);
  if (onWeekday.length === 1) return onWeekday[0];
  // Nobody puts the month first between full stops.
  const isSettled = reading.order === "day-first" || reading.order === "month-first" || groups.mark === ".";
  if (isSettled || first === second) return readings[0];
  const seen = readings.filter((date) => dayNumber(date) * 86_400 <= (reading.latest ?? Number.POSITIVE_INFINITY));
  return seen.length === 1 ? seen[0] : undefined;
};

/**
 * Two digits are the year that is at most twenty years ahead of the file's last-modified, and less than eighty behind; for
 * a file without, 1950 to 2049. Thailand counts from the Buddha's death, 543 years before.
 */
const fullYear = (digits: string, reading: Reading): number => {
  const year = Number(digits);
  if (digits.length !== 2) return languageOf(reading.language) === "th" && year > 2400 ? year - 543 : year;
  const last = reading.latest === undefined ? 2049 : new Date(reading.latest * 1000).getUTCFullYear() + 20;
  return last - ((((last - year) % 100) + 100) % 100);
};

/** "At least 10 may have died", "ten thousand and 5 march on": English months have capitals. */
const VERBS: ReadonlySet<string> = new Set(["may", "march"]);

const form = (source: string): RegExp => new RegExp(source, "iuy");

/** The names as alternatives, longest first, so that "sept" is not taken for "sep". */
const anyOf = (names: ReadonlyMap<string, number>): string =>
  [...names.keys()]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
    .join("|");
