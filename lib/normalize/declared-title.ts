import type { Article, Declaration } from "#model/article.ts";
import type { Evidence } from "#model/evidence.ts";
import { comparable } from "./blocks.ts";
import { declarationsOf, trustIn } from "./draft.ts";
import { plainText } from "./plain-text.ts";

/** The title the seed declares, without the name of the site where something shows that it is one. */
export const findDeclaredTitle = (article: Article): Evidence<string> | undefined => {
  const candidates = declarationsOf(article, "title").flatMap(asCandidate);
  const [first] = candidates;
  if (!first) return undefined;
  const headings = article.blocks.slice(0, 4).flatMap(({ kind, text }) => (kind === "heading" ? [text] : []));
  const others = new Set([...candidates.slice(1).map(({ title }) => title), ...headings].map(comparable));
  const title = first.title.length <= LONGEST ? withoutSite(first.title, siteNames(article), others) : first.title;
  const notes = title === first.title ? [] : [`the site's name was cut from "${first.title}"`];
  return {
    value: title,
    origin: first.declaration.origin,
    quote: first.declaration.quote,
    confidence: trustIn(first.declaration),
    ...(notes.length > 0 && { notes }),
  };
};

/** Characters; what is longer is no title with a site's name behind it. */
const LONGEST = 300;

interface Candidate {
  readonly declaration: Declaration;
  readonly title: string;
}

const asCandidate = (declaration: Declaration): Candidate[] => {
  const title = plainText(declaration.value);
  return title && !PLACEHOLDER.test(title) ? [{ declaration, title }] : [];
};

/** What editors and generators leave where no title was given. */
const PLACEHOLDER =
  /^(?:untitled(?: document| page| post)?|no title|new (?:post|page|document)|title|document|null|undefined|ohne titel|sans titre|sin título|без названия)$/i;

/** What the site is called: by its own word, and by the labels of its host name. */
const siteNames = (article: Article): readonly string[] => {
  const names = declarationsOf(article, "source").map(({ value }) => plainText(value));
  const hosts = [...declarationsOf(article, "url"), ...declarationsOf(article, "source-url")].flatMap(({ value }) => {
    const host = URL.parse(value)?.hostname.replace(/^www\./, "");
    return host ? [host, host.split(".").slice(0, -1).join("")] : [];
  });
  return [...names, ...hosts].map(compact).filter((name) => name.length > 1);
};

const compact = (text: string): string => comparable(text).replaceAll(" ", "").replace(/^the/, "");

/**
 * "Talks resume | The Paper" is "Talks resume" when The Paper is the site, or when a heading or a better source says
 * "Talks resume". A part that nothing vouches for stays: titles have dashes of their own.
 */
const withoutSite = (title: string, sites: readonly string[], others: ReadonlySet<string>): string => {
  for (const { before, after } of cuts(title)) {
    if (others.has(comparable(before)) || (isSite(after, sites) && before.length > 3)) {
      return withoutSite(before, sites, others);
    }
    if (others.has(comparable(after)) || (isSite(before, sites) && after.length > 3)) {
      return withoutSite(after, sites, others);
    }
  }
  return title;
};

const isSite = (part: string, sites: readonly string[]): boolean => {
  const name = compact(part);
  return name.length > 1 && sites.some((site) => site === name || (name.length > 4 && site.startsWith(name)));
};

/** Every way to cut a title in two at a separator, the last one first. */
const cuts = (title: string): { readonly before: string; readonly after: string }[] =>
  [...title.matchAll(/\s+[|–—•·»«:/\\-]+\s+|\s*[|»]\s*|:\s+/gu)]
    .map((found) => ({
      before: title.slice(0, found.index).trim(),
      after: title.slice(found.index + found[0].length).trim(),
    }))
    .filter(({ before, after }) => before && after)
    .reverse();
