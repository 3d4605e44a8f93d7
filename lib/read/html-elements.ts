import type { Declaration, DeclaredField } from "#model/article.ts";
import { declare, isWebAddress } from "./declare.ts";
import { callsItself, type DomElement, findAround } from "./dom.ts";
import { elsewhereThan } from "./elsewhere.ts";
import { visibleText } from "./html-text.ts";
import type { HtmlTree } from "./html-tree.ts";
import { singleSpaced } from "./plain-text.ts";

/** What elements say by what they are: title and headline, times and bylines near it, the page's language and address. */
export const readElements = ({ root, body, elements }: HtmlTree): readonly Declaration[] => {
  const title = elements.find(({ localName }) => localName === "title");
  const headline = findHeadline(elements, title);
  const standsElsewhere = elsewhereThan(headline, body, elements);
  const language = root.getAttribute("lang") ?? root.getAttribute("xml:lang");
  return [
    ...(headline ? declare("title", wordsOf(headline), "heading", headline.outerHTML) : []),
    ...(title ? declare("title", title.textContent, "html", title.outerHTML) : []),
    ...times(elements, headline, standsElsewhere),
    ...byline(elements, standsElsewhere),
    ...canonicalAddress(elements),
    ...declare("language", language, "html", `<html lang="${language}">`),
  ];
};

const wordsOf = (element: DomElement): string => singleSpaced(visibleText([element]));

/** A page may have several `<h1>`: the one that the page's title repeats is the headline, else the first in the article. */
const findHeadline = (elements: readonly DomElement[], title: DomElement | undefined): DomElement | undefined => {
  const headings = elements.filter((element) => element.localName === "h1" && wordsOf(element) !== "");
  const titleWords = singleSpaced(title?.textContent ?? "").toLowerCase();
  const isRepeated = (words: string) => words.length > 3 && titleWords.includes(words.toLowerCase());
  return (
    headings.find((heading) => isRepeated(wordsOf(heading))) ??
    headings.find((heading) =>
      findAround(heading, ({ localName }) => localName === "article" || localName === "main"),
    ) ??
    headings[0]
  );
};

const DATE_NAME =
  /(?:^|[\s_-])(?:date|pubdate|published|posted|timestamp|dateline|datum|fecha)(?:$|[\s_-])|(?:published|post|entry|article|publish)[_-]?(?:date|time|on)/i;
const UPDATE_NAME = /updated?|modified|actuali/i;
const DATE_LENGTH = 80;
/** A year, a numeric date, or a day beside a month's name: a clock time or a duration (`PT15M`) is no date. */
const DATE_WORDS =
  /\b\d{4}\b|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}|\d{1,2}(?:\.|\s?de|st|nd|rd|th)?\s\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2}/u;

/** Above the headline stand dates of the site ("today is …") and teasers: one below it may be this many times as far. */
const ABOVE = 4;

/** Dates that elements hold: marked ones first, then those in `<time>`, then others; the nearest to the headline wins. */
const times = (
  elements: readonly DomElement[],
  headline: DomElement | undefined,
  standsElsewhere: (element: DomElement) => boolean,
): readonly Declaration[] => {
  const start = headline ? elements.indexOf(headline) : 0;
  const distance = (at: number) => (at < start ? (start - at) * ABOVE : at - start);
  const dates = elements
    .map((element, at) => ({ element, distance: distance(at) }))
    .filter(({ element }) => isDate(element) && !standsElsewhere(element))
    .sort((a, b) => a.distance - b.distance)
    .map(({ element }) => element);
  const marked = dates.filter((element) => element.getAttribute("pubdate") !== null);
  const inTime = dates.filter(({ localName }) => localName === "time");
  const said = new Set<DeclaredField>();
  return [...marked, ...inTime, ...dates].flatMap((element) => {
    const field = isUpdate(element) ? "updated" : "published";
    if (said.has(field)) return [];
    said.add(field);
    const written = element.getAttribute("datetime")?.trim() ?? "";
    return declare(field, /\d{4}/.test(written) ? written : wordsOf(element), "html", element.outerHTML);
  });
};

