import type { Origin } from "./evidence.ts";

/** What else could have stood for a field, and why it does not. Made for `explain` alone; no entry carries it. */
export interface Candidate {
  readonly value: string;
  readonly origin: Origin;
  /** The words, as they stand in the seed. */
  readonly quote: string;
  /** Why it lost, in half a sentence. */
  readonly lost: string;
}

/** The fields for which candidates are looked at, best candidate first. */
export type Considered = Readonly<Partial<Record<"title" | "published" | "authors" | "source", readonly Candidate[]>>>;

/** What the place is called in half a sentence, after "the": `dateline`, `front matter`, `JSON-LD`. */
export const nameOfOrigin = (origin: Origin): string => NAMES[origin] ?? origin.replaceAll("-", " ");

const NAMES: Partial<Record<Origin, string>> = {
  json: "JSON field",
  "json-ld": "JSON-LD",
  "open-graph": "OpenGraph data",
  meta: "head of the page",
  html: "page’s markup",
};
