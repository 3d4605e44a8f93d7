import type { Nodes } from "#catalog/nodes.ts";
import type { Report } from "#catalog/records.ts";
import { itemsFrom, type Tree } from "#catalog/tree.ts";
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
export async function* relateAll(nodes: Nodes, reports: Tree): AsyncGenerator<readonly [Known, Relation]> {
  const all: Known[] = [];
  for await (const [, report] of itemsFrom(nodes, reports)) all.push(knownOf(report as Report));
  all.sort((a, b) => (a.at < b.at ? -1 : 1));
  const having = new Map<string, Known[]>();
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

/** What is compared and told of a report. */
type Known = Omit<Report, "tags" | "authors" | "mark">;

const knownOf = ({ tags: _, authors: __, mark: ___, ...known }: Report): Known => known;

/** What a report has of these others, of which it may be one itself. */
export const relationAmong = (report: Known, others: readonly Known[]): Relation => {
  if (!report.signature) return NO_RELATION;
  const { story, dated } = relate(siblingOf(report), others.map(siblingOf));
  if (story.length === 0 && !dated) return NO_RELATION;
  const byId = new Map(others.map((other) => [other.id, other]));
  return { related: story.map((id) => relatedOf(byId.get(id) as Known)), ...(dated && { dated }) };
};

/** The terms under which a report is found; none where it has no signature. */
export const termsOf = ({ signature }: Pick<Report, "signature">): readonly string[] =>
  signature ? indexTerms(signature as Signature) : [];

/** A report as its siblings see it. Only such as have a signature are found by a term. */
export const siblingOf = (report: Known): SiblingReport => report as Known & { readonly signature: Signature };

const relatedOf = ({ id, title, href, source }: Known): RelatedEntry => ({
  id,
  ...(title !== undefined && { title }),
  href,
  ...(source !== undefined && { source }),
});
