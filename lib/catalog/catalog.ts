import type { Entry, Relation } from "#model/entry.ts";
import { StoreConflict } from "#model/errors.ts";
import type { Store } from "#store/store.ts";
import { type FoldedRoot, type FoldRules, fold } from "./fold.ts";
import { inParallel } from "./in-parallel.ts";
import { type Nodes, openNodes } from "./nodes.ts";
import { positionOfKey } from "./position.ts";
import { type Report, reportOf, type SeedChange, type SeedRecord } from "./records.ts";
import {
  type Comparing,
  emptyRoot,
  parseRoot,
  type Recent,
  type RecentCommit,
  ROOT,
  type Root,
  type Run,
} from "./root.ts";
import { find, itemsFrom, type Tree } from "./tree.ts";

/** The set of seeds as one commit left it, with the nodes it is made of. Immutable; a later commit gives another one. */
export interface State {
  readonly root: Root;
  readonly nodes: Nodes;
  /** The version a root on top of this must replace; absent before the first. */
  readonly version?: string;
}

/**
 * The set of seeds: a root of constant size that a conditional write replaces (that write is the commit), over trees of
 * immutable nodes of which a commit makes only those on the way to what changed.
 */
export interface Catalog {
  /** @throws StateUnreadable when a newer Seedwire wrote it, or it is damaged */
  read(): Promise<State>;
  /**
   * Folds the changes into the trees, with what the log holds and what fell due by now. It writes a root even where nothing
   * differs: who looked at the seeds at the same time and commits later has to see that somebody did (see ingest.ts).
   * @param base has to be read before the seeds were looked at: then a commit that succeeds proves that nothing newer was lost
   * @throws StoreConflict when `base` is no longer the newest: read again, look again, commit again
   */
  commit(base: State, changes: readonly SeedChange[], rules: FoldRules): Promise<State>;
  /**
   * Commits what entries have of each other, by key, and the index it was found by.
   * @param index made of all that `base` lists as unrelated
   * @throws StoreConflict as `commit`
   */
  relate(
    base: State,
    index: Pick<Root, "reports" | "postings" | "topics" | "topicsBy" | "topicList">,
    relations: ReadonlyMap<string, Relation>,
    rules: FoldRules,
  ): Promise<State>;
  /**
   * Commits the changes to the log alone: two or three puts for any number of them, so that many workers can commit at once.
   * The next `commit` folds them in.
   * @param at seconds since 1970
   * @throws StoreConflict as `commit`
   */
  append(base: State, changes: readonly SeedChange[], at: number): Promise<State>;
  /**
   * Notes something beside the set: what was published, what was looked at again. What others only appended to the log
   * meanwhile does not stand in its way.
   * @throws StoreConflict when the set, or what is noted of it, moved since `base`
   */
  note(base: State, notes: (root: Root) => Partial<Notes>): Promise<State>;
  /**
   * Puts a whole set in the place of the one that is damaged.
   * @throws StoreConflict when `base` is no longer the newest
   */
  replace(base: State, set: FoldedRoot & Pick<Root, "published">): Promise<State>;
}

/** What stands in the root beside the set. */
type Notes = Pick<Root, "published" | "recent" | "collectedAt" | "comparedBy" | "isSalvaged"> & {
  readonly comparing: Comparing | undefined;
};

/**
 * @param normalizer version of the rules that make entries; an older producer never writes over a newer one's state
 * @param kept nodes that outlive this call, for a process that goes on working on one store
 */
