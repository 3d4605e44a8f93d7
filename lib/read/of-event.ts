import { callsItself, type DomElement } from "./dom.ts";
import { shortWords } from "./html-headline.ts";

/** Characters. */
const DATE_LENGTH = 80;

/** Calendars, today's date and what begins at one hour and ends at another, "13:15 – 19:00": nothing was published then. */
export const isOfEvent = (element: DomElement): boolean =>
  EVENT_NAME.test(callsItself(element)) || EVENT_HOURS.test(shortWords(element, DATE_LENGTH));

const EVENT_NAME =
  /(?:^|[\s_-])(?:date[_-]?widget|current[_-]?date|today|clock|count-?down|calendar|kalender|calendario|calendrier|events?|evento|termine?|agenda|veranstaltung)(?:$|[\s_-])/i;
const EVENT_HOURS =
  /\d{1,2}[:.h]\d{2}\s?(?:uhr|h|am|pm)?\s{0,2}(?:[-–—]|bis|to|until|à|a|al?le|hasta|do|tot|till|til)\s{0,2}\d{1,2}[:.h]\d{2}/i;
