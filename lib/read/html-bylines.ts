import type { Declaration } from "#model/article.ts";
import { declare, isWebAddress } from "./declare.ts";
import { callsItself, type DomElement, findAround, findInside } from "./dom.ts";
import { byDistance, shortWords } from "./html-headline.ts";

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
export const readByline = (
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
