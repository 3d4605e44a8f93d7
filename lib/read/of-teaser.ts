import { callsItself, type DomElement, findAround, findInside } from "./dom.ts";

/** Levels that a card has around its date. */
const LEVELS = 3;
/** Characters that a card holds at most, and those of a link that is a headline sooner than a rubric. */
const CARD_LENGTH = 400;
const TITLE_LENGTH = 30;

/**
 * Tells the dates of what else a page leads to: those beside a link as long as a headline that is not the page's own, in a
 * small box of their own. `headline` is the page's.
 */
export const isOfTeaser = (element: DomElement, headline: DomElement | undefined): boolean => {
  const title = headline?.textContent.trim() ?? "";
  const leadsOn = (link: DomElement): boolean => {
    if (link.localName !== "a" || link.getAttribute("href") === null) return false;
    const words = link.textContent.replace(element.textContent, "").trim();
    return words.length > TITLE_LENGTH && words !== title;
  };
  let box: DomElement | null = element;
  for (let level = 0; level <= LEVELS && box && box.localName !== "body"; level++) {
    if (holds(box, headline) || box.textContent.length > CARD_LENGTH) return false;
    if (leadsOn(box) || findInside(box, leadsOn)) return true;
    box = box.parentNode;
  }
  return false;
};

const holds = (box: DomElement, headline: DomElement | undefined): boolean =>
  headline !== undefined && findAround(headline, (around) => around === box) !== undefined;

/** The head of the site, above the article: today's date stands there. */
export const isOfMasthead = (element: DomElement, headline: DomElement): boolean => {
  const masthead = findAround(element, (around) => around.localName === "header" || MASTHEAD.test(callsItself(around)));
  return masthead !== undefined && !holds(masthead, headline);
};

const MASTHEAD = /(?:^|\s)(?:masthead|top-?bar|top-?nav|(?:site|page|main)?[_-]?header|kopf)(?:$|[\s_-])/i;
