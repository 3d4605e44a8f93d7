import type { State } from "#catalog/catalog.ts";
import { POSTINGS, REPORTS } from "#catalog/fold.ts";
import { positionOfHash } from "#catalog/position.ts";
import type { Report } from "#catalog/records.ts";
import { reshape } from "#catalog/reshape.ts";
import type { Root } from "#catalog/root.ts";
import { find } from "#catalog/tree.ts";
import { termsOf } from "./relate-all.ts";
import type { Site } from "./site.ts";
import { moveTopics } from "./topic-index.ts";

/** What entries are found by: their reports, those that have a term, and the topics. */
export type RelationIndex = Pick<Root, "reports" | "postings" | "topics" | "topicsBy" | "topicList">;

/** An entry that came, changed or went, as others saw it and see it. */
export interface ChangedReport {
  /** Where its report stands. */
  readonly at: string;
  readonly before: Report | undefined;
  readonly now: Report | undefined;
}

/** So many changed entries fill more nodes than should wait in memory. */
const MANY = 2_000;

/** Brings the index up to date with the entries that the root lists as unrelated. */
export const moveIndex = async (
  site: Site,
  state: State,
): Promise<{ readonly index: RelationIndex; readonly changed: readonly ChangedReport[] }> => {
  const { root, nodes } = state;
  const listed = await readReports(state, root.unrelated);
  const known = (await find(nodes, root.reports, listed.keys())) as ReadonlyMap<string, Report>;
  const changed = [...listed]
    .map(([at, now]) => ({ at, before: known.get(at), now }))
    .filter(({ before, now }) => JSON.stringify(now) !== JSON.stringify(before));
  const reports = await reshape(nodes, root.reports, new Map(changed.map(({ at, now }) => [at, now])), REPORTS);
  // Of very many, the nodes leave memory before the next are made.
  const flush = async () => changed.length > MANY && nodes.flush();
  await flush();
  const postings = await reshape(nodes, root.postings, postingsOf(changed), POSTINGS);
  await flush();
  return { index: { reports, postings, ...(await moveTopics(site, state, changed, reports)) }, changed };
};

/** By where they stand; of an entry that is listed twice as it was listed last. */
const readReports = async (
  { nodes }: State,
  lists: readonly string[],
): Promise<ReadonlyMap<string, Report | undefined>> => {
  const reports = new Map<string, Report | undefined>();
  for (const list of lists)
    for (const [id, report] of (await nodes.get(list)) as [string, Report | null][])
      reports.set(positionOfHash(id), report ?? undefined);
  return reports;
};

/** What to note and to forget of the terms by which they are found. */
const postingsOf = (changed: readonly ChangedReport[]): ReadonlyMap<string, string | undefined> => {
  const postings = new Map<string, string | undefined>();
  for (const { at, before } of changed) for (const term of termsIn(before)) postings.set(term + at, undefined);
  for (const { at, now } of changed) for (const term of termsIn(now)) postings.set(term + at, at);
  return postings;
};

const termsIn = (report: Report | undefined): string[] => (report ? termsOf(report).map(positionOfHash) : []);
