import { recordsOf, type State } from "#catalog/catalog.ts";
import { contains } from "#catalog/cell.ts";
import { accountOf, type EntryRecord } from "#catalog/records.ts";
import type { Subject } from "#catalog/root.ts";
import { itemsOf, leavesBefore, leavesFrom, type Ref, type Tree } from "#catalog/tree.ts";
import { type Difference, diffOf } from "#catalog/tree-diff.ts";
import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { archiveName, archivePaths, endOfLeaf, renderArchiveLeaf } from "./site-documents.ts";
import type { Wanted } from "./write-documents.ts";

/** Positions from one to another, which is not among them. */
interface Range {
  readonly from: string;
  readonly to: string;
}

/** The cells in which two trees differ. */
const rangeOf = ({ before, after }: Difference): Range => {
  const refs = [...before, ...after];
  return {
    from: refs.map(({ hex }) => hex).sort()[0] ?? "",
    to:
      refs
        .map((ref) => endOfLeaf(ref) || LAST)
        .sort()
        .at(-1) ?? LAST,
  };
};

const LAST = "g";

/** Where the front ends: leaves that begin before it are pages of the archive. */
const oldestOf = ({ root }: State): string => root.front?.oldest ?? "";

/** A page of the archive: its leaf, and the one it leads on to. */
interface Page {
  readonly leaf: Ref;
  readonly older: Ref | undefined;
}

/**
 * The archive's pages that differ from those that were published, in the order of the entries, each once.
 * @param anew true when all that stands is to be compared again, because it was made by other rules
 */
export async function* planArchive(state: State, channel: Channel, anew: boolean): AsyncGenerator<Wanted[]> {
  const { nodes, root } = state;
  const { archive, oldest } = root.published;
  const planned = new Map<string, string>();
  const within = async (range: Range): Promise<Wanted[]> => {
    const before = await pagesIn(state, archive, oldest, range);
    const after = await pagesIn(state, root.entries, oldestOf(state), range);
    const wanted: Wanted[] = [];
    for (const end of before.keys()) if (!after.has(end)) wanted.push(...nothing(end));
    for (const [end, page] of after) {
      const was = before.get(end);
      const mark = markOf(page);
      if (planned.get(end) === mark || (!anew && was && markOf(was) === mark)) continue;
      planned.set(end, mark);
      wanted.push(...(await documentsOf(state, channel, end, page)));
    }
    return wanted;
  };
  if (anew)
    for await (const leaf of leavesFrom(nodes, root.entries)) yield within(rangeOf({ before: [], after: [leaf] }));
  for await (const difference of diffOf(nodes, archive, root.entries)) yield within(rangeOf(difference));
  const [from, to] = [oldest, oldestOf(state)].sort() as [string, string];
  if (from !== to)
    for await (const leaf of leavesFrom(nodes, root.entries, from)) {
      if (leaf.hex >= to) break;
      yield within(rangeOf({ before: [], after: [leaf] }));
    }
}

/** Two pages of one name with equal marks have equal bytes. */
const markOf = ({ leaf, older }: Page): string => `${leaf.node} ${older ? endOfLeaf(older) : "-"}`;

/** The pages of a tree's archive that lie in the range, by their ends, and the next newer one: it names the newest of them. */
const pagesIn = async (
  { nodes }: State,
  tree: Tree,
  oldest: string,
  { from, to }: Range,
): Promise<Map<string, Page>> => {
  const pages = new Map<string, Page>();
  let older: Ref | undefined;
  for await (const leaf of leavesFrom(nodes, tree, from)) {
    if (leaf.hex >= oldest) break;
    if (pages.size === 0) older = await firstOf(leavesBefore(nodes, tree, leaf.hex));
    pages.set(endOfLeaf(leaf), { leaf, older });
    older = leaf;
    if (leaf.hex >= to) break;
  }
  return pages;
};

const documentsOf = async (state: State, channel: Channel, end: string, page: Page): Promise<Wanted[]> =>
  (await renderPage(state, channel, end, page)).map((document) => ({
    path: document.path,
    document,
    subject: { end },
  }));

const renderPage = async (
  { nodes }: State,
  channel: Channel,
  end: string,
  { leaf, older }: Page,
): Promise<Document[]> => {
  const items = await itemsOf(nodes, leaf);
  const place = { path: archiveName(end), older: older && archiveName(endOfLeaf(older)) };
  return renderArchiveLeaf(
    channel,
    place,
    items.toReversed().map(([, value]) => value as Entry),
  );
};

const nothing = (end: string): Wanted[] =>
  archivePaths(archiveName(end)).map((path) => ({ path, document: undefined, subject: { end } }));

/** What should stand at the path of an archive's page, as the set is now. */
export const planArchivePage = async (
  state: State,
  channel: Channel,
  path: string,
  subject: Extract<Subject, { end: string }>,
): Promise<Wanted> => {
  const { nodes, root } = state;
  const backwards = leavesBefore(nodes, root.entries, subject.end || LAST);
  const leaf = (await backwards.next()).value as Ref | undefined;
  if (!leaf || endOfLeaf(leaf) !== subject.end || leaf.hex >= oldestOf(state))
    return { path, document: undefined, subject };
  const older = (await backwards.next()).value as Ref | undefined;
  const documents = await renderPage(state, channel, subject.end, { leaf, older });
  return { path, document: documents.find((document) => document.path === path), subject };
};

/** The newest page of the archive, to which the front leads on. */
export const newestArchive = async (state: State): Promise<string | undefined> => {
  const leaf = oldestOf(state) && (await firstOf(leavesBefore(state.nodes, state.root.entries, oldestOf(state))));
  return leaf ? archiveName(endOfLeaf(leaf)) : undefined;
};

/** The pages of the archive on which these seeds' entries are, path → subject. */
export const archivedSubjects = async (
  state: State,
  keys: readonly string[],
): Promise<(readonly [path: string, Subject])[]> => {
  const subjects: (readonly [string, Subject])[] = [];
  for (const record of (await recordsOf(state, keys)).values()) {
    if (accountOf(record) !== "published") continue;
    const { at } = record.outcome as EntryRecord;
    if (at >= oldestOf(state)) continue;
    const leaf = await firstOf(leavesFrom(state.nodes, state.root.entries, at));
    if (!leaf || !contains(leaf, at)) continue;
    const end = endOfLeaf(leaf);
    subjects.push(...archivePaths(archiveName(end)).map((path) => [path, { end }] as const));
  }
  return subjects;
};

const firstOf = async <T>(all: AsyncIterable<T>): Promise<T | undefined> => {
  for await (const one of all) return one;
  return undefined;
};
