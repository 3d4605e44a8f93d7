import type { CalendarNames } from "./calendar-names.ts";
import type { NumericOrder, Reading } from "./reading.ts";

/**
 * The same reading with the order of 11/03/2025 settled by the habits of the text, where the language leaves it open.
 * Who writes "March 11" writes 03/11, who writes "11 March" writes 11/03. Where an English text names no such day, its
 * spelling says which side of the Atlantic it comes from. A text that does both, or neither, settles nothing.
 */
export const withHabitOf = (texts: readonly string[], reading: Reading): Reading => {
  if (reading.order !== undefined) return reading;
  return new HabitualReading(texts, reading);
};

/** Few texts have a date that asks for the order, and reading all of a text takes longer than all else. */
class HabitualReading implements Reading {
  readonly language: string;
  readonly names: CalendarNames;
  readonly timeZone: string;
  readonly latest: number | undefined;
  readonly #texts: readonly string[];
  #settled: { readonly order: NumericOrder | undefined } | undefined;

  constructor(texts: readonly string[], { language, names, timeZone, latest }: Reading) {
    this.language = language;
    this.names = names;
    this.timeZone = timeZone;
    this.latest = latest;
    this.#texts = texts;
  }

  get order(): NumericOrder | undefined {
    this.#settled ??= { order: orderIn(this.#texts.join("\n"), this) };
    return this.#settled.order;
  }
}

const orderIn = (text: string, reading: Reading): NumericOrder | undefined =>
  orderOfNames(text, reading) ?? orderOfSpelling(text) ?? (NORTH_AMERICAN.test(text) ? "month-first" : undefined);

const orderOfNames = (text: string, { names }: Reading): NumericOrder | undefined => {
  const month = [...names.months.keys()].filter((name) => /^\p{L}{3,}$/u.test(name)).join("|");
  const monthFirst = new RegExp(String.raw`(?<!\d\s?|\p{L})(?:${month})\.?\s\d{1,2}(?!\d)`, "iu").test(text);
  const dayFirst = new RegExp(String.raw`(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s(?:${month})(?!\p{L})`, "iu").test(text);
  return either(monthFirst, dayFirst);
};

const orderOfSpelling = (text: string): NumericOrder | undefined => either(AMERICAN.test(text), BRITISH.test(text));

/** Telephone numbers of three, three and four digits are North America's, and so are politicians with a party and a state. */
const NORTH_AMERICAN =
  /(?<![\d+])(?:\(\d{3}\)|\d{3})[ .-]\d{3}[ .-]\d{4}(?!\d)|\((?:[DRI]|Dem|Rep)[-–]\p{Lu}\p{L}+\.?\)/u;

const either = (monthFirst: boolean, dayFirst: boolean): NumericOrder | undefined => {
  if (monthFirst === dayFirst) return undefined;
  return monthFirst ? "month-first" : "day-first";
};

const AMERICAN =
  /\b(?:(?:col|fav|hon|lab|neighb|rum|behavi|harb)or(?:s|ed|ing|able|ite|hood)?|(?:cent|theat)er(?:s|ed)?|defense|offense|licensed?|(?:travel|cancel|label|model)(?:ed|ing)|(?:re|un|dis)?(?:organ|recogn|real|author|prior|emphas)iz(?:e[ds]?|ing|ation)|percent|gray)\b/iu;
const BRITISH =
  /\b(?:(?:col|fav|hon|lab|neighb|rum|behavi|harb)our(?:s|ed|ing|able|ite|hood)?|(?:cent|theat|lit|met)re[sd]?|defence|offence|programmes?|(?:travel|cancel|label|model)l(?:ed|ing)|(?:re|un|dis)?(?:organ|recogn|real|author|prior|emphas)is(?:e[ds]?|ing|ation)|per cent|grey)\b/iu;
