import { recordsOf, type State } from "#catalog/catalog.ts";
import { contains, partingOf } from "#catalog/cell.ts";
import type { Nodes } from "#catalog/nodes.ts";
import { accountOf, type EntryRecord } from "#catalog/records.ts";
import type { Subject } from "#catalog/root.ts";
import { itemsOf, leavesBefore, leavesFrom, type Ref, type Tree } from "#catalog/tree.ts";
import { type Difference, diffOf } from "#catalog/tree-diff.ts";
import type { Channel } from "#model/channel.ts";
import type { ArchivePlace, Document } from "#model/document.ts";
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

/** Entries in order, of which those before a position stand in an archive. */
interface Shelf {
  readonly entries: Tree;
  /** Where the front ends: leaves that begin before it are pages of the archive. */
  readonly oldest: string;
}

/** An archive as it should be, and as it was published: the site's own or a topic's. */
export interface Archive {
  readonly nodes: Nodes;
  readonly now: Shelf;
  readonly before: Shelf;
  /** Where its pages are, below `public/`: `""`, or a topic's folder. */
  readonly folder: string;
  /** @param entries newest first */
  readonly render: (place: ArchivePlace, entries: readonly Entry[]) => Document[];
  readonly subjectOf: (end: string) => Subject;
}

export const siteArchive = ({ nodes, root }: State, channel: Channel): Archive => ({
  nodes,
  now: { entries: root.entries, oldest: root.front?.oldest ?? "" },
  before: { entries: root.published.archive, oldest: root.published.oldest },
  folder: "",
  render: (place, entries) => renderArchiveLeaf(channel, place, entries),
  subjectOf: (end) => ({ end }),
});

/**
 * The archive's pages that differ from those that were published, in the order of the entries, each once.
 * @param anew true when all that stands is to be compared again, because it was made by other rules
 */
export async function* planArchive(archive: Archive, anew: boolean): AsyncGenerator<Wanted[]> {
  const { nodes, now, before } = archive;
  const planned = new Map<string, string>();
  const within = async (range: Range): Promise<Wanted[]> => {
    const had = await pagesIn(nodes, before, range);
    const has = await pagesIn(nodes, now, range);
    const wanted: Wanted[] = [];
    for (const end of had.keys())
      if (!has.has(end) && !(await pageAt(archive, end))) wanted.push(...nothing(archive, end));
    for (const [end, page] of has) {
      const was = had.get(end);
      const mark = markOf(page);
      if (planned.get(end) === mark || (!anew && was && markOf(was) === mark)) continue;
      planned.set(end, mark);
      const subject = archive.subjectOf(end);
      const documents = await renderPage(archive, page);
      wanted.push(...documents.map((document) => ({ path: document.path, document, subject })));
    }
    return wanted;
  };
  if (anew)
    for await (const leaf of leavesFrom(nodes, now.entries)) yield within(rangeOf({ before: [], after: [leaf] }));
  for await (const difference of diffOf(nodes, before.entries, now.entries)) yield within(rangeOf(difference));
  const [from, to] = [before.oldest, now.oldest].sort() as [string, string];
  if (from === to) return;
  for await (const leaf of leavesFrom(nodes, now.entries, from)) {
    if (leaf.hex >= to) break;
    yield within(rangeOf({ before: [], after: [leaf] }));
  }
}

/** A page of the archive: its leaf, where that ends, and where the one ends that it leads on to. */
interface Page {
  readonly leaf: Ref;
  readonly end: string;
  readonly older: string | undefined;
}

/** Two pages of one name with equal marks have equal bytes. */
const markOf = ({ leaf, older }: Page): string => `${leaf.node} ${older ?? "-"}`;

/**
 * The pages from the one before a position on. A page is named by where it parts from the next newer one: entries that come
 * between two never move that place, nor do leaves that are divided. The newest has a name of its own, which passes on to the
 * next when that one comes: so an address that was given away stays, and whoever follows it misses nothing.
 */
