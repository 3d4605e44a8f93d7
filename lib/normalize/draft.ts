import type { Article, Block, Declaration, DeclaredField } from "#model/article.ts";
import type { ArticleRules } from "#model/channel.ts";
import type { Person, Source, TimedUpdate } from "#model/entry.ts";
import type { Evidence, Notice } from "#model/evidence.ts";

/** An article on its way to an entry: the blocks still in the body, and what was lifted out of it so far. */
export interface Draft {
  readonly article: Article;
  readonly channel: ArticleRules;
  readonly language: Evidence<string>;
  readonly blocks: readonly Block[];
  readonly notices: readonly Notice[];
  /** Date lines and prefixes, as they stood: `date 2025-03-11`. */
  readonly headers: readonly string[];
  /** Captions with their credits, for the dates in them. */
  readonly captions: readonly string[];
  readonly status: readonly string[];
  /** A title that the seed gives; `undefined` while only a derived one is possible. */
  readonly title: Evidence<string> | undefined;
  readonly bylines: readonly Evidence<Person>[];
  /** An outlet named by the byline, the sign-off or the dateline. */
  readonly source: Evidence<Source> | undefined;
  readonly standfirst: readonly string[];
  readonly updates: readonly TimedUpdate[];
}

/** One thought of the work: takes the draft and gives the next one. */
export type Step = (draft: Draft) => Draft;

/** The draft before any step: everything is still in the body. */
export const openDraft = (article: Article, channel: ArticleRules, language: Evidence<string>): Draft => ({
  article,
  channel,
  language,
  blocks: article.blocks,
  notices: article.notices,
  headers: [],
  captions: [],
  status: [],
  title: undefined,
  bylines: [],
  source: undefined,
  standfirst: [],
  updates: [],
});

/** What the seed declares about one field, best source first. */
export const declarationsOf = (article: Article, field: DeclaredField): readonly Declaration[] =>
  article.declarations.filter((declaration) => declaration.field === field);

/** Confidence in a declaration, by where it stands: how often a claim of this kind is right. */
export const trustIn = ({ origin }: Pick<Declaration, "origin">): number => DECLARED_TRUST[origin] ?? 0.8;

const DECLARED_TRUST: Partial<Record<Declaration["origin"], number>> = {
  sidecar: 0.99,
  "front-matter": 0.99,
  json: 0.99,
  "json-ld": 0.95,
  "open-graph": 0.93,
  meta: 0.9,
  html: 0.85,
  heading: 0.9,
};
