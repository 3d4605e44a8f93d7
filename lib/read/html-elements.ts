import type { Declaration, DeclaredField } from "#model/article.ts";
import { declare, isWebAddress } from "./declare.ts";
import type { DomDocument, DomElement } from "./dom.ts";
import { visibleText } from "./html-text.ts";
import { singleSpaced } from "./plain-text.ts";

/** What elements say by what they are: title and headline, times and bylines near it, the page's language and address. */
export const readElements = (document: DomDocument): readonly Declaration[] => {
  const headline = findHeadline(document);
  return [
    ...titles(document, headline),
    ...times(document, headline),
    ...bylines(document),
    ...addresses(document),
    ...declare("language", languageOf(document.documentElement), "html", openingTag(document.documentElement)),
  ];
};

const wordsOf = (element: DomElement): string => singleSpaced(visibleText([element]));

/** A page may have several `<h1>`: the one that the page's title repeats is the headline, else the first in the article. */
const findHeadline = (document: DomDocument): DomElement | undefined => {
  const headings = [...document.querySelectorAll("h1")].filter((heading) => wordsOf(heading) !== "");
  const title = singleSpaced(document.querySelector("title")?.textContent ?? "").toLowerCase();
  const repeated = headings.find(
    (heading) => wordsOf(heading).length > 3 && title.includes(wordsOf(heading).toLowerCase()),
  );
  return repeated ?? headings.find((heading) => heading.closest("article,main")) ?? headings[0];
};

const titles = (document: DomDocument, headline: DomElement | undefined): readonly Declaration[] => {
  const title = document.querySelector("head title") ?? document.querySelector("title");
  return [
    ...(headline ? declare("title", wordsOf(headline), "heading", headline.outerHTML) : []),
    ...(title ? declare("title", title.textContent, "html", title.outerHTML) : []),
  ];
};

/** Comments, teasers and boxes have times and names of their own. */
const ELSEWHERE =
  "aside,footer,blockquote,[class*=comment],[id*=comment],[class*=related],[class*=sidebar],[id*=sidebar],[class*=teaser],[class*=recommend]";
const DATE_NAME =
  /(?:^|[\s_-])(?:date|pubdate|published|posted|timestamp|dateline|datum|fecha)(?:$|[\s_-])|(?:published|post|entry|article|publish)[_-]?(?:date|time|on)/i;
const UPDATE_NAME = /updated?|modified|actuali/i;
const DATE_LENGTH = 80;
/** A year, a numeric date, or a day beside a month's name: a clock time or a duration (`PT15M`) is no date. */
const DATE_WORDS =
  /\b\d{4}\b|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}|\d{1,2}(?:\.|\s?de|st|nd|rd|th)?\s\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2}/u;

/** Dates that elements hold: marked ones first, then the one that stands nearest below the headline. */
const times = (document: DomDocument, headline: DomElement | undefined): readonly Declaration[] => {
  const candidates = [
    ...document.querySelectorAll("time,[class*=date],[class*=publish],[class*=posted],[class*=time],[id*=date],h1"),
  ];
  const start = headline ? candidates.indexOf(headline) : -1;
  const below = [...candidates.slice(start + 1), ...candidates.slice(0, Math.max(start, 0)).reverse()];
  const dates = below.filter((element) => isDate(element) && !element.closest(ELSEWHERE));
  const marked = dates.filter((element) => element.getAttribute("pubdate") !== null);
  const inTime = dates.filter((element) => element.localName === "time");
  const said = new Set<DeclaredField>();
  return [...marked, ...inTime, ...dates].flatMap((element) => {
    const field = isUpdate(element) ? "updated" : "published";
    if (said.has(field)) return [];
    said.add(field);
    const written = element.getAttribute("datetime")?.trim() ?? "";
    return declare(field, /\d{4}/.test(written) ? written : wordsOf(element), "html", element.outerHTML);
  });
};

const nameOf = (element: DomElement): string =>
  `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;

const isUpdate = (element: DomElement): boolean =>
  UPDATE_NAME.test(nameOf(element)) && !/publish|entry-date/i.test(nameOf(element));

const isDate = (element: DomElement): boolean => {
  if (element.localName === "h1") return false;
  if (element.localName === "time" && /\d{4}/.test(element.getAttribute("datetime") ?? "")) return true;
  if (element.localName !== "time" && !DATE_NAME.test(nameOf(element))) return false;
  const text = element.textContent.length > 10 * DATE_LENGTH ? "" : wordsOf(element);
  return text.length <= DATE_LENGTH && DATE_WORDS.test(text);
};

const BYLINE =
  "[rel~=author],.byline-name,.author-name,.byline a,.author a,.byline,.author,[class*=byline],[class*=author-name],[class*=author_name]";
const NAME_LENGTH = 100;

/** The first element that is named for the author and holds no more than a name. */
const bylines = (document: DomDocument): readonly Declaration[] => {
  for (const selector of BYLINE.split(",")) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.textContent.length > 10 * NAME_LENGTH || element.closest(ELSEWHERE)) continue;
      const name = wordsOf(element);
      if (name === "" || name.length > NAME_LENGTH || !/\p{L}{2}/u.test(name)) continue;
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

const addresses = (document: DomDocument): readonly Declaration[] => {
  const link = document.querySelector("link[rel~=canonical]");
  const href = link?.getAttribute("href");
  return link && isWebAddress(href) ? declare("url", href, "html", link.outerHTML) : [];
};

const languageOf = (root: DomElement): string | null => root.getAttribute("lang") ?? root.getAttribute("xml:lang");

const openingTag = (element: DomElement): string => `<${element.localName} lang="${languageOf(element) ?? ""}">`;
