import { allRecords, openCatalog, type State } from "#catalog/catalog.ts";
import type { FoldRules } from "#catalog/fold.ts";
import { frontItems } from "#catalog/front.ts";
import { accountOf, type LookedSeed } from "#catalog/records.ts";
import { itemsFrom, type Tree } from "#catalog/tree.ts";
import type { Entry } from "#model/entry.ts";
import { lookedSeed } from "./entries.ts";
import { listOf } from "./listed.ts";
import { openMemory } from "./memory-store.ts";

/** What `entryOf` (test/support/entries.ts) gives a key that names no id. */
export const idOf = (key: string): string => `${DERIVED}${key}`;
const DERIVED = "tag:quay.example,2024-01-01:";
const ownerOf = (id: string): string | undefined => (id.startsWith(DERIVED) ? id.slice(DERIVED.length) : undefined);

/** How much a small set's nodes hold, so that a handful of articles makes trees of several levels. */
const TINY: NonNullable<FoldRules["limits"]> = {
  entries: { items: 2, bytes: 100_000, branch: 2 },
  seeds: { items: 2, bytes: 100_000, branch: 2 },
};

/** A catalog without a site around it. */
export const openSet = (rules: Partial<FoldRules> = {}) => {
  const store = openMemory();
  const catalog = openCatalog(store, 7);
  let now = 1_000_000;
  const rulesNow = (): FoldRules => ({ now, ownerOf, front: { entries: 3, bytes: 10_000 }, limits: TINY, ...rules });
  const read = (): Promise<State> => catalog.read();
  const commit = async (changes: Readonly<Record<string, Entry | LookedSeed | undefined>>): Promise<void> => {
    const looked = Object.entries(changes).map(([key, one]) => ({ key, record: one && asLooked(one) }));
    await catalog.commit(await read(), looked, rulesNow());
  };
  return {
    store,
    catalog,
    rules: rulesNow,
    read,
    commit,
    /** Goes on to that second, and commits as the tick does. */
    wait: async (until: number): Promise<void> => {
      now = until;
      await commit({});
    },
    /** The keys of the entries that are shown, in their order, and of those that wait for their day. */
    shown: async () => keysIn(await read(), "entries"),
    due: async () => keysIn(await read(), "due"),
    /** Those of the feeds, newest first. */
    front: async () => {
      const { root, nodes } = await read();
      return root.front ? (await frontItems(nodes, root.front)).map(([, value]) => (value as Entry).key) : [];
    },
    /** Of each key in what way it is accounted for, and which other key has its id. */
    accounts: async () =>
      Object.fromEntries(
        (await listOf(allRecords(await read()))).map((record) => [
          record.key,
          [accountOf(record), record.outcome.kind === "entry" ? record.outcome.rival : undefined]
            .filter(Boolean)
            .join(" "),
        ]),
      ),
  };
};

const asLooked = (one: Entry | LookedSeed): LookedSeed => ("outcome" in one ? one : lookedSeed(one));

const keysIn = async ({ root, nodes }: State, tree: "entries" | "due"): Promise<string[]> => {
  const trees: Record<typeof tree, Tree> = { entries: root.entries, due: root.due };
  return (await listOf(itemsFrom(nodes, trees[tree]))).map(([, value]) => (value as Entry).key);
};
