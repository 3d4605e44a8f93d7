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
