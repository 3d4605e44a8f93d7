/** Where a belief comes from. The order within a field's finders, not this list, says which wins. */
export type Origin =
  | "sidecar" // an editor's word in `a.txt.meta.json` beside `a.txt`; it overrules all others
  | "front-matter"
  | "json"
  | "json-ld"
  | "open-graph"
  | "meta"
  | "html" // an element that says what it holds: <title>, <time>, rel=author
  | "heading"
  | "first-line"
  | "last-line"
  | "header" // a labelled or bare prefix: "date 2025-03-11", "Published: …"
  | "dateline"
  | "byline"
  | "caption"
  | "file-name"
  | "url"
  | "body"
  | "lede"
  | "standfirst"
  | "live-update" // a clock time that heads a block of a live page
  | "attribution" // "Caliber.Az reports"
  | "siblings"
  | "last-modified"
  | "detected"
  | "configuration";

/** Where a person or a program states a field as such. What is read out of the text, the name or the address is not here. */
const METADATA: ReadonlySet<Origin> = new Set([
  "sidecar",
  "front-matter",
  "json",
  "json-ld",
  "open-graph",
  "meta",
  "html",
]);

/** True for what metadata states: only that can embargo an article, and all of it together is one witness. */
export const isMetadata = (origin: Origin): boolean => METADATA.has(origin);

/** True for the word of those who wrote the file, which settles a field; a page's head is written by its template. */
export const isAuthorsWord = (origin: Origin): boolean =>
  origin === "sidecar" || origin === "front-matter" || origin === "json";

/** A belief and its proof (promise P9). */
export interface Evidence<T> {
  readonly value: T;
  readonly origin: Origin;
  /** The words it rests on, as they stand in the seed; empty only for `configuration`. */
  readonly quote: string;
  /** How often a claim of this kind is right, 0 to 1. */
  readonly confidence: number;
  /** True when the value was made from the text rather than found in it: a title taken from the lede. */
  readonly derived?: boolean;
  /** What agreed, or what else was considered and why it lost: for `explain`. */
  readonly notes?: readonly string[];
}

/** Something a person should know about a seed that is odd but usable. */
export interface Notice {
  /** Stable kebab-case name, e.g. `promotion-removed`. */
  readonly rule: string;
  /** One sentence for an editor. */
  readonly reason: string;
  /** The words concerned, when there are any. */
  readonly quote?: string;
}
