import { openCatalog, type Snapshot } from "#catalog/catalog.ts";
import type { SeedChange } from "#catalog/records.ts";
import { SeedwireError } from "#model/errors.ts";
import { inParallel } from "./in-parallel.ts";
import { lookAt, NORMALIZER } from "./look.ts";
import type { Site } from "./site.ts";
import { untilUncontested } from "./until-uncontested.ts";

/** How many seeds are held in memory at once. */
const WIDTH = 8;

export type { SeedChange };

/** Told after each seed that was looked at, for progress. */
export type Watcher = (change: SeedChange) => void;

export interface Ingested {
  /** What became of each seed, each key once. */
  readonly changes: readonly SeedChange[];
  /** Seeds that the store would not give: their work is to be done again, the others' is committed. */
  readonly failures: ReadonlyMap<string, SeedwireError>;
}

/**
 * Looks at these seeds as they are now, new, changed or gone, and commits what became of them.
 * Events are hints: their order, number and age do not matter. The catalog is read before the seeds, so that a commit that
 * succeeds replaced nothing newer; after a conflict only seeds whose registered version moved are looked at again.
 * @throws StoreUnavailable, StoreRefused, StateUnreadable from the catalog; StoreConflict when the deadline came first
 */
export const ingest = async (site: Site, keys: readonly string[], watch: Watcher = () => {}): Promise<Ingested> => {
  const catalog = openCatalog(site.out, NORMALIZER);
  const looked = new Map<string, SeedChange>();
  const failures = new Map<string, SeedwireError>();
  let before: Snapshot | undefined;
  await untilUncontested(site.clock, async () => {
    const base = await catalog.read();
    const stale = [...new Set(keys)].filter(
      (key) => !failures.has(key) && (!looked.has(key) || moved(key, before, base)),
    );
    before = base;
    await inParallel(stale, WIDTH, async (key) => {
      try {
        const change = await lookAt(site.seeds, key, site.channel);
        looked.set(key, change);
        watch(change);
      } catch (error) {
        if (!(error instanceof SeedwireError)) throw error;
        looked.delete(key);
        failures.set(key, error);
      }
    });
    await catalog.commit(base, [...looked.values()]);
  });
  return { changes: [...looked.values()], failures };
};

const moved = (key: string, before: Snapshot | undefined, now: Snapshot): boolean =>
  before?.records.get(key)?.version !== now.records.get(key)?.version;
