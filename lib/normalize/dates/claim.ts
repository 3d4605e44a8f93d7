import type { Origin } from "#model/evidence.ts";
import type { WrittenDate } from "./written-date.ts";

/** What one place of the seed says about its own date. It may lack the day or the year. */
export interface Claim {
  readonly date: WrittenDate;
  readonly origin: Origin;
  /** The words, as they stand. */
  readonly quote: string;
  /** How often a claim of this kind is right when nothing else is known. */
  readonly confidence: number;
  /** Metadata may name a day to come (an embargo); what text and names say about the future is no date of the article. */
  readonly mayBeFuture?: boolean;
  readonly notes?: readonly string[];
}
