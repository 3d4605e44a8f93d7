import type { Declaration, DeclaredField } from "#model/article.ts";
import { declare, isWebAddress } from "./declare.ts";
import { callsItself, type DomElement, findAround, findInside } from "./dom.ts";
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
    ...byline(elements, headline, standsElsewhere),
    ...canonicalAddress(elements),
    ...declare("language", language, "html", `<html lang="${language}">`),
  ];
};

const wordsOf = (element: DomElement): string => singleSpaced(visibleText([element]));

/** A page may have several `<h1>`: the one that the page's title repeats is the headline, else the first in the article. */
const findHeadline = (elements: readonly DomElement[], title: DomElement | undefined): DomElement | undefined => {
  const headings = elements.filter(
    (element) => element.localName === "h1" && wordsOf(element) !== "" && !isLogo(element),
  );
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

/** A heading that leads to the front page is the site's name. */
const isLogo = (heading: DomElement): boolean => {
  const link = findInside(heading, isLink) ?? findAround(heading, isLink);
  return /^(?:https?:\/\/[^/]+\/?|\/)$/i.test(link?.getAttribute("href") ?? "");
};

const isLink = ({ localName }: DomElement): boolean => localName === "a";

const DATE_NAME =
  /(?:^|[\s_-])(?:date|pubdate|published|posted|timestamp|dateline|datum|fecha)(?:$|[\s_-])|(?:published|post|entry|article|publish)[_-]?(?:date|time|on)/i;
const UPDATE_NAME = /updated?|modified|actuali/i;
const DATE_LENGTH = 80;
/** A year, a numeric date, or a day beside a month's name: a clock time or a duration (`PT15M`) is no date. */
const DATE_WORDS =
  /\b\d{4}\b|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}|\d{1,2}(?:\.|\s?de|st|nd|rd|th)?\s\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2}/u;

/** Above the headline stand dates of the site ("today is …") and teasers: one below it may be this many times as far. */
const ABOVE = 4;

interface Placed {
  readonly element: DomElement;
  readonly distance: number;
}

/** The elements that pass, the nearest to the headline first. */
const byDistance = (
  elements: readonly DomElement[],
  headline: DomElement | undefined,
  passes: (element: DomElement) => boolean,
): readonly Placed[] => {
  const start = headline ? elements.indexOf(headline) : 0;
  return elements
    .map((element, at) => ({ element, distance: at < start ? (start - at) * ABOVE : at - start }))
    .filter(({ element }) => passes(element))
    .sort((a, b) => a.distance - b.distance);
};

/** Dates that elements hold: marked ones first, then those in `<time>`, then others; the nearest to the headline wins. */
const times = (
  elements: readonly DomElement[],
  headline: DomElement | undefined,
  standsElsewhere: (element: DomElement) => boolean,
): readonly Declaration[] => {
  const dates = byDistance(elements, headline, isDate)
    .map(({ element }) => element)
    .filter((element) => !standsElsewhere(element));
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

/** `byline`, `article__author`, `post-autor`, `auteur`: a class that ends so holds who wrote it. */
const isByline = (element: DomElement): boolean =>
  /(?:^|[\s_-])(?:byline|author|autor(?:in|en|es|a)?|auteurs?|autore|autori|verfasser(?:in)?|författare|forfatter)(?:$|\s)/i.test(
    callsItself(element),
  );

/** How elements are marked that hold an author's name, the surest first. */
const BYLINES: readonly ((element: DomElement) => boolean)[] = [
  (element) => /(?:^|\s)author(?:$|\s)/i.test(element.getAttribute("rel") ?? ""),
  (element) => /(?:author|byline)[_-]{1,2}name/i.test(callsItself(element)),
  (element) => element.localName === "a" && findAround(element, isByline) !== undefined,
  (element) => isByline(element),
  (element) => /byline/i.test(callsItself(element)),
];

/** Who took the picture is named beside it, and is no author. */
const isOfPicture = (element: DomElement): boolean =>
  (findAround(element, isCredit) ?? findInside(element, isCredit)) !== undefined;

const isCredit = (element: DomElement): boolean =>
  element.localName === "figure" || /(?:^|[\s_-])(?:credits?|licen[cs]e|copyright|caption)/i.test(callsItself(element));

const NAME_LENGTH = 100;

/** Elements away from the headline; further off, bylines of several people are those of a list of stories. */
const NEAR = 60;

/** The element nearest to the headline that is marked as the author's and holds no more than a name. */
const byline = (
  elements: readonly DomElement[],
  headline: DomElement | undefined,
  standsElsewhere: (element: DomElement) => boolean,
): readonly Declaration[] => {
  const candidates = byDistance(elements, headline, isNamedForAuthor);
  for (const isMarked of BYLINES) {
    const named = candidates.filter(
      ({ element }) => isMarked(element) && NAME.test(shortWords(element, NAME_LENGTH)) && !isOfPicture(element),
    );
    const names = new Set(named.map(({ element }) => shortWords(element, NAME_LENGTH)));
    const best = named.find(({ element }) => !standsElsewhere(element));
    if (!best || (best.distance > NEAR && names.size > 1)) continue;
    const { element } = best;
    const href = element.getAttribute("href");
    const quote = element.outerHTML;
    return [
      ...declare("author", shortWords(element, NAME_LENGTH), "html", quote),
      ...(isWebAddress(href) ? declare("author-url", href, "html", quote) : []),
    ];
  }
  return [];
};

/** Two letters at least, and no sentence. */
const NAME = /^(?=.*\p{L}{2}).*[^!?…]$/su;

const isNamedForAuthor = (element: DomElement): boolean =>
  element.localName === "a" ||
  /auth?or|auteur|autore|byline|verfasser|författare|forfatter/i.test(callsItself(element));

const canonicalAddress = (elements: readonly DomElement[]): readonly Declaration[] => {
  const link = elements.find(
    (element) => element.localName === "link" && /(?:^|\s)canonical(?:$|\s)/i.test(element.getAttribute("rel") ?? ""),
  );
  const href = link?.getAttribute("href");
  return link && isWebAddress(href) ? declare("url", href, "html", link.outerHTML) : [];
};
