import type { Declaration } from "#model/article.ts";
import { declare, isWebAddress } from "./declare.ts";
import { callsItself, type DomElement, findAround, findInside } from "./dom.ts";
import { byDistance, firstWords, type Placed, shortWords } from "./html-headline.ts";

/** `byline`, `article__author`, `post-autor`, `auteur`: a class that ends so holds who wrote it. */
const isByline = (element: DomElement): boolean =>
  /(?:^|[\s_-])(?:byline|authors?|autor(?:in|en|es|a)?|auteurs?|autore|autori|verfasser(?:in)?|författare|forfatter)(?:$|\s)/i.test(
    callsItself(element),
  );

/** How elements are marked that hold an author's name, the surest first. */
const BYLINES: readonly ((element: DomElement) => boolean)[] = [
  (element) => /(?:^|\s)author(?:$|\s)/i.test(element.getAttribute("rel") ?? "") || isAuthorProperty(element),
  (element) => /(?:author|byline)[_-]{0,2}name/i.test(callsItself(element)),
  (element) => isLabelled(element),
  (element) => element.localName === "a" && findAround(element, isByline) !== undefined,
  (element) => isByline(element),
  (element) => /byline/i.test(callsItself(element)),
  (element) => PROFILE.test(element.getAttribute("href") ?? ""),
];

/** Microdata that no `itemscope` gives to an article, of a page without one. */
const isAuthorProperty = (element: DomElement): boolean =>
  /(?:^|\s)author(?:\s|$)/.test(element.getAttribute("itemprop") ?? "") &&
  findAround(element.parentNode, (around) => around.getAttribute("itemscope") !== null) === undefined;

const isLabelled = (element: DomElement): boolean =>
  LABEL.test(`${firstWords(element)} `) && labelledName(nameIn(element)) !== undefined;

/** The name in a line that says itself what it is, "Von: Ida Lund", and nothing else. */
const labelledName = (line: string): string | undefined => {
  const label = LABEL.exec(line)?.[0];
  return label === undefined ? undefined : LABELLED_NAME.exec(line.slice(label.length))?.[1];
};

const LABEL =
  /^(?:(?:(?:written|words|text|story|report|reported|posted|submitted|published|guest post|article|interview) )?by|(?:(?:geschrieben|verfasst|ein (?:gast)?(?:artikel|beitrag|kommentar)) )?von|das (?:interview|gespräch) führten?|(?:(?:écrit|rédigé|publié|propos recueillis) )?par|(?:(?:escrito|publicado|postado|redactado) )?por|(?:geschreven )?door|a cura di|di|(?:skriven|skrevet )?av|(?:skrevet )?af|opracował[ai]?|text|texte|texto|testo|authors?|autor(?:in|en|innen|es)?|auteurs?|autore|autora|reporter|yazar|автор|текст)(?:\s?[:：]\s?|\s)/iu;
const NAME_WORD = String.raw`(?:v[ao]n|de[rln]?|da|di|la|le|(?!(?:Publi|Posted|Updated|Mis)\p{Ll}*\b|\p{L}+\.?\s\d)\p{Lu}[\p{L}.’'-]*)`;
const PERSON = String.raw`(?:(?:Dr|Prof)\.\s)*\p{Lu}[\p{L}.’'-]+(?:\s${NAME_WORD}){1,3}`;
/** When it was published may follow, on the same line. */
const WHEN = String.raw`[\s,|·•–—-]{1,4}(?:(?:on|am|le|el|il|em|den|op|[Pp]ubli\p{L}+|[Pp]osted|[Uu]pdated|[Vv]eröffentlicht)\s.{0,40}\d|\d|\p{L}+\.?,?\s\d).{0,40}`;
const LABELLED_NAME = new RegExp(
  String.raw`^(${PERSON}(?:(?:,\s|\s(?:und|and|et|y|e|og|och|en|&|и)\s)${PERSON}){0,4})(?::|,?${WHEN})?$`,
  "u",
);

