import { type DomElement, findAround, findInside, isElement, isText } from "./dom.ts";
import { visibleText } from "./html-text.ts";
import { singleSpaced } from "./plain-text.ts";

/** The words of an element as a reader sees them, on one line. */
export const wordsOf = (element: DomElement): string => singleSpaced(visibleText([element]));

/**
 * The headline of a page. It may have several `<h1>`: the one that the page's title repeats, else the first in the
 * article, else the first of all.
 */
export const findHeadline = (
  elements: readonly DomElement[],
  title: DomElement | undefined,
): DomElement | undefined => {
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

/** Above the headline stand dates of the site ("today is …") and teasers: one below it may be this many times as far. */
const ABOVE = 4;

/** An element and how many elements it stands from the headline. */
export interface Placed<Element extends DomElement = DomElement> {
  readonly element: Element;
  readonly distance: number;
}

/** The elements that pass, the nearest to the headline first; without a headline the first of the page. */
export const byDistance = <Element extends DomElement>(
  elements: readonly Element[],
  headline: DomElement | undefined,
  passes: (element: Element) => boolean,
): readonly Placed<Element>[] => {
  const page: readonly DomElement[] = elements;
  const start = headline ? page.indexOf(headline) : 0;
  return elements
    .map((element, at) => ({ element, distance: at < start ? (start - at) * ABOVE : at - start }))
    .filter(({ element }) => passes(element))
    .sort((a, b) => a.distance - b.distance);
};

/** The words of an element that holds at most so many characters, else nothing. */
export const shortWords = (element: DomElement, length: number): string => {
  const words = element.textContent.length > 10 * length ? "" : wordsOf(element);
  return words.length <= length ? words : "";
};

/** What an element begins with, up to where another begins: a quick look, for it is asked of every element of a page. */
export const firstWords = (element: DomElement): string => {
  for (const node of element.childNodes) {
    const words = isElement(node) ? firstWords(node) : isText(node) ? node.textContent.trim() : "";
    if (words !== "") return words.slice(0, FIRST_WORDS);
  }
  return "";
};

const FIRST_WORDS = 100;
