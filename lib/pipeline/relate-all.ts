import type { Report } from "#catalog/records.ts";
import type { RelatedEntry, Relation } from "#model/entry.ts";
import { indexTerms } from "#relate/index-terms.ts";
import { relate, type Report as SiblingReport } from "#relate/relate.ts";
import type { Signature } from "#relate/signature.ts";

/**
 * A term that more entries have than these tells none of them from the others, and relates nothing. It bounds what one
 * entry can touch, and whether it holds follows from the set alone.
 */
export const RARE = 64;

export const NO_RELATION: Relation = { related: [] };

/**
 * What each of a set's entries has of the others. In memory are their reports, about a kilobyte each, and who shares a term:
 * to look both up in the trees for each of them would read every node of these hundreds of times.
 * @returns in the order of the entries
 */
export async function* relateAll(reports: readonly Report[]): AsyncGenerator<readonly [Report, Relation]> {
  const all = reports.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const having = new Map<string, Report[]>();
  for (const report of all)
    for (const term of termsOf(report)) {
      const some = having.get(term);
      if (!some) having.set(term, [report]);
      else if (some.length <= RARE) some.push(report);
    }
  for (const report of all) {
    const shared = termsOf(report).map((term) => having.get(term) ?? []);
    const rare = shared.filter((some) => some.length <= RARE);
    yield [report, relationAmong(report, [...new Set(rare.flat())])];
  }
}

/** What a report has of these others, of which it may be one itself. */
export const relationAmong = (report: Report, others: readonly Report[]): Relation => {
  if (!report.signature) return NO_RELATION;
  const { story, dated } = relate(siblingOf(report), others.map(siblingOf));
  if (story.length === 0 && !dated) return NO_RELATION;
  const byId = new Map(others.map((other) => [other.id, other]));
  return { related: story.map((id) => relatedOf(byId.get(id) as Report)), ...(dated && { dated }) };
};

/** The terms under which a report is found; none where it has no signature. */
export const termsOf = ({ signature }: Pick<Report, "signature">): readonly string[] =>
  signature ? indexTerms(signature as Signature) : [];

/** A report as its siblings see it. Only such as have a signature are found by a term. */
export const siblingOf = (report: Report): SiblingReport => report as Report & { readonly signature: Signature };

const relatedOf = ({ id, title, href, source }: Report): RelatedEntry => ({
  id,
  ...(title !== undefined && { title }),
  href,
  ...(source !== undefined && { source }),
});