export const openCatalog = (store: Store, normalizer: number, kept?: Map<string, unknown>): Catalog => {
  const nodes = openNodes(store, kept);
  const read = async (): Promise<State> => {
    const object = await store.get(ROOT);
    if (!object) return { root: emptyRoot(normalizer), nodes };
    const root = parseRoot(object.body, `${store.location}/${ROOT}`, normalizer);
    return { root, nodes, version: object.version };
  };
  const write = async (base: State, root: Root): Promise<State> => {
    await nodes.flush();
    const next = { ...root, normalizer, serial: base.root.serial + 1 };
    const version = await store.put(ROOT, Buffer.from(`${JSON.stringify(next)}\n`), {
      onlyIf: base.version === undefined ? "absent" : { version: base.version },
      contentType: "application/json",
    });
    return { root: next, nodes, version };
  };
  /** Writes over whatever others appended to the log since `base`, where no more was done than that. */
  const writeOver = async (
    base: State,
    change: (root: Root) => Root,
    isSame: (before: Root, now: Root) => boolean = onlyAppended,
  ): Promise<State> => {
    for (let on = base; ; ) {
      try {
        return await write(on, change(on.root));
      } catch (error) {
        if (!(error instanceof StoreConflict)) throw error;
        on = await read();
        if (on.root.serial === base.root.serial || !isSame(base.root, on.root)) throw error;
      }
    }
  };
  const commitOf = (revision: number, at: number, named: readonly string[]): RecentCommit => {
    const keys = [...new Set(named)];
    return { revision, at, keys: keys.length > FEW ? nodes.add(keys) : keys };
  };

  return {
    read,

    async commit(base, changes, rules) {
      const logged = await changesIn(nodes, base.root.log);
      const folded = await fold(nodes, base.root, [...logged, ...changes], rules);
      const unrelated = folded.unrelated.size > 0 ? [nodes.add([...folded.unrelated])] : [];
      const named = [...keysOf(changes), ...folded.attached.map(({ key }) => key), ...folded.displaced];
      const commit = commitOf(base.root.revision + 1, rules.now, named);
      const change = ({ nextDue: _, ...root }: Root): Root => ({
        ...root,
        ...folded.root,
        unrelated: [...root.unrelated, ...unrelated],
        revision: root.revision + 1,
        committedAt: rules.now,
        log: root.log.slice(base.root.log.length),
        foldedAt: logged.length > 0 ? rules.now : root.foldedAt,
        recent: remember(root.recent, { ...commit, revision: root.revision + 1 }),
      });
      return changes.length === 0 ? writeOver(base, change) : write(base, change(base.root));
    },

    async relate(base, index, relations, rules) {
      const rest = (root: Root) => root.unrelated.slice(base.root.unrelated.length);
      const change = (root: Root): Root => ({ ...root, ...index, unrelated: rest(root) });
      if (relations.size === 0) return writeOver(base, change, isIndexedAlike);
      const folded = await fold(nodes, base.root, [], rules, relations);
      const again = folded.unrelated.size > 0 ? [nodes.add([...folded.unrelated])] : [];
      const changeBoth = ({ nextDue: _, ...root }: Root): Root => ({
        ...root,
        ...folded.root,
        ...index,
        unrelated: [...rest(root), ...again],
        revision: root.revision + 1,
        recent: remember(root.recent, commitOf(root.revision + 1, rules.now, [...relations.keys()])),
      });
      return writeOver(base, changeBoth, isIndexedAlike);
    },

    append(base, changes, at) {
      const { root } = base;
      const revision = root.revision + 1;
      const run: Run = { revision, nodes: chunksOf(changes).map((chunk) => nodes.add(chunk)), count: changes.length };
      const recent = remember(root.recent, commitOf(revision, at, keysOf(changes)));
      return write(base, { ...root, revision, committedAt: at, log: [...root.log, run], recent });
    },

    note: (base, notes) =>
      writeOver(base, (root) => {
        const { comparing, ...noted } = { ...root, ...notes(root) };
        return comparing ? { ...noted, comparing } : noted;
      }),

    async replace(base, set) {
      const { nextDue: _, topicList: __, ...root } = base.root;
      const { topicList: ___, ...published } = set.published;
      return write(base, {
        ...root,
        ...set,
        published: { ...published, topics: [], sitemap: [] },
        revision: root.revision + 1,
        log: [],
        recent: { since: root.revision + 1, commits: [] },
        // Whatever relates entries is found again from all of them.
        reports: [],
        postings: [],
        topics: [],
        topicsBy: "",
        unrelated: await allUnrelated(nodes, set.entries),
        isSalvaged: true,
      });
    },
  };
};

