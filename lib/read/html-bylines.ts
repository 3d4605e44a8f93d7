import type { Declaration } from "#model/article.ts";
import { declare, isWebAddress } from "./declare.ts";
import { callsItself, type DomElement, findAround, findInside } from "./dom.ts";
import { byDistance, firstWords, shortWords } from "./html-headline.ts";

/** `byline`, `article__author`, `post-autor`, `auteur`: a class that ends so holds who wrote it. */
const isByline = (element: DomElement): boolean =>
  /(?:^|[\s_-])(?:byline|authors?|autor(?:in|en|es|a)?|auteurs?|autore|autori|verfasser(?:in)?|författare|forfatter)(?:$|\s)/i.test(
    callsItself(element),
  );

/** How elements are marked that hold an author's name, the surest first. */
const BYLINES: readonly ((element: DomElement) => boolean)[] = [
  (element) => /(?:^|\s)author(?:$|\s)/i.test(element.getAttribute("rel") ?? ""),
  (element) => /(?:author|byline)[_-]{0,2}name/i.test(callsItself(element)),
  (element) => LABEL.test(`${firstWords(element)} `) && labelledName(nameIn(element)) !== undefined,
  (element) => element.localName === "a" && findAround(element, isByline) !== undefined,
  (element) => isByline(element),
  (element) => /byline/i.test(callsItself(element)),
  (element) => PROFILE.test(element.getAttribute("href") ?? ""),
];

/** The name in a line that says itself what it is, "Von: Ida Lund", and nothing else. */
const labelledName = (line: string): string | undefined => {
  const label = LABEL.exec(line)?.[0];
  return label === undefined ? undefined : LABELLED_NAME.exec(line.slice(label.length))?.[1];
};

const LABEL =
  /^(?:(?:(?:written|words|text|story|report|guest post) )?by|von|par|por|door|di|av|af|text|texte|texto|testo|authors?|autor(?:in|en|innen|es)?|auteurs?|autore|autora|reporter|автор|текст)(?:\s?[:：]\s?|\s)/iu;
const PERSON = String.raw`(?:(?:Dr|Prof)\.\s)*\p{Lu}[\p{L}.’'-]+(?:\s(?:v[ao]n|de[rln]?|da|di|la|le|\p{Lu}[\p{L}.’'-]*)){1,3}`;
const LABELLED_NAME = new RegExp(
  String.raw`^(${PERSON}(?:(?:,\s|\s(?:und|and|et|y|e|og|och|en|&|и)\s)${PERSON}){0,4}):?$`,
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

/** The element nearest to the headline that is marked as the author's and holds no more than a name, and those beside it. */
export const readByline = (
  elements: readonly DomElement[],
  headline: DomElement | undefined,
  standsElsewhere: (element: DomElement) => boolean,
): readonly Declaration[] => {
  const candidates = byDistance(elements, headline, isNamedForAuthor);
  for (const isMarked of BYLINES) {
    const named = candidates
      .map(({ element }) => element)
      .filter((element) => isMarked(element) && NAME.test(nameIn(element)) && !isOfPicture(element));
    const best = named.find((element) => !standsElsewhere(element));
    const distance = candidates.find(({ element }) => element === best)?.distance ?? 0;
    if (!best || (distance > NEAR && new Set(named.map(nameIn)).size > 1)) continue;
    return [best, ...besides(best, named)].flatMap(declareAuthor);
  }
  return [];
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
    : /auth?or|auteur|autore|byline|verfasser|författare|forfatter/i.test(callsItself(element)) ||
      LABEL.test(`${firstWords(element)} `);
