import type { Asset } from "./asset.ts";
import type { Entry } from "./entry.ts";

/** What became of a seed. Every seed has exactly one (promise P4). */
export type Outcome = { readonly kind: "entry"; readonly entry: Entry } | AssetOutcome | Rejection;

/** An image or other media beside an article: kept for it, no entry of its own. */
export interface AssetOutcome {
  readonly kind: "asset";
  /** MIME type by its name. */
  readonly type: string;
  /** What it is where articles may show it. */
  readonly asset?: Asset;
  /** Why none may, in a sentence; sidecars need none. */
  readonly reason?: string;
}

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
