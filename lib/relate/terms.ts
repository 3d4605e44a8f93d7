import { joinHashes, parseDigit, renderBits } from "./hash.ts";
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

/** The hashes of a signature's terms and their weights, heaviest first. */
export const parseTerms = (terms: string): ReadonlyMap<string, number> => {
  const parsed = new Map<string, number>();
  for (let at = 0; at + TERM_WIDTH <= terms.length; at += TERM_WIDTH)
    parsed.set(terms.slice(at, at + HASH_WIDTH), parseDigit(terms[at + HASH_WIDTH]));
  return parsed;
};

/** The cosine of two texts as far as their heaviest terms tell it, 0 to 1, and how many terms they share. */
export const compareTerms = (
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): { readonly cosine: number; readonly shared: number } => {
  let product = 0;
  let shared = 0;
  for (const [term, weight] of a) {
    const other = b.get(term);
    if (other === undefined) continue;
    product += weight * other;
    shared++;
  }
  return { cosine: product / (SCALE * SCALE), shared };
};
