import { type DomElement, findAround } from "./dom.ts";
import { byDistance, shortWords } from "./html-headline.ts";
import { isOfEvent } from "./of-event.ts";

/**
 * Lines that nobody marked as dates, so near to the headline that they are: "Porto, 3/5/2022 22:41", "By Ida Lund | Staff |
 * May 3, 2022". `near` is how many elements from the headline one may stand.
 */
export const besideHeadline = <Element extends DomElement>(
  elements: readonly Element[],
  headline: DomElement,
  near: number,
): readonly Element[] => {
  const page: readonly DomElement[] = elements;
  const at = page.indexOf(headline);
  return byDistance(elements.slice(Math.max(0, at - near), at + near), headline, isDateLine)
    .filter(({ element, distance }) => distance < near && element !== headline)
    .map(({ element }) => element);
};

/** Characters of a line that holds a date and little else, and of one in which marks divide who wrote it, when and where. */
const LINE_LENGTH = 60;
const DIVIDED_LENGTH = 140;
const DIVIDED = /\s[|·•]\s/;

/** A day with its year, no part of a sentence. */
const DATE_LINE =
  /(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)?\d{2}|\d{1,2}(?:\.|st|nd|rd|th)?(?:\sde)?\s\p{L}{3,}\.?,?(?:\sdel?)?\s(?:19|20)\d{2}|\p{L}{3,}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)/u;

const isDateLine = (element: DomElement): boolean => {
  const words = shortWords(element, DIVIDED_LENGTH);
  const found = DATE_LINE.exec(words);
  if (!found || (words.length > LINE_LENGTH && !DIVIDED.test(words))) return false;
  const before = words.slice(0, found.index);
  if (SENTENCE.test(before) || isOtherDay(before) || isOfEvent(element)) return false;
  return !findAround(element, ({ localName }) => localName === "table" || localName === "dl");
};

/** Four small words in a row, and the day is told of. */
const SENTENCE = /(?:(?<!\p{L})\p{Ll}+\s+){4}/u;

/** In front of a day that is somebody else's: "© 3 May 2021", "Deadline: ", "Founded | "; behind a byline it is the article's. */
const isOtherDay = (before: string): boolean => OTHER_DAY.test(before) && !BYLINE.test(before);

const OTHER_DAY =
  /©|copyright|(?<!publi\p{L}{0,9}|posted|dated?|datum|fecha|data|stand|erschienen|(?:on|am|le|el)\s?)\s?[:|]\s?$/iu;
const BYLINE = /(?:^|[|·•]\s?)(?:by|von|par|por|di|door|av|af)\s\p{Lu}[^:©]*\s?\|\s?$/iu;
