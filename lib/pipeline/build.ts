import { collectGarbage, isCollectionDue } from "#catalog/collect.ts";
import type { Subject } from "#catalog/root.ts";
import { type SeedwireError, StateDamaged } from "#model/errors.ts";
import { type ComparedSeed, compareDocuments, compareSeeds } from "./compare.ts";
import { type Ingested, ingest, type Watcher } from "./ingest.ts";
import { stampOf } from "./look.ts";
import { type Published, publishSite } from "./publish-site.ts";
import type { Site } from "./site.ts";
import { catalogOf, readFolded, repair } from "./site-catalog.ts";
import { untilUncontested } from "./until-uncontested.ts";

export interface Built {
  /** Seeds in the store. */
  readonly seeds: number;
  /** What became of those that were looked at; the others had not changed. */
  readonly changes: readonly BuiltSeed[];
  /** Seeds that the store would not give; a next build tries them again. */
  readonly failures: Ingested["failures"];
  readonly published: Published;
}

/** A seed that was looked at. What became of it stands in the catalog: of very many no more than this is kept in memory. */
interface BuiltSeed {
  readonly key: string;
  /** Absent: it is gone. */
  readonly kind: "entry" | "asset" | "rejected" | undefined;
}

export interface BuildWatcher {
  /** Told once, when the listing is done. */
  readonly onPlan?: (toLookAt: number, seeds: number) => void;
  readonly onSeed?: Watcher;
}

/** Seeds committed at a time: a crash then loses at most the work on so many, and no more are in memory. */
const BATCH = 1_000;

/** Bytes of seeds in a batch: an entry takes a few times its article in memory. */
const BATCH_BYTES = 8_000_000;

/**
 * Brings the site up to date with all its seeds: compares their listing with the catalog, looks at those that are new, changed,
 * gone, or made by older rules or another configuration, publishes, and mends what others did to the documents. A damaged
 * catalog is repaired first.
 * @throws what `ingest` and `publishSite` throw
 */
export const build = async (site: Site, watcher: BuildWatcher = {}): Promise<Built> => {
  try {
    return await buildOnce(site, watcher);
  } catch (error) {
    if (!(error instanceof StateDamaged)) throw error;
    await repair(site);
    return buildOnce(site, watcher);
  }
};

const buildOnce = async (site: Site, watcher: BuildWatcher): Promise<Built> => {
  const stale: ComparedSeed[] = [];
  let found = 0;
  for await (const seed of compareSeeds(site, await readFolded(site))) {
    if (seed.exists) found++;
    if (seed.isStale) stale.push(seed);
  }
  watcher.onPlan?.(stale.length, found);
  const changes: BuiltSeed[] = [];
  const failures = new Map<string, SeedwireError>();
  for (const keys of batchesOf(stale)) {
    const batch = await ingest(site, keys, { watch: watcher.onSeed, anew: true });
    for (const { key, record } of batch.changes) changes.push({ key, kind: record?.outcome.kind });
    for (const [key, error] of batch.failures) failures.set(key, error);
  }
  return { seeds: found, changes, failures, published: await publishWhole(site) };
};

/** Keys in the order of the seeds, as many at a time as may be in memory; one at least. */
function* batchesOf(seeds: readonly ComparedSeed[]): Generator<string[]> {
  let keys: string[] = [];
  let bytes = 0;
  for (const { key, size } of seeds) {
    if (keys.length === BATCH || (keys.length > 0 && bytes + size > BATCH_BYTES)) {
      yield keys;
      keys = [];
      bytes = 0;
    }
    keys.push(key);
    bytes += size;
  }
  if (keys.length > 0) yield keys;
}

/** Publishes, mends what others did to the documents, and once a day collects the garbage. */
const publishWhole = async (site: Site): Promise<Published> => {
  const published = await publishSite(site, { isWhole: true });
  const catalog = catalogOf(site);
  const doubtful = new Map<string, Subject>();
  for await (const { path, subject } of compareDocuments(site, await catalog.read()))
    if (subject) doubtful.set(path, subject);
  const mended = doubtful.size > 0 ? await publishSite(site, { doubtful }) : published;
  await untilUncontested(site.clock, async () => {
    const state = await catalog.read();
    const now = site.clock.now();
    const isDue = isCollectionDue(state, now);
    if (isDue) await collectGarbage(site.out, state, now, "", () => false);
    const comparedBy = stampOf(site.channel);
    if (isDue || state.root.isSalvaged || state.root.comparedBy !== comparedBy)
      await catalog.note(state, () => ({
        comparedBy,
        comparing: undefined,
        isSalvaged: false,
        ...(isDue && { collectedAt: now }),
      }));
  });
  return {
    ...mended,
    written: [...new Set([...published.written, ...mended.written])],
    removed: [...new Set([...published.removed, ...mended.removed])],
  };
};
