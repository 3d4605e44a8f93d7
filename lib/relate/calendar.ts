/** What a language calls its months and weekdays, in one case. */
export interface CalendarNames {
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
}

// Not asked of Intl, which costs a cold start ten milliseconds: most articles need no other.
const ENGLISH: CalendarNames = {
  months: new Map(
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december|sept"
      .split("|")
      .map((name, index) => [name, index === 24 ? 9 : (index % 12) + 1]),
  ),
  weekdays: new Map(
    "sunday|monday|tuesday|wednesday|thursday|friday|saturday".split("|").map((name, index) => [name, index]),
  ),
};

const known = new Map<string, CalendarNames>([["en", ENGLISH]]);

/** The names of a language (BCP 47) as Intl has them, beside English ones; of a tag that Intl does not know English alone. */
export const calendarNames = (tag: string): CalendarNames => {
  const language = tag.split(/[-_]/u, 1)[0]?.toLowerCase() ?? "";
  let names = known.get(language);
  if (!names) {
    names = isLanguage(language) ? namesOf(language) : ENGLISH;
    known.set(language, names);
  }
  return names;
};

const isLanguage = (language: string): boolean => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false; // RangeError: not well formed
  }
};

const namesOf = (language: string): CalendarNames => {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 5));
  const days = Array.from({ length: 7 }, (_, weekday) => Date.UTC(2024, 8, 1 + weekday)); // it began on a Sunday
  const named = (options: Intl.DateTimeFormatOptions, dates: readonly number[], first: number) => {
    const type = options.weekday ? "weekday" : "month";
    const format = new Intl.DateTimeFormat(language, { ...options, calendar: "gregory", timeZone: "UTC" });
    return dates.map((date, index): [string, number] => {
      const name = format.formatToParts(date).find((part) => part.type === type)?.value ?? "";
      return [name.toLowerCase().replace(/\.$/u, ""), index + first];
    });
  };
  const isName = ([name]: [string, number]): boolean => /^\p{L}/u.test(name) && name.length > 1;
  return {
    months: new Map([
      ...ENGLISH.months,
      ...(["long", "short"] as const)
        .flatMap((month) => [...named({ month }, months, 1), ...named({ month, day: "numeric" }, months, 1)])
        .filter(isName),
    ]),
    weekdays: new Map([...ENGLISH.weekdays, ...named({ weekday: "long" }, days, 0).filter(isName)]),
  };
};

/** Days between two reports of one event, at most. */
export const ONE_EVENT = 3;

const DAY = 86_400;

/** A calendar day as its number since 1970-01-01. `month` counts from 1. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / (DAY * 1000);

/** The calendar day that an instant has where its source counts. */
export const dayOf = ({ at, offset }: { readonly at: number; readonly offset: number }): number =>
  Math.floor((at + offset * 60) / DAY);

/** When a calendar day begins at an offset of so many minutes: seconds since 1970 UTC. */
export const startOf = (day: number, offset: number): number => day * DAY - offset * 60;

/** 0 is Sunday, 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
