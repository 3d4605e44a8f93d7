import type { ArticleRules } from "#model/channel.ts";
import type { Outcome } from "#model/outcome.ts";
import type { Seed } from "#model/seed.ts";

/** What a thread is asked to judge. */
export interface Order {
  readonly number: number;
  readonly seed: Seed;
  readonly rules: ArticleRules;
}

/** What a thread says: that it is ready, what came of an order, or what it failed with. */
export type Report =
  | "ready"
  | { readonly number: number; readonly outcome: Outcome }
  | { readonly number: number; readonly error: unknown };
