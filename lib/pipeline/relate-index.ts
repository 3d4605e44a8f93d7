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

/** Lists of unrelated entries that are taken in at once where all entries are: a list is of one commit. */
const LISTS = 4;

/**
 * Brings the index up to date with the entries that the root lists as unrelated.
 * @returns what changed; `undefined` where nothing was related before, and so all that stands is new: of very many entries
 * no more than a few commits' are in memory at a time
 */
export const moveIndex = async (
  site: Site,
  state: State,
): Promise<{ readonly index: RelationIndex; readonly changed: readonly ChangedReport[] | undefined }> => {
  const { root } = state;
  const isAnew = root.reports.length === 0;
  const step = isAnew ? LISTS : Math.max(1, root.unrelated.length);
  let index: RelationIndex = root;
  let changed: readonly ChangedReport[] = [];
  for (let start = 0; start === 0 || start < root.unrelated.length; start += step) {
    const now = await readReports(state, root.unrelated.slice(start, start + step));
    const moved = await moveBy(site, { ...state, root: { ...root, ...index } }, now);
    index = moved.index;
    if (!isAnew) changed = moved.changed;
  }
  const { reports, postings, topics, topicsBy, topicList } = index;
  return {
    index: { reports, postings, topics, topicsBy, ...(topicList !== undefined && { topicList }) },
    changed: isAnew ? undefined : changed,
  };
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

const moveBy = async (site: Site, state: State, reports: ReadonlyMap<string, Report | undefined>) => {
  const { root, nodes } = state;
  const before = (await find(nodes, root.reports, reports.keys())) as ReadonlyMap<string, Report>;
  const changed = [...reports]
    .map(([at, now]) => ({ at, before: before.get(at), now }))
    .filter(({ before, now }) => JSON.stringify(now) !== JSON.stringify(before));
  const postings = new Map<string, unknown>();
  for (const { at, before } of changed) for (const term of termsIn(before)) postings.set(term + at, undefined);
  for (const { at, now } of changed) for (const term of termsIn(now)) postings.set(term + at, at);
  const reported = {
    reports: await reshape(nodes, root.reports, new Map(changed.map(({ at, now }) => [at, now])), REPORTS),
    postings: await reshape(nodes, root.postings, postings, POSTINGS),
  };
  return { index: { ...reported, ...(await moveTopics(site, state, changed, reported.reports)) }, changed };
};

const termsIn = (report: Report | undefined): string[] => (report ? termsOf(report).map(positionOfHash) : []);
