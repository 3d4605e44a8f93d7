import type { Store } from "#store/store.ts";
import { type FoldRules, fold } from "./fold.ts";
import { type Nodes, openNodes } from "./nodes.ts";
import { positionOfKey } from "./position.ts";
import type { SeedChange, SeedRecord } from "./records.ts";
import { emptyRoot, parseRoot, type Recent, ROOT, type Root } from "./root.ts";
import { find, itemsFrom } from "./tree.ts";

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
   * Folds the changes into the set, and what fell due by now. It writes a root even where nothing differs: who looked at
   * the seeds at the same time and commits later has to see that somebody did (see ingest.ts).
   * @param base has to be read before the seeds were looked at: then a commit that succeeds proves that nothing newer was lost
   * @throws StoreConflict when `base` is no longer the newest: read again, look again, commit again
   */
  commit(base: State, changes: readonly SeedChange[], rules: FoldRules): Promise<State>;
  /**
   * Notes something beside the set: what was published, what was looked at again.
   * @throws StoreConflict as `commit`
   */
  note(base: State, notes: Partial<Pick<Root, "published" | "recent">>): Promise<State>;
}

/**
 * @param normalizer version of the rules that make entries; an older producer never writes over a newer one's state
 * @param kept nodes that outlive this call, for a process that goes on working on one store
 */
export const openCatalog = (store: Store, normalizer: number, kept?: Map<string, unknown>): Catalog => {
  const nodes = openNodes(store, kept);
  const write = async (base: State, root: Root): Promise<State> => {
    await nodes.flush();
    const next = { ...root, normalizer, serial: base.root.serial + 1 };
    const version = await store.put(ROOT, Buffer.from(`${JSON.stringify(next)}\n`), {
      onlyIf: base.version === undefined ? "absent" : { version: base.version },
      contentType: "application/json",
    });
    return { root: next, nodes, version };
  };
  return {
    async read() {
      const object = await store.get(ROOT);
      if (!object) return { root: emptyRoot(normalizer), nodes };
      const root = parseRoot(object.body, `${store.location}/${ROOT}`, normalizer);
      return { root, nodes, version: object.version };
    },

    async commit(base, changes, rules) {
      const { nextDue: _, ...root } = base.root;
      const folded = await fold(nodes, base.root, changes, rules);
      const revision = root.revision + 1;
      const keys = [...new Set(changes.map(({ key }) => key))];
      const recent = remember(root.recent, { revision, at: rules.now, keys });
      return write(base, { ...root, ...folded, revision, committedAt: rules.now, recent });
    },

    note: (base, notes) => write(base, { ...base.root, ...notes }),
  };
};

/** Keys that the root names at most, and for how many seconds: no worker lives longer. */
const RECENT_KEYS = 300;
const RECENT_SECONDS = 900;

const remember = ({ since, commits }: Recent, commit: Recent["commits"][number]): Recent => {
  const kept: Recent["commits"][number][] = [];
  let room = RECENT_KEYS;
  for (const one of [commit, ...commits.toReversed()]) {
    room -= one.keys.length;
    if (room < 0 || one.at < commit.at - RECENT_SECONDS) return { since: one.revision, commits: kept.toReversed() };
    kept.push(one);
  }
  return { since, commits: kept.toReversed() };
};

/** The keys that others committed after a revision; `undefined` where the root does not remember that long. */
export const keysSince = ({ since, commits }: Recent, revision: number): ReadonlySet<string> | undefined =>
  revision < since
    ? undefined
    : new Set(commits.filter((commit) => commit.revision > revision).flatMap(({ keys }) => keys));

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
