import type { Article } from "#model/article.ts";
import { comparable } from "./blocks.ts";
import { declarationsOf } from "./draft.ts";
import { plainText } from "./plain-text.ts";

/** What the site is called, in lower case and without spaces: by its own word, and by its host name. */
export const siteNames = (article: Article): readonly string[] => {
  const names = declarationsOf(article, "source").map(({ value }) => plainText(value));
  const hosts = [...declarationsOf(article, "url"), ...declarationsOf(article, "source-url")].flatMap(({ value }) => {
    const host = URL.parse(value)?.hostname.replace(/^www\./, "");
    return host ? [host, host.split(".").slice(0, -1).join(""), host.split(".").at(-2) ?? ""] : [];
  });
  return [...new Set([...names, ...hosts].map(compact))].filter((name) => name.length > 1);
};

/** True for what the site calls itself, accents, spaces and an ending like ".com" aside. */
export const isSiteName = (name: string, sites: readonly string[]): boolean =>
  sites.includes(compact(name)) || sites.includes(compact(name.replace(/\.[a-z]{2,4}$/i, "")));

const compact = (text: string): string =>
  comparable(text.normalize("NFD").replace(/\p{M}/gu, ""))
    .replaceAll(" ", "")
    .replace(/^the(?=.)/, "");

/** Characters; what is longer is no title with a site's name behind it. */
const LONGEST = 300;

/**
 * "Talks resume | The Paper" is "Talks resume" when The Paper is the site, when another place (`said`) says
 * "Talks resume", or when the article's address does (`isSlug`). A part that nothing vouches for stays: titles have
 * dashes of their own.
 */
export const withoutSite = (
  title: string,
  sites: readonly string[],
  said: readonly string[],
  isSlug: (part: string) => boolean,
): string => {
  if (title.length > LONGEST) return title;
  const words = new Set(said.filter((other) => other !== title).map(comparable));
  const others = { has: (part: string) => words.has(comparable(part)), isSlug };
  let rest = title;
  for (let shorter = cutOnce(rest, sites, others); shorter !== undefined; shorter = cutOnce(rest, sites, others))
    rest = shorter;
  return rest;
};

/** What else says a title, or a part of one. */
interface Others {
  has(part: string): boolean;
  isSlug(part: string): boolean;
}

/** The title without one part that is not its own, or `undefined` where every part may be. */
const cutOnce = (title: string, sites: readonly string[], others: Others): string | undefined => {
  for (const { before, mark, after } of cuts(title)) {
    if (others.has(before) || (mark.includes("|") && others.isSlug(before)) || isSite(after, sites)) return before;
    if (sites.includes(compact(before))) return after;
    // A heading that only repeats the end of "Headline | Name" is the site's logo; behind a colon it is the headline.
    if (others.has(after)) return /^:|»/.test(mark) ? after : before;
  }
  return undefined;
};

const isSite = (part: string, sites: readonly string[]): boolean => {
  const name = compact(part);
  return (
    name.length > 1 &&
    sites.some(
      (site) => site === name || (name.length > 4 && site.startsWith(name)) || (site.length > 6 && name.endsWith(site)),
    )
  );
};

/** Every way to cut a title in two at a separator, the last one first. */
const cuts = (title: string): { readonly before: string; readonly mark: string; readonly after: string }[] =>
  [...title.matchAll(/\s+[|–—•·»«:/\\-]+\s+|\s*[|»]\s*|:\s+/gu)]
    .map(({ index, 0: mark }) => ({
      before: title.slice(0, index).trim(),
      mark,
      after: title.slice(index + mark.length).trim(),
    }))
    .filter(({ before, after }) => /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after))
    .reverse();
