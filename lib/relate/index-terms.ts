import type { Signature } from "./signature.ts";
import { heaviestHashes } from "./terms.ts";

/** How many of the heaviest terms are keys by themselves, and how many of those are keys two and two besides. */
const SINGLE = 5;
const IN_PAIRS = 3;

/**
 * The keys, at most eight, under which an entry is posted in the catalog's index; entries that share a key are candidates
 * for `relate`. Single terms find nearly every sibling in an archive of thousands. In one of millions every name has been in
 * the news more often than a key may be posted, and such keys are ignored: what then remains rare is two of them together.
 */
export const indexTerms = ({ terms }: Pick<Signature, "terms">): readonly string[] => {
  const heaviest = heaviestHashes(terms, SINGLE);
  const paired = heaviest.slice(0, IN_PAIRS);
  const pairs = paired.flatMap((a, index) => paired.slice(index + 1).map((b) => (a < b ? a + b : b + a)));
  return [...heaviest, ...pairs];
};
