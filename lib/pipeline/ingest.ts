import { openCatalog, type Snapshot } from "#catalog/catalog.ts";
import type { SeedChange } from "#catalog/records.ts";
import { SeedwireError, StoreConflict } from "#model/errors.ts";
import type { Store } from "#store/store.ts";
import { inParallel } from "./in-parallel.ts";
import { isCurrent, lookAt, NORMALIZER } from "./look.ts";
import { refuseLost } from "./lost-catalog.ts";
import type { Site } from "./site.ts";
import { untilUncontested } from "./until-uncontested.ts";

/** How many seeds are held in memory at once. */
const WIDTH = 8;

/** Told after each seed that was looked at, for progress. */
export type Watcher = (change: SeedChange) => void;

interface IngestOptions {
  readonly watch?: Watcher | undefined;
  /** These are all seeds there are, or the first of them: a catalog that was lost may begin with them. */
  readonly anew?: boolean;
}

export interface Ingested {
  /** What became of each seed, in the order of the keys, each once. */
  readonly changes: readonly SeedChange[];
  /** The keys among them of which nobody knows anything: no seed is there, and the catalog had none. */
  readonly unknown?: ReadonlySet<string>;
  /** Seeds that the store would not give: their work is to be done again, the others' is committed. */
  readonly failures: ReadonlyMap<string, SeedwireError>;
}

/**
 * Looks at these seeds as they are now, new, changed or gone, and commits what became of them.
 * Events are hints: their order, number and age do not matter. The catalog is read before the seeds; after a conflict only
 * seeds whose registered version moved are looked at again.
 *
 * That order alone would not do: while a worker sleeps between looking and committing, its seed can change and change back,
 * and whoever hears of that finds in the catalog what it sees, and commits nothing. So after its commit a worker looks
 * whether the seeds are still what it committed; later changes have events of their own, which find the commit.
 * @throws StoreUnavailable, StoreRefused, StateUnreadable from the catalog; StoreConflict when the deadline came first
 */
export const ingest = async (
  site: Site,
  keys: readonly string[],
  { watch = () => {}, anew = false }: IngestOptions = {},
): Promise<Ingested> => {
  const catalog = openCatalog(site.out, NORMALIZER);
  const named = [...new Set(keys)];
  const looked = new Map<string, SeedChange>();
  const failures = new Map<string, SeedwireError>();
  const unknown = new Set(named);
  let before: Snapshot | undefined;

  const each = (some: readonly string[], work: (key: string) => Promise<void>) =>
    inParallel(some, WIDTH, async (key) => {
      try {
        await work(key);
      } catch (error) {
        if (!(error instanceof SeedwireError)) throw error;
        looked.delete(key);
        failures.set(key, error);
      }
    });

  await untilUncontested(site.clock, async () => {
    const base = await catalog.read();
    if (!anew) await refuseLost(site.out, catalog, base);
    const stale = named.filter((key) => !failures.has(key) && moved(looked.get(key), before, base));
    before = base;
    await each(stale, async (key) => {
      const change = await lookAt(site.seeds, key, site.channel);
      looked.set(key, change);
      if (change.record || base.records.has(key)) unknown.delete(key);
      watch(change);
    });
    if (!(await catalog.commit(base, [...looked.values()]))) return;
    let outdated = 0;
    await each([...looked.keys()], async (key) => {
      const change = looked.get(key);
      if (!change || (await isCurrent(site.seeds, change))) return;
      looked.delete(key);
      outdated++;
    });
    if (outdated > 0) throw changedMeanwhile(site.seeds, outdated);
  });
  return { changes: named.flatMap((key) => looked.get(key) ?? []), unknown, failures };
};

/** True when somebody else registered something for the seed since this worker read the catalog. */
const moved = (looked: SeedChange | undefined, before: Snapshot | undefined, now: Snapshot): boolean => {
  if (!looked) return true;
  const registered = JSON.stringify(now.records.get(looked.key));
  return registered !== JSON.stringify(before?.records.get(looked.key)) && registered !== JSON.stringify(looked.record);
};

const changedMeanwhile = (seeds: Store, count: number): StoreConflict =>
  new StoreConflict(`${seeds.location}: ${count} seeds changed while they were read`, { hint: "Look at them again." });