const isUpdate = (element: DomElement): boolean =>
  UPDATE_NAME.test(callsItself(element)) && !/publish|entry-date/i.test(callsItself(element));

const isDate = (element: DomElement): boolean => {
  if (isOfEvent(element)) return false;
  if (element.localName === "time") {
    const written = element.getAttribute("datetime") ?? "";
    if (/\d{4}/.test(written)) return true;
    if (written.startsWith("P")) return false;
  } else if (!DATE_NAME.test(callsItself(element))) return false;
  return DATE_WORDS.test(shortWords(element, DATE_LENGTH));
};

/** Calendars, today's date and what begins at one hour and ends at another, "13:15 – 19:00": nothing was published then. */
const isOfEvent = (element: DomElement): boolean =>
  EVENT_NAME.test(callsItself(element)) || EVENT_HOURS.test(shortWords(element, DATE_LENGTH));

const EVENT_NAME =
  /(?:^|[\s_-])(?:date[_-]?widget|current[_-]?date|today|clock|calendar|kalender|calendario|calendrier|events?|evento|termine?|agenda|veranstaltung)(?:$|[\s_-])/i;
const EVENT_HOURS =
  /\d{1,2}[:.h]\d{2}\s?(?:uhr|h|am|pm)?\s{0,2}(?:[-–—]|bis|to|until|à|a|al?le|hasta|do|tot|till|til)\s{0,2}\d{1,2}[:.h]\d{2}/i;

/** The words of an element that holds a few of them, else nothing. */
const shortWords = (element: DomElement, length: number): string => {
  const words = element.textContent.length > 10 * length ? "" : wordsOf(element);
  return words.length <= length ? words : "";
};

const isByline = (element: DomElement): boolean => /(?:^|\s)(?:byline|author)(?:$|\s)/i.test(callsItself(element));

/** How elements are marked that hold an author's name, the surest first. */
const BYLINES: readonly ((element: DomElement) => boolean)[] = [
  (element) => /(?:^|\s)author(?:$|\s)/i.test(element.getAttribute("rel") ?? ""),
  (element) => /(?:author|byline)[_-]{1,2}name/i.test(callsItself(element)),
  (element) => element.localName === "a" && findAround(element, isByline) !== undefined,
  (element) => isByline(element),
  (element) => /byline/i.test(callsItself(element)),
];
const NAME_LENGTH = 100;

/** The first element that is marked as the author's and holds no more than a name. */
const byline = (
  elements: readonly DomElement[],
  standsElsewhere: (element: DomElement) => boolean,
): readonly Declaration[] => {
  const candidates = elements.filter(isNamedForAuthor);
  for (const isMarked of BYLINES) {
    for (const element of candidates) {
      if (!isMarked(element) || standsElsewhere(element)) continue;
      const name = shortWords(element, NAME_LENGTH);
      if (!/\p{L}{2}/u.test(name)) continue;
      const href = element.getAttribute("href");
      const quote = element.outerHTML;
      return [
        ...declare("author", name, "html", quote),
        ...(isWebAddress(href) ? declare("author-url", href, "html", quote) : []),
      ];
    }
  }
  return [];
};

const isNamedForAuthor = (element: DomElement): boolean =>
  element.localName === "a" || /author|byline/i.test(callsItself(element));

const canonicalAddress = (elements: readonly DomElement[]): readonly Declaration[] => {
  const link = elements.find(
    (element) => element.localName === "link" && /(?:^|\s)canonical(?:$|\s)/i.test(element.getAttribute("rel") ?? ""),
  );
  const href = link?.getAttribute("href");
  return link && isWebAddress(href) ? declare("url", href, "html", link.outerHTML) : [];
};
