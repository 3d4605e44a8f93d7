import type { Declaration, DeclaredField } from "#model/article.ts";
import { declare, isWebAddress } from "./declare.ts";
import { type DomElement, findAround, findInside } from "./dom.ts";
import type { HtmlTree } from "./html-tree.ts";
import { singleSpaced } from "./plain-text.ts";

const PROPERTIES: readonly (readonly [field: DeclaredField, names: readonly string[]])[] = [
  ["title", ["headline", "name"]],
  ["published", ["datePublished", "dateCreated"]],
  ["updated", ["dateModified"]],
  ["author", ["author", "creator"]],
  ["source", ["publisher"]],
  ["summary", ["description"]],
  ["language", ["inLanguage"]],
  ["tag", ["keywords", "articleSection"]],
];

/** More of one property is a list of teasers. */
const REPEATS: Readonly<Partial<Record<DeclaredField, number>>> = { author: 5, tag: 20 };

/**
 * What microdata (`itemprop`) says of the page's article: the first of each, but never what describes something else.
 * Either all but the empty `<time>` elements, or those alone (`mute`): what no reader sees is put there for machines, which
 * are told better elsewhere.
 */
export const readMicrodata = (tree: HtmlTree, { mute }: { readonly mute: boolean }): readonly Declaration[] => {
  const elements = tree.elements.filter(
    (element) => element.getAttribute("itemprop") !== null && isMute(element) === mute && isOfArticle(element),
  );
  return PROPERTIES.flatMap(([field, names]) =>
    names.flatMap((name) => {
      const named = elements.filter((element) => (element.getAttribute("itemprop") ?? "").split(/\s+/).includes(name));
      return named.slice(0, REPEATS[field] ?? 1).flatMap((element) => readProperty(field, element));
    }),
  );
};

const isMute = (element: DomElement): boolean => element.localName === "time" && element.textContent.trim() === "";

/** The thing a property belongs to is the innermost `itemscope` around its element (HTML Standard 5.2.5). */
const isOfArticle = (element: DomElement): boolean => {
  const scope = findAround(element.parentNode, (around) => around.getAttribute("itemscope") !== null);
  const type = scope?.getAttribute("itemtype");
  return /(?:Article|Posting|Report|Review|Recipe|CreativeWork)\b/i.test(type ?? "");
};

const readProperty = (field: DeclaredField, element: DomElement): readonly Declaration[] => {
  const value = field === "author" || field === "source" ? nameOf(element) : wordsOf(element);
  if (isWebAddress(value)) return [];
  const values = field === "tag" ? (value ?? "").split(/[,;]/) : [value];
  return values.flatMap((one) => declare(field, one, "meta", element.outerHTML));
};

/** A person or an organisation is a thing of its own with a name; some pages write the bare name. */
const nameOf = (element: DomElement): string | undefined => {
  const named = findInside(element, (inner) => (inner.getAttribute("itemprop") ?? "").split(/\s+/).includes("name"));
  return named ? wordsOf(named) : wordsOf(element);
};

const wordsOf = (element: DomElement): string | undefined =>
  element.getAttribute("content")?.trim() ||
  element.getAttribute("datetime")?.trim() ||
  singleSpaced(element.textContent) ||
  undefined;
