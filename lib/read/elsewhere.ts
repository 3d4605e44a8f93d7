import { callsItself, type DomElement, findAround, findInside } from "./dom.ts";

const ELSEWHERE: ReadonlySet<string> = new Set(["aside", "footer", "blockquote"]);
const ELSEWHERE_NAME =
  /comment|kommentar|komentar|comentario|related|sidebar|teaser|recommend|recent[_-]?(?:posts|entries)|latest[_-]?(?:posts|news)|(?:^|[\s_-])(?:repl(?:y|ies)|reacties|disqus)(?:$|[\s_-])/i;
/** "teaser author" introduces who wrote it. */
const AUTHOR_BOX = /^(?!.*(?:comment|sidebar)).*(?:^|\s)(?:author|autor(?:in)?|auteur|autore)(?:$|\s)/i;
const SIDEBAR_NAME = /sidebar/i;
/** What is called a sidebar and holds more of the page's words is its main column. */
const LARGE = 0.5;

/**
 * Tells elements in comments, teasers, boxes and the other articles of a list, which have times and names of their own. What
 * holds the headline too is none of them, whatever it is called. `body` and `elements` are the page's.
 */
export const elsewhereThan = (
  headline: DomElement | undefined,
  body: DomElement,
  elements: readonly DomElement[],
): ((element: DomElement) => boolean) => {
  const own = new Set<DomElement>();
  for (let around = headline; around; around = around.parentNode ?? undefined) own.add(around);
  const severalTeasers = elements.filter(isTeaser).length > 1;
  let length: number | undefined;
  const isLarge = (element: DomElement): boolean => {
    length ??= body.textContent.length;
    return element.textContent.length > length * LARGE;
  };
  const known = new Map<DomElement, boolean>();
  const isElsewhere = (element: DomElement): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const elsewhere =
      isBox(element) && !isOwnFooter(element, own)
        ? !(SIDEBAR_NAME.test(callsItself(element)) && isLarge(element))
        : (severalTeasers && isTeaser(element)) || isListedTeaser(element);
    known.set(element, elsewhere);
    return elsewhere;
  };
  return (element) =>
    findAround(element, (around) => around !== body && !own.has(around) && isElsewhere(around)) !== undefined;
};

/** A footer belongs to the innermost article or section around it (HTML Standard 4.3.8): entries end with their date. */
const isOwnFooter = (element: DomElement, own: ReadonlySet<DomElement>): boolean => {
  if (element.localName !== "footer") return false;
  const section = findAround(element.parentNode, ({ localName }) => localName === "article" || localName === "section");
  return section?.localName === "article" && own.has(section);
};

const isBox = (element: DomElement): boolean =>
  ELSEWHERE.has(element.localName) ||
  (ELSEWHERE_NAME.test(callsItself(element)) && !AUTHOR_BOX.test(callsItself(element)));

/** An `<article>` whose heading leads to another page; a post's heading may lead to itself, but one page has one such post. */
const isTeaser = (article: DomElement): boolean => {
  if (article.localName !== "article") return false;
  const heading = findInside(article, ({ localName }) => /^h[1-6]$/.test(localName));
  const link = heading && (findInside(heading, isLink) ?? findAround(heading.parentNode, isLink));
  return link !== undefined;
};

/** An item of a list that leads elsewhere by a headline: a name or a rubric is a word or two. */
const isListedTeaser = (item: DomElement): boolean =>
  item.localName === "li" &&
  findInside(item, (inner) => isLink(inner) && inner.textContent.trim().length > HEADLINE_LENGTH) !== undefined;

const HEADLINE_LENGTH = 30;

const isLink = (element: DomElement): boolean => element.localName === "a" && element.getAttribute("href") !== null;
