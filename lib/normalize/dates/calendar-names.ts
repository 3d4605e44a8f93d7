import { ofMonth, onWeekday } from "./inflected-names.ts";

/** What a language calls its months and weekdays. The keys are folded with `foldName`. */
export interface CalendarNames {
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** "today", "heute", "aujourd’hui". */
  readonly today: readonly string[];
}

// English stands here and not in Intl's tables because every run needs it and asking Intl costs ten milliseconds of a
// cold start. With the abbreviations of newspapers.
const ENGLISH: CalendarNames = {
  months: numbered(
    "january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec",
    1,
  ),
  weekdays: numbered(
    "sunday sun|monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|saturday sat",
    0,
  ),
  today: ["today"],
};

// Languages whose countries name the months differently (آذار in Damascus is مارس in Cairo), or that have two scripts.
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  ar: ["ar-SY", "ar-MA", "ar-DZ", "ar-EG"],
  sr: ["sr-Latn", "sr-Cyrl"],
  uz: ["uz-Latn", "uz-Cyrl"],
};

const cache = new Map<string, CalendarNames>([["en", ENGLISH]]);

/**
 * The names of a language (BCP 47) and, since half the world's metadata is in it, of English; the language's own reading
 * wins where both use a word. Taken from Intl (CLDR): long and short, as a month stands alone and as it stands beside a
 * day ("март", "11 марта"). A tag that Intl does not know gives the English names.
 */
export const calendarNames = (tag: string): CalendarNames => {
  const language = languageOf(tag);
  const known = cache.get(language);
  if (known) return known;
  const locales = [...(REGIONS[language] ?? []), language].filter(isKnown);
  const names: CalendarNames = {
    months: new Map([...ENGLISH.months, ...locales.flatMap(monthNames)]),
    weekdays: new Map([...ENGLISH.weekdays, ...locales.flatMap(weekdayNames)]),
    today: [...new Set([...ENGLISH.today, ...locales.map(todayIn)])],
  };
  cache.set(language, names);
  return names;
};

/** The form under which a name is looked up: one case, composed, without the full stop of an abbreviation. */
export const foldName = (name: string): string => name.normalize("NFC").toLowerCase().replace(/\.$/u, "");

/** The language subtag, `de` of `de-AT`. */
export const languageOf = (tag: string): string => tag.split(/[-_]/u, 1)[0]?.toLowerCase() ?? "";

/** True where Intl has data for the tag; false for what is no language tag at all. */
export const isKnown = (tag: string): boolean => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false; // RangeError: not well formed
  }
};

const monthNames = (locale: string): [string, number][] => {
  const dates = Array.from({ length: 12 }, (_, index) => Date.UTC(2024, index, 5));
  const long = namesIn(locale, { month: "long" }, dates);
  const widths = [
    long,
    namesIn(locale, { month: "long", day: "numeric" }, dates),
    namesIn(locale, { month: "short" }, dates),
    namesIn(locale, { month: "short", day: "numeric" }, dates),
    long.map((name) => ofMonth(name, languageOf(locale))),
  ];
  return dates.flatMap((_, index) =>
    [...widths.map((names) => names[index] ?? ""), ...shortened(long, index)]
      .filter(isName)
      .map((name): [string, number] => [name, index + 1]),
  );
};

const weekdayNames = (locale: string): [string, number][] => {
  const dates = Array.from({ length: 7 }, (_, weekday) => Date.UTC(2024, 8, 1 + weekday)); // it began on a Sunday
  const widths = [namesIn(locale, { weekday: "long" }, dates), namesIn(locale, { weekday: "short" }, dates)];
  const [long = []] = widths;
  return [...widths, long.map((name) => onWeekday(name, languageOf(locale)))]
    .flatMap((names) => names.map((name, weekday): [string, number] => [name, weekday]))
    .filter(([name]) => isName(name));
};

const namesIn = (locale: string, options: Intl.DateTimeFormatOptions, dates: readonly number[]): readonly string[] => {
  const format = new Intl.DateTimeFormat(locale, {
    ...options,
    calendar: "gregory",
    numberingSystem: "latn",
    timeZone: "UTC",
  });
  const type = options.weekday ? "weekday" : "month";
  return dates.map((date) => foldName(format.formatToParts(date).find((part) => part.type === type)?.value ?? ""));
};

const todayIn = (locale: string): string =>
  foldName(new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "day"));

// Newspapers cut names where CLDR does not ("Sep." in Spanish): three or four letters, where only one month begins so.
const shortened = (long: readonly string[], index: number): readonly string[] =>
  [3, 4]
    .map((length) => [...(long[index] ?? "")].slice(0, length).join(""))
    .filter((short) => /^\p{L}{3,}$/u.test(short) && long.filter((name) => name.startsWith(short)).length === 1);

// "3月" and Lithuania's "03" are numbers, which the numeric forms read.
const isName = (name: string): boolean => /\p{L}/u.test(name) && !/^\d/u.test(name);

function numbered(names: string, first: number): ReadonlyMap<string, number> {
  return new Map(
    names.split("|").flatMap((group, index) => group.split(" ").map((name) => [name, index + first] as const)),
  );
}
