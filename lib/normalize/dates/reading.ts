import { type CalendarNames, calendarNames, isKnown, languageOf } from "./calendar-names.ts";

/** How the dates of one article are to be read. */
export interface Reading {
  readonly language: string;
  readonly names: CalendarNames;
  /** What 11/03/2025 means here; `undefined` where the language alone does not say. */
  readonly order: NumericOrder | undefined;
  /** IANA. */
  readonly timeZone: string;
  /** Seconds since 1970: no date in the text can be later (last-modified and a day, for zones and slow clocks). */
  readonly latest: number | undefined;
}

export type NumericOrder = "day-first" | "month-first" | "year-first";

const ONE_DAY = 86_400;

/** `language` is BCP 47, `timeZone` IANA, `lastModified` seconds since 1970 UTC. */
export const readingOf = (language: string, timeZone: string, lastModified?: number): Reading => ({
  language,
  names: calendarNames(language),
  order: numericOrder(language),
  timeZone,
  latest: lastModified === undefined ? undefined : lastModified + ONE_DAY,
});

/** What Intl says of the languages most is written in: to ask it takes ten milliseconds of a cold start. */
export const COMMON_ORDERS: readonly (readonly [language: string, order: NumericOrder | undefined])[] = [
  ["en", undefined],
  ["en-US", "month-first"],
  ...["en-GB", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs", "da", "fi", "tr"].map(
    (language) => [language, "day-first"] as const,
  ),
];

const orders = new Map(COMMON_ORDERS);

/**
 * The order CLDR gives for the locale. English without a region says nothing: 11/03 is November in Boston and March in
 * Bristol. Where the year comes first (Japanese, Hungarian), a date that ends with the year is foreign and not settled.
 */
const numericOrder = (language: string): NumericOrder | undefined => {
  if (!orders.has(language)) orders.set(language, orderInIntl(language));
  return orders.get(language);
};

const FIRST: Readonly<Record<string, NumericOrder>> = { day: "day-first", month: "month-first", year: "year-first" };

const orderInIntl = (language: string): NumericOrder | undefined => {
  const tag = isKnown(language) ? language : languageOf(language);
  if (!isKnown(tag)) return undefined;
  const locale = new Intl.Locale(tag);
  if (locale.language === "en" && !locale.region) return undefined;
  const first = new Intl.DateTimeFormat(locale, { calendar: "gregory", numberingSystem: "latn", timeZone: "UTC" })
    .formatToParts(0)
    .find(({ type }) => type === "day" || type === "month" || type === "year");
  return first && FIRST[first.type];
};
