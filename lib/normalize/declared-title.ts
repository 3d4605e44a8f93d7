import type { Article, Declaration } from "#model/article.ts";
import { type Evidence, isAuthorsWord, type Origin } from "#model/evidence.ts";
import { comparable } from "./blocks.ts";
import { declarationsOf, trustIn } from "./draft.ts";
import { plainText } from "./plain-text.ts";
import { isSiteName, siteNames, withoutSite } from "./site-name.ts";
import { likeness, slugFrom, type TitleSlug, titleSlugOf } from "./title-slug.ts";

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
  const slug = titleSlugOf(article);
  const said = [...declarations.map(({ value }) => plainText(value)), ...headingsOf(article)];
  const candidates = new Map<string, Candidate>();
  for (const declaration of declarations) {
    const full = plainText(declaration.value);
    const title = withoutSite(full, sites, said, (part) => likeness(part, slug) === 1).replace(ORNAMENT, "");
    if (!isTitle(title)) continue;
    const key = comparable(title) || title;
    const candidate = candidates.get(key) ?? { title, declaration, origins: new Set<Origin>() };
    candidate.origins.add(declaration.origin);
    candidates.set(key, candidate);
  }
  const weightOf = (one: Candidate) =>
    supportOf(one, slug, sites) + (isHeadline(one, candidates.values()) ? CONFIRMED : 0);
  const ranked = [...candidates.values()].sort((a, b) => weightOf(b) - weightOf(a));
  const [best, ...others] = ranked;
  if (!best) return undefined;
  const evidence = evidenceOf(
    best.declaration,
    best.title,
    others.map(({ title }) => title),
  );
  return weightOf(best) < WEAK ? { ...evidence, confidence: DOUBTFUL } : evidence;
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
const WEIGHTS: Partial<Record<Origin, number>> = { "json-ld": 3, "open-graph": 2, heading: 3.2, html: 2, meta: 1.5 };

/** One program writes them all, for those who search: they are one witness, that of its best. */
const HEAD: ReadonlySet<Origin> = new Set(["open-graph", "html", "meta"]);

/** The sum of those who say it, and of what the address says; a single word is a rubric or a logo sooner than a title. */
const supportOf = ({ title, origins }: Candidate, slug: TitleSlug, sites: readonly string[]): number => {
  const weights = [...origins].filter((origin) => !HEAD.has(origin)).map((origin) => WEIGHTS[origin] ?? 2);
  const inHead = [...origins].filter((origin) => HEAD.has(origin)).map((origin) => WEIGHTS[origin] ?? 2);
  const said = [Math.max(0, ...inHead), ...weights].reduce((sum, weight) => sum + weight, 0);
  const isOneWord = !/\s/.test(title) && /^\p{Script=Latin}/u.test(title) && origins.size < 2;
  return (
    said +
    3 * likeness(title, slug) -
    (isOneWord ? 2 : 0) -
    (isOfSite(title, sites) && likeness(title, slug) < 1 ? 4 : 0)
  );
};

/** A heading that readers see and that the page's other titles resemble is the headline itself, and they are made of it. */
const isHeadline = ({ title, origins }: Candidate, all: Iterable<Candidate>): boolean =>
  origins.has("heading") &&
  [...all].some((other) => other.title !== title && likeness(title, slugFrom(other.title)) > RESEMBLANCE);

const RESEMBLANCE = 0.5;
const CONFIRMED = 2.5;

/** The site's name, or a logo that is the first word of it. */
const isOfSite = (title: string, sites: readonly string[]): boolean =>
  isSiteName(title, sites) ||
  (/^\p{L}{3,}$/u.test(title) && sites.some((site) => site.startsWith(title.toLowerCase())));

const headingsOf = ({ blocks }: Article): readonly string[] =>
  blocks.slice(0, 4).flatMap(({ kind, text }) => (kind === "heading" ? [text] : []));

const isTitle = (title: string): boolean =>
  /[\p{L}\p{N}]/u.test(title) && !PLACEHOLDER.test(title) && !UNFILLED.test(title);

/** What templates put in front of a title: "» Talks resume", "[> Talks resume". */
const ORNAMENT = /^\[?[>»›|/]+\s*(?=\S)/u;

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
