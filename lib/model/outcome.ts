import type { Entry } from "./entry.ts";

/** What became of a seed. Every seed has exactly one (promise P4). */
export type Outcome =
  | { readonly kind: "entry"; readonly entry: Entry }
  /** An image or other media beside an article: kept for it, no entry of its own. */
  | { readonly kind: "asset"; readonly type: string }
  | Rejection;

/** A seed that cannot be an entry, and what a person can do about it. */
export interface Rejection {
  readonly kind: "rejected";
  /** Stable kebab-case name, e.g. `too-large`. */
  readonly rule: string;
  /** What is wrong, in one sentence. */
  readonly reason: string;
  /** What to do. */
  readonly hint: string;
}
