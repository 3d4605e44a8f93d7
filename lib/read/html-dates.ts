import type { Declaration, DeclaredField } from "#model/article.ts";
import { besideHeadline } from "./date-line.ts";
import { declare } from "./declare.ts";
import { callsItself, type DomElement } from "./dom.ts";
import { isEntryLine } from "./entry-line.ts";
import { byDistance, shortWords, wordsOf } from "./html-headline.ts";
import type { ElementNode } from "./html-node.ts";
import { isOfEvent } from "./of-event.ts";
import { isOfMasthead, isOfTeaser } from "./of-teaser.ts";
import { singleSpaced } from "./plain-text.ts";
import { shownText } from "./shown-text.ts";
import { stampOf } from "./stamped-date.ts";

const DATE_NAME =
  /(?:^|[\s_-])(?:date|date[_-]?(?:time|line|box|badge|block|published|posted|created)|pubdate|published|posted|timestamp|datum|fecha)(?:$|[\s_-])|(?:published|posted|post|entry|article|publish|publication|news|story|pub|created?)[_-]?(?:date|time|on|at(?![a-z]))/i;
const UPDATE_NAME = /updated?|modified|actuali/i;
const UPDATE_WORDS =
  /^\W{0,3}(?:(?:(?:this|the) (?:page|article|post|entry|site) was )?last (?:updated?|modified|changed|edited|revised|reviewed)|updated?|modified|(?:diese seite wurde )?zuletzt|letzte (?:änderung|aktualisierung)|aktualisiert|geändert|(?:dernière )?mise? à jour|dernière modification|modifié|(?:última )?(?:actualiza|atualiza|modificación|alteração)|aggiornat|ultim[oa] (?:aggiornamento|modifica)|(?:laatst )?(?:bijgewerkt|gewijzigd)|(?:senast )?(?:uppdaterad|ändrad)|(?:sist )?oppdatert|(?:sidst )?opdateret|(?:последнее )?обновлен|оновлен|zaktualizowano|ostatnia aktualizacja|aktualizováno|son güncelleme)/iu;
/** Characters. */
const DATE_LENGTH = 80;
/** A year, a numeric date, or a day beside a month's name: a clock time or a duration (`PT15M`) is no date. */
const DATE_WORDS =
  /\b\d{4}\b|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}|\d{1,2}(?:\.|\s?de|st|nd|rd|th)?\s\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2}/u;

/** How many elements from the headline stands what belongs to it. */
const NEAR = 40;

/**
 * Dates that elements hold: marked ones first, then those near the headline, then the rest of the page's. Of each, those in
 * `<time>` go before elements named for dates, and those before lines that only look like one; the nearest is taken.
 */
export const readDates = (
  elements: readonly ElementNode[],
  headline: DomElement | undefined,
  standsElsewhere: (element: DomElement) => boolean,
): readonly Declaration[] => {
  const at = headline ? (elements as readonly DomElement[]).indexOf(headline) : 0;
  const isOthers = (element: ElementNode): boolean =>
    standsElsewhere(element) ||
    isOfTeaser(element, headline) ||
    (headline !== undefined && elements.indexOf(element) < at && isOfMasthead(element, headline));
  const dates = byDistance(elements, headline, isDate).filter(({ element }) => !isOthers(element));
  const isNear = (distance: number) => headline === undefined || distance <= NEAR;
  const near = dates.filter(({ distance }) => isNear(distance)).map(({ element }) => element);
  const far = dates.filter(({ distance }) => !isNear(distance)).map(({ element }) => element);
  const marked = [...near, ...far].filter((element) => element.getAttribute("pubdate") !== null);
  const beside = headline ? besideHeadline(elements, headline, NEAR).filter((one) => !isOthers(one)) : [];
  const entryLines = elements.filter((element) => isEntryLine(element) && !isOthers(element));
  const said = new Set<DeclaredField>();
  return [...marked, ...timesFirst(near), ...beside, ...entryLines, ...timesFirst(far)].flatMap((element) => {
    const field = isUpdate(element) ? "updated" : "published";
    if (said.has(field)) return [];
    said.add(field);
    return declare(field, stampOf(element) ?? dateWords(element), "html", element.outerHTML);
  });
};

const timesFirst = (dates: readonly ElementNode[]): readonly ElementNode[] => [
  ...dates.filter(({ localName }) => localName === "time"),
  ...dates.filter(({ localName }) => localName !== "time"),
];

const isUpdate = (element: DomElement): boolean =>
  (UPDATE_NAME.test(callsItself(element)) && !PUBLISHED_TOO.test(callsItself(element))) ||
  UPDATE_WORDS.test(shortWords(element, DATE_LENGTH));

/** hAtom asks for a class "updated" on each entry, and themes put it on the only date that they show: "date updated". */
const PUBLISHED_TOO = /publish|(?:entry|post)[_-]?date|posted[_-]?on|(?:^|\s)date(?:\s|$)/i;

const isDate = (element: ElementNode): boolean => {
  if (stampOf(element) !== undefined) return !isOfEvent(element);
  if (element.localName === "time") {
    if (element.getAttribute("datetime")?.startsWith("P")) return false;
  } else if (!DATE_NAME.test(callsItself(element))) return false;
  return shortWords(element, DATE_LENGTH) !== "" && DATE_WORDS.test(dateWords(element)) && !isOfEvent(element);
};

/** Its words; apart where a badge glues them, "Nov" and "04" and "2019" in elements of their own. */
const dateWords = (element: DomElement): string => {
  const words = wordsOf(element);
  return DATE_WORDS.test(words) ? words : singleSpaced(shownText(element));
};
