import type { Declaration, DeclaredField } from "#model/article.ts";
import { declare } from "./declare.ts";
import { callsItself, type DomElement, findAround } from "./dom.ts";
import { byDistance, shortWords, wordsOf } from "./html-headline.ts";

const DATE_NAME =
  /(?:^|[\s_-])(?:date|pubdate|published|posted|timestamp|dateline|datum|fecha)(?:$|[\s_-])|(?:published|post|entry|article|publish)[_-]?(?:date|time|on|at(?![a-z]))/i;
const UPDATE_NAME = /updated?|modified|actuali/i;
const UPDATE_WORDS =
  /^\W{0,3}(?:last (?:updated?|modified)|updated?|modified|(?:zuletzt )?(?:aktualisiert|geändert)|mise? à jour|modifié|(?:última )?actualiza|atualizad|aggiornat|bijgewerkt|uppdaterad|oppdatert|opdateret|обновлено|оновлено)/iu;
const DATE_LENGTH = 80;
/** A year, a numeric date, or a day beside a month's name: a clock time or a duration (`PT15M`) is no date. */
const DATE_WORDS =
  /\b\d{4}\b|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}|\d{1,2}(?:\.|\s?de|st|nd|rd|th)?\s\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2}/u;

/** Dates that elements hold: marked ones first, then those in `<time>`, in elements named for dates, in lines beside the headline; of each the nearest to it. */
export const readDates = (
  elements: readonly DomElement[],
  headline: DomElement | undefined,
  standsElsewhere: (element: DomElement) => boolean,
): readonly Declaration[] => {
  const dates = byDistance(elements, headline, isDate)
    .map(({ element }) => element)
    .filter((element) => !standsElsewhere(element));
  const marked = dates.filter((element) => element.getAttribute("pubdate") !== null);
  const inTime = dates.filter(({ localName }) => localName === "time");
  const beside = headline ? besideHeadline(elements, headline).filter((element) => !standsElsewhere(element)) : [];
  const said = new Set<DeclaredField>();
  return [...marked, ...inTime, ...dates, ...beside].flatMap((element) => {
    const field = isUpdate(element) ? "updated" : "published";
    if (said.has(field)) return [];
    said.add(field);
    const written = element.getAttribute("datetime")?.trim() ?? "";
    return declare(field, /\d{4}/.test(written) ? written : wordsOf(element), "html", element.outerHTML);
  });
};

const isUpdate = (element: DomElement): boolean =>
  (UPDATE_NAME.test(callsItself(element)) && !/publish|entry-date/i.test(callsItself(element))) ||
  UPDATE_WORDS.test(shortWords(element, DATE_LENGTH));

/** How many elements from the headline a line may stand and still be its date line. */
const NEAR = 40;
const LINE_LENGTH = 60;
/** A day with its year, no part of a sentence. */
const DATE_LINE =
  /(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)?\d{2}|\d{1,2}(?:\.|st|nd|rd|th)?(?:\sde)?\s\p{L}{3,}\.?,?(?:\sdel?)?\s(?:19|20)\d{2}|\p{L}{3,}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)/u;

/** Lines that nobody marked as dates, so near to the headline that they are: "Porto, 3/5/2022 22:41". */
const besideHeadline = (elements: readonly DomElement[], headline: DomElement): readonly DomElement[] => {
  const at = elements.indexOf(headline);
  return byDistance(elements.slice(Math.max(0, at - NEAR), at + NEAR), headline, isDateLine)
    .filter(({ element, distance }) => distance < NEAR && element !== headline)
    .map(({ element }) => element);
};

const isDateLine = (element: DomElement): boolean => {
  const words = shortWords(element, LINE_LENGTH);
  const found = DATE_LINE.exec(words);
  if (!found || OTHER_DAY.test(words.slice(0, found.index)) || isOfEvent(element)) return false;
  return !findAround(element, ({ localName }) => localName === "table" || localName === "dl");
};

/** In front of a day that is somebody else's: "© 3 May 2021", "Deadline: ", "Founded | ". */
const OTHER_DAY =
  /©|copyright|(?<!publi\p{L}{0,9}|posted|dated?|datum|fecha|data|stand|erschienen|(?:on|am|le|el)\s?)\s?[:|]\s?$/iu;

const isDate = (element: DomElement): boolean => {
  if (element.localName === "time") {
    const written = element.getAttribute("datetime") ?? "";
    if (/\d{4}/.test(written)) return !isOfEvent(element);
    if (written.startsWith("P")) return false;
  } else if (!DATE_NAME.test(callsItself(element))) return false;
  return DATE_WORDS.test(shortWords(element, DATE_LENGTH)) && !isOfEvent(element);
};

/** Calendars, today's date and what begins at one hour and ends at another, "13:15 – 19:00": nothing was published then. */
const isOfEvent = (element: DomElement): boolean =>
  EVENT_NAME.test(callsItself(element)) || EVENT_HOURS.test(shortWords(element, DATE_LENGTH));

const EVENT_NAME =
  /(?:^|[\s_-])(?:date[_-]?widget|current[_-]?date|today|clock|calendar|kalender|calendario|calendrier|events?|evento|termine?|agenda|veranstaltung)(?:$|[\s_-])/i;
const EVENT_HOURS =
  /\d{1,2}[:.h]\d{2}\s?(?:uhr|h|am|pm)?\s{0,2}(?:[-–—]|bis|to|until|à|a|al?le|hasta|do|tot|till|til)\s{0,2}\d{1,2}[:.h]\d{2}/i;
