import { callsItself, type DomElement, findAround, findInside } from "./dom.ts";
import { shortWords } from "./html-headline.ts";

/** Characters. */
const DATE_LENGTH = 80;

/**
 * Calendars, today's date, the weather, what begins at one hour and ends at another ("13:15 – 19:00"), and the day that a
 * picture shows: nothing was published then. Asked of an element that holds a date.
 */
export const isOfEvent = (element: DomElement): boolean =>
  EVENT_NAME.test(callsItself(element)) ||
  findAround(element, isBeside) !== undefined ||
  // A calendar inside is an icon as a rule; one that holds the date is none.
  findInside(element, (inner) => isBeside(inner) && /\d/.test(inner.textContent)) !== undefined ||
  EVENT_HOURS.test(shortWords(element, DATE_LENGTH));

const EVENT_NAME =
  /(?:^|[\s_-])(?:clock|count-?down|calendar|kalender|calendario|calendrier|events?|evento|termine?|agenda|veranstaltung)(?:$|[\s_-])/i;

const isBeside = (element: DomElement): boolean =>
  element.localName === "figure" || (element.localName !== "body" && BESIDE_NAME.test(callsItself(element)));

const BESIDE_NAME =
  /(?:^|[\s_-])(?:date[_-]?widget|current[_-]?date|today|weather|wetter|meteo|caption|figcaption)(?:$|[\s_-])/i;
const EVENT_HOURS =
  /\d{1,2}[:.h]\d{2}\s?(?:uhr|h|am|pm)?\s{0,2}(?:[-–—]|bis|to|until|à|a|al?le|hasta|do|tot|till|til)\s{0,2}\d{1,2}[:.h]\d{2}/i;
