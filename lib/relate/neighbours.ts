import { hashOf } from "./hash.ts";
import type { Signature } from "./signature.ts";
import { compareTerms, parseTerms } from "./terms.ts";

/** An entry as its siblings see it. */
export interface Report {
  readonly id: string;
  /** For the evidence; where it is missing the id stands for it. */
  readonly title?: string;
  readonly signature: Signature;
}

/** Another report and how near it is. */
export interface Neighbour {
  readonly report: Report;
  /** Cosine of the two texts' terms, 0 to 1. */
  readonly cosine: number;
  /** Terms that stand in both. */
  readonly shared: number;
}

// Reports of one event have .25 to .6 in common and a dozen terms or more; texts of one field, or by one author, seldom
// that many, and strangers two or three.
const LEAST_COSINE = 0.15;
const LEAST_SHARED = 7;

/** The candidates that tell of what the subject tells of, the nearest first, ties by the hash of the id; each id once. */
export const neighboursOf = (subject: Report, candidates: readonly Report[]): readonly Neighbour[] => {
  const ours = parseTerms(subject.signature.terms);
  const near = new Map<string, Neighbour>();
  for (const report of candidates) {
    if (report.id === subject.id) continue;
    const { cosine, shared } = compareTerms(ours, report.signature.terms, LEAST_SHARED);
    if (cosine >= LEAST_COSINE && shared >= LEAST_SHARED) near.set(report.id, { report, cosine, shared });
  }
  return [...near.values()].sort(
    (a, b) => b.cosine - a.cosine || hashOf(a.report.id) - hashOf(b.report.id) || (a.report.id < b.report.id ? -1 : 1),
  );
};