/** Nodes that list all entries, as `unrelated` does those that changed. */
const allUnrelated = async (nodes: Nodes, entries: Tree): Promise<string[]> => {
  const names: string[] = [];
  const some: [string, Report][] = [];
  for await (const [, value] of itemsFrom(nodes, entries)) {
    const report = reportOf(value as Entry);
    some.push([report.id, report]);
    if (some.length === CHUNK) names.push(nodes.add(some.splice(0)));
  }
  return some.length > 0 ? [...names, nodes.add(some)] : names;
};

const keysOf = (changes: readonly SeedChange[]): string[] => changes.map(({ key }) => key);

/** True where the trees and what is published are the same, and the log begins with what it was. */
const onlyAppended = (before: Root, now: Root): boolean =>
  before.log.every(({ nodes }, i) => nodes.join() === now.log[i]?.nodes.join()) &&
  [before, now]
    .map(({ seeds, entries, due, front, published }) => JSON.stringify([seeds, entries, due, front, published]))
    .every((one, _, all) => one === all[0]);

/** True where, besides, nobody related entries. */
const isIndexedAlike = (before: Root, now: Root): boolean =>
  onlyAppended(before, now) &&
  before.unrelated.every((node, i) => node === now.unrelated[i]) &&
  JSON.stringify([before.reports, before.postings, before.topics]) ===
    JSON.stringify([now.reports, now.postings, now.topics]);

const changesIn = async (nodes: Nodes, log: readonly Run[]): Promise<SeedChange[]> => {
  const chunks = await inParallel(
    log.flatMap((run) => run.nodes),
    WIDTH,
    async (node) => (await nodes.get(node)) as SeedChange[],
  );
  return chunks.flat();
};

/** Changes in one node of the log. */
const CHUNK = 128;

const chunksOf = (changes: readonly SeedChange[]): SeedChange[][] =>
  Array.from({ length: Math.ceil(changes.length / CHUNK) }, (_, i) => changes.slice(i * CHUNK, (i + 1) * CHUNK));

/** Nodes read at once. */
const WIDTH = 16;

/** So many keys stand in the root itself. */
const FEW = 16;

/** Commits that the root remembers at most, and for how many seconds: no worker lives longer. */
const RECENT_COMMITS = 48;
const RECENT_SECONDS = 900;

const remember = ({ since, commits }: Recent, commit: RecentCommit): Recent => {
  const all = [...commits, commit];
  const kept = all.slice(-RECENT_COMMITS).filter(({ at }) => at > commit.at - RECENT_SECONDS);
  const dropped = all.slice(0, all.length - kept.length);
  return { since: dropped.at(-1)?.revision ?? since, commits: kept };
};

/** The keys that others committed after a revision; `undefined` where the root does not remember that long. */
export const keysSince = async ({ root, nodes }: State, revision: number): Promise<ReadonlySet<string> | undefined> => {
  const { since, commits } = root.recent;
  if (revision < since) return undefined;
  const lists = commits
    .filter((commit) => commit.revision > revision)
    .map(async ({ keys }) => (typeof keys === "string" ? ((await nodes.get(keys)) as string[]) : keys));
  return new Set((await Promise.all(lists)).flat());
};

/** The keys that the log tells of, and perhaps some more; `undefined` where the root does not remember them. */
export const loggedKeys = async (state: State): Promise<ReadonlySet<string> | undefined> => {
  const [oldest] = state.root.log;
  return oldest ? keysSince(state, oldest.revision - 1) : new Set();
};

/** What the catalog knows of these seeds; those it does not know are left out. */
export const recordsOf = async (
  { root, nodes }: State,
  keys: readonly string[],
): Promise<ReadonlyMap<string, SeedRecord>> => {
  const found = await find(nodes, root.seeds, keys.map(positionOfKey));
  return new Map([...found.values()].map((value) => [(value as SeedRecord).key, value as SeedRecord]));
};

/** What the catalog knows of all seeds, in the order in which stores list their keys. */
export async function* allRecords({ root, nodes }: State, after = ""): AsyncGenerator<SeedRecord> {
  const from = after === "" ? AFTER_CLAIMS : positionOfKey(after);
  for await (const [, value] of itemsFrom(nodes, root.seeds, from)) {
    const record = value as SeedRecord;
    if (record.key !== after) yield record;
  }
}

const AFTER_CLAIMS = "01";
