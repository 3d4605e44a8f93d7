import type { Article, Declaration } from "#model/article.ts";
import { type Evidence, isAuthorsWord, type Origin } from "#model/evidence.ts";
import { comparable } from "./blocks.ts";
import { declarationsOf, trustIn } from "./draft.ts";
import { plainText } from "./plain-text.ts";
import { siteNames, withoutSite } from "./site-name.ts";

/**
 * The title the seed declares, without the name of the site. Front matter and JSON are an author's word and settle it;
 * a web page says its title in several places, and where they differ the one that most of them support is taken.
 */
export const findDeclaredTitle = (article: Article): Evidence<string> | undefined => {
  const declarations = declarationsOf(article, "title");
  const first = declarations.find((declaration) => isTitle(plainText(declaration.value)));
  if (!first) return undefined;
  if (article.format !== "html" || isAuthorsWord(first.origin)) return evidenceOf(first, plainText(first.value), []);
  const sites = siteNames(article);
  const said = [...declarations.map(({ value }) => plainText(value)), ...headingsOf(article)];
  const candidates = new Map<string, Candidate>();
  for (const declaration of declarations) {
    const full = plainText(declaration.value);
    const title = withoutSite(full, sites, said);
    if (!isTitle(title)) continue;
    const key = comparable(title) || title;
    const candidate = candidates.get(key) ?? { title, declaration, origins: new Set<Origin>() };
    candidate.origins.add(declaration.origin);
    candidates.set(key, candidate);
  }
  const slug = slugWords(article);
  const ranked = [...candidates.values()].sort((a, b) => supportOf(b, slug, sites) - supportOf(a, slug, sites));
  const [best, ...others] = ranked;
  if (!best) return undefined;
  const evidence = evidenceOf(
    best.declaration,
    best.title,
    others.map(({ title }) => title),
  );
  return supportOf(best, slug, sites) < WEAK ? { ...evidence, confidence: DOUBTFUL } : evidence;
};

/** Less than any one place's word: it speaks against itself. */
const WEAK = 1.5;

/** The confidence in a declared title to which a heading of the body is to be preferred. */
export const DOUBTFUL = 0.4;

interface Candidate {
  readonly title: string;
  /** The first, and so the best, that says it. */
  readonly declaration: Declaration;
  readonly origins: Set<Origin>;
}

/** What a place's word weighs: most, the headline that readers see, and the data that search engines check against it. */
const WEIGHTS: Partial<Record<Origin, number>> = { "json-ld": 3, "open-graph": 2, heading: 3, html: 2, meta: 1.5 };

/** The sum of those who say it, and of what the address says; a single word is a rubric or a logo sooner than a title. */
const supportOf = ({ title, origins }: Candidate, slug: ReadonlySet<string>, sites: readonly string[]): number => {
  const words = foldedWords(title);
  const shared = words.filter((word) => slug.has(word)).length;
  const likeSlug = shared > 0 ? (2 * shared) / (words.length + slug.size) : 0;
  const said = [...origins].reduce((sum, origin) => sum + (WEIGHTS[origin] ?? 2), 0);
  const isOneWord = !/\s/.test(title) && /^\p{Script=Latin}/u.test(title) && origins.size < 2;
  const isSite = sites.includes(comparable(title).replaceAll(" ", ""));
  return said + 3 * likeSlug - (isOneWord ? 2 : 0) - (isSite ? 4 : 0);
};

/** The words of the longest part of the article's address: editors name the page after its headline. */
const slugWords = (article: Article): ReadonlySet<string> => {
  const [url] = declarationsOf(article, "url");
  const parts = (URL.parse(url?.value ?? "")?.pathname ?? "").split("/");
  return new Set(foldedWords(parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "")));
};

const foldedWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .match(/[\p{L}\p{N}]{3,}/gu) ?? [];

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

const headingsOf = ({ blocks }: Article): readonly string[] =>
  blocks.slice(0, 4).flatMap(({ kind, text }) => (kind === "heading" ? [text] : []));

const isTitle = (title: string): boolean =>
  /[\p{L}\p{N}]/u.test(title) && !PLACEHOLDER.test(title) && !UNFILLED.test(title);

/** "The Paper -": a template wrote the site's name and had no title to put behind it. */
const UNFILLED = /\s[-–—|»:]$/u;

/** What editors and generators leave where no title was given. */
const PLACEHOLDER =
  /^(?:untitled(?: document| page| post)?|no title|new (?:post|page|document)|title|document|null|undefined|ohne titel|sans titre|sin título|без названия)$/i;

const evidenceOf = (declaration: Declaration, value: string, others: readonly string[]): Evidence<string> => {
  const full = plainText(declaration.value);
  const notes = [
    ...(full === value ? [] : [`the site's name was cut from "${full}"`]),
    ...others.map((other) => `the page also says "${other}"`),
  ];
  const { origin, quote } = declaration;
  return {
    value,
    origin,
    quote,
    confidence: trustIn(declaration) - (others.length > 0 ? 0.15 : 0),
    ...(notes.length > 0 && { notes }),
  };
};
