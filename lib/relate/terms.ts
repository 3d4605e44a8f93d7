import { joinHashes, parseBits, renderBits } from "./hash.ts";
import { JOINED, NAME, type Words } from "./words.ts";

/** How many terms of a text its signature keeps: the heaviest. */
const KEPT = 40;
/** Characters of a term: 30 bits of its hash, then its weight. */
const HASH_WIDTH = 5;
const TERM_WIDTH = HASH_WIDTH + 1;
/** What a weight of 1, all of a text in one term, would be as a whole number; 63 are kept at most. */
const SCALE = 128;

/** Two names that stand together, "Port Ellen", say more than each: there are many ports. But few White Houses. */
const pairWeight = (a: number, b: number): number => Math.min(3.5, 1 + (a + b) / 2);

interface Term {
  readonly hash: number;
  weight: number;
  count: number;
  score: number;
}

/**
 * The terms of a text that tell its event from others, the heaviest first, in `TERM_WIDTH` characters each: rare words, names,
 * names that stand together, numbers. Weights are parts of the length of the whole vector, so that their products add up to
 * the cosine of two texts.
 */
export const renderTerms = (words: Words): string => {
  const terms = [...countTerms(words).values()];
  let squares = 0;
  for (const term of terms) {
    term.score = term.weight * Math.min(2, Math.sqrt(term.count));
    squares += term.score * term.score;
  }
  const length = Math.sqrt(squares);
  return heaviest(terms)
    .map(({ hash, score }) => renderBits(hash, HASH_WIDTH) + renderBits(quantized(score / length), 1))
    .join("");
};

/** Sorted by weight. Most of a text's terms are too light: their numbers are sorted to tell which, and the few that stay. */
const heaviest = (terms: readonly Term[]): readonly Term[] => {
  const least = Float64Array.from(terms, ({ score }) => score).sort()[terms.length - KEPT] ?? 0;
  return terms
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || a.hash - b.hash)
    .slice(0, KEPT);
};

const quantized = (part: number): number => Math.min(63, Math.round(SCALE * part));

const countTerms = ({ count: total, hashes, weights, marks }: Words): ReadonlyMap<number, Term> => {
  const terms = new Map<number, Term>();
  const count = (hash: number, weight: number) => {
    const known = terms.get(hash);
    if (!known) terms.set(hash, { hash, weight, count: 1, score: 0 });
    else {
      known.count++;
      if (weight > known.weight) known.weight = weight;
    }
  };
  for (let index = 0; index < total; index++) {
    const hash = hashes[index] ?? 0;
    const weight = weights[index] ?? 0;
    if (weight > 0) count(hash, weight);
    if (marks[index] === NAME + JOINED && ((marks[index - 1] ?? 0) & NAME) !== 0)
      count(joinHashes(hashes[index - 1] ?? 0, hash), pairWeight(weights[index - 1] ?? 0, weight));
  }
  return terms;
};

/** The hashes of the heaviest terms of a signature, as they are written there. */
export const heaviestHashes = (terms: string, count: number): readonly string[] => {
  const hashes = new Set<string>();
  for (let at = 0; at + TERM_WIDTH <= terms.length && hashes.size < count; at += TERM_WIDTH)
    hashes.add(terms.slice(at, at + HASH_WIDTH));
  return [...hashes];
};

/** The hashes of a signature's terms and their weights, heaviest first. */
export const parseTerms = (terms: string): ReadonlyMap<number, number> => {
  const parsed = new Map<number, number>();
  for (let at = 0; at + TERM_WIDTH <= terms.length; at += TERM_WIDTH)
    parsed.set(parseBits(terms, at, HASH_WIDTH), parseBits(terms, at + HASH_WIDTH, 1));
  return parsed;
};

/**
 * The cosine of two texts as far as their heaviest terms tell it, 0 to 1, and how many terms they share.
 * @param theirs not parsed: one text is compared with hundreds, and a map for each would be most of the work
 * @param least of those that share fewer terms than these no more is found out than that
 */
export const compareTerms = (
  ours: ReadonlyMap<number, number>,
  theirs: string,
  least = 0,
): { readonly cosine: number; readonly shared: number } => {
  let product = 0;
  let shared = 0;
  for (let at = 0; at + TERM_WIDTH <= theirs.length; at += TERM_WIDTH) {
    if (shared + (theirs.length - at) / TERM_WIDTH < least) break;
    const weight = ours.get(parseBits(theirs, at, HASH_WIDTH));
    if (weight === undefined) continue;
    product += weight * parseBits(theirs, at + HASH_WIDTH, 1);
    shared++;
  }
  return { cosine: product / (SCALE * SCALE), shared };
};