/** Where sites keep what they have of one author. */
const PROFILE =
  /\/(?:authors?|autor(?:es|en|in|innen)?|auteurs?|autor[ei]|journalist(?:s|en)?|redakteure?|columnists?|contributors?|writers?)\/[^/?#]{3,}\/?$/i;

/** Who took the picture is named beside it, and is no author. */
const isOfPicture = (element: DomElement): boolean =>
  (findAround(element, isCredit) ?? findInside(element, isCredit)) !== undefined;

const isCredit = (element: DomElement): boolean =>
  element.localName === "figure" || /(?:^|[\s_-])(?:credits?|licen[cs]e|copyright|caption)/i.test(callsItself(element));

const NAME_LENGTH = 100;

/** A name as it stands, without the places where a browser may part it and the way to all that its bearer wrote. */
const nameIn = (element: DomElement): string =>
  shortWords(element, NAME_LENGTH).replaceAll("\u00AD", "").replace(ALL_POSTS, "");

const ALL_POSTS =
  /(?:^|\s)(?:alle (?:artikel|beiträge)|(?:(?:see|view) )?all (?:posts|articles|stories)|ver todos los artículos|tous (?:les|ses) articles|tutti gli articoli|alle artikelen)$/iu;

/** Elements away from the headline; further off, bylines of several people are those of a list of stories. */
const NEAR = 60;

/**
 * The element nearest to the headline that is marked as the author's and holds no more than a name, and those beside it. A
 * line near it that says itself whose the text is, "By Ida Lund", goes before the account that a system marks.
 */
export const readByline = (
  elements: readonly DomElement[],
  headline: DomElement | undefined,
  standsElsewhere: (element: DomElement) => boolean,
): readonly Declaration[] => {
  const candidates = byDistance(elements, headline, isNamedForAuthor).filter(
    ({ element }) => NAME.test(nameIn(element)) && !isOfPicture(element) && !standsElsewhere(element),
  );
  const near = candidates.filter(({ distance }) => distance <= NEAR);
  const marked = markedIn(near) ?? markedIn(candidates) ?? [];
  const line = headline && near.find(({ element }) => isLabelled(element))?.element;
  const names = line && labelledName(nameIn(line));
  return line && !marked.some((element) => names?.includes(nameIn(element)))
    ? declareAuthor(line)
    : marked.flatMap(declareAuthor);
};

const markedIn = (candidates: readonly Placed[]): readonly DomElement[] | undefined => {
  for (const isMarked of BYLINES) {
    const [best, ...others] = candidates.filter(({ element }) => isMarked(element));
    if (!best) continue;
    const named = [best, ...others].map(({ element }) => element);
    if (best.distance > NEAR && new Set(named.map(nameIn)).size > 1) continue;
    return [best.element, ...besides(best.element, named)];
  }
  return undefined;
};

/** The other links of one line of links, "Ida Lund, Bo Ek and Cleo Roth": whoever is marked alone was named alone. */
const besides = (best: DomElement, named: readonly DomElement[]): readonly DomElement[] => {
  const line = best.localName === "a" ? best.parentNode : null;
  if (!line || shortWords(line, 2 * NAME_LENGTH) === "") return [];
  return named.filter((element) => element !== best && element.localName === "a" && element.parentNode === line);
};

const declareAuthor = (element: DomElement): readonly Declaration[] => {
  const href = element.getAttribute("href");
  const quote = element.outerHTML;
  return [
    ...declare("author", labelledName(nameIn(element)) ?? nameIn(element), "html", quote),
    ...(isWebAddress(href) ? declare("author-url", href, "html", quote) : []),
  ];
};

/** Two letters at least, and no sentence. */
const NAME = /^(?=.*\p{L}{2}).*[^!?…]$/su;

const isNamedForAuthor = (element: DomElement): boolean =>
  element.localName === "a"
    ? !/(?:^|\s)(?:tag|category)(?:$|\s)/i.test(element.getAttribute("rel") ?? "")
    : isAuthorProperty(element) ||
      /auth?or|auteur|autore|byline|verfasser|författare|forfatter/i.test(callsItself(element)) ||
      LABEL.test(`${firstWords(element)} `);