async function* pagesFrom(nodes: Nodes, { entries, oldest }: Shelf, from: string): AsyncGenerator<Page> {
  const first = from < oldest ? await firstOf(leavesFrom(nodes, entries, from)) : undefined;
  const isWithin = first !== undefined && first.hex < oldest;
  const back = leavesBefore(nodes, entries, isWithin ? first.hex : oldest);
  let leaf = (await back.next()).value as Ref | undefined;
  const before = (await back.next()).value as Ref | undefined;
  let older = leaf && before && partingOf(before, leaf);
  for await (const next of isWithin ? leavesFrom(nodes, entries, first.hex) : []) {
    if (next.hex >= oldest) break;
    if (leaf) {
      const end = partingOf(leaf, next);
      yield { leaf, end, older };
      older = end;
    }
    leaf = next;
  }
  if (leaf) yield { leaf, end: NEWEST, older };
}

const NEWEST = "";

/** The page of a leaf. */
const pageOfLeaf = async (nodes: Nodes, shelf: Shelf, { hex }: Ref): Promise<Page | undefined> => {
  for await (const page of pagesFrom(nodes, shelf, hex)) if (page.leaf.hex === hex) return page;
  return undefined;
};

/** The pages of an archive that lie in the range, by their ends, and those beside it: the range's outermost hang on them. */
const pagesIn = async (nodes: Nodes, shelf: Shelf, { from, to }: Range): Promise<Map<string, Page>> => {
  const pages = new Map<string, Page>();
  for await (const page of pagesFrom(nodes, shelf, from)) {
    pages.set(page.end, page);
    if (page.leaf.hex >= to) break;
  }
  return pages;
};

/** The page that ends there, as the set is now. */
const pageAt = async ({ nodes, now }: Archive, end: string): Promise<Page | undefined> => {
  const page = await firstOf(pagesFrom(nodes, now, end || LAST));
  return page?.end === end ? page : undefined;
};

const renderPage = async ({ nodes, folder, render }: Archive, { leaf, end, older }: Page): Promise<Document[]> => {
  const items = await itemsOf(nodes, leaf);
  const place = {
    path: folder + archiveName(end),
    older: older === undefined ? undefined : folder + archiveName(older),
  };
  return render(
    place,
    items.toReversed().map(([, value]) => value as Entry),
  );
};

const nothing = ({ folder, subjectOf }: Archive, end: string): Wanted[] =>
  archivePaths(folder + archiveName(end)).map((path) => ({ path, document: undefined, subject: subjectOf(end) }));

/** What should stand at the path of an archive's page, as the set is now. */
export const planArchivePage = async (archive: Archive, path: string, end: string): Promise<Wanted> => {
  const page = await pageAt(archive, end);
  const documents = page ? await renderPage(archive, page) : [];
  return { path, document: documents.find((document) => document.path === path), subject: archive.subjectOf(end) };
};

/** The newest page of an archive, to which its front leads on. */
export const newestPage = ({ now, folder }: Pick<Archive, "now" | "folder">): string | undefined =>
  now.oldest ? folder + archiveName(NEWEST) : undefined;

/** The pages of the site's archive on which these seeds' entries are, path → subject. */
export const archivedSubjects = async (
  state: State,
  keys: readonly string[],
): Promise<(readonly [path: string, Subject])[]> => {
  const oldest = state.root.front?.oldest ?? "";
  const subjects: (readonly [string, Subject])[] = [];
  for (const record of (await recordsOf(state, keys)).values()) {
    if (accountOf(record) !== "published") continue;
    const { at } = record.outcome as EntryRecord;
    if (at >= oldest) continue;
    const leaf = await firstOf(leavesFrom(state.nodes, state.root.entries, at));
    if (!leaf || !contains(leaf, at)) continue;
    const { end = "" } = (await pageOfLeaf(state.nodes, { entries: state.root.entries, oldest }, leaf)) ?? {};
    subjects.push(...archivePaths(archiveName(end)).map((path) => [path, { end }] as const));
  }
  return subjects;
};

const firstOf = async <T>(all: AsyncIterable<T>): Promise<T | undefined> => {
  for await (const one of all) return one;
  return undefined;
};
