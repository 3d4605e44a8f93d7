import { allRecords } from "#catalog/catalog.ts";
import type { SeedChange, SeedRecord } from "#catalog/records.ts";
import type { SeedwireError } from "#model/errors.ts";
import { compareKeys } from "#store/keys.ts";
import type { ObjectInfo } from "#store/store.ts";
import { auditPublic } from "./audit.ts";
import { type Ingested, ingest, type Watcher } from "./ingest.ts";

import { isMadeFrom, isSeedKey, stampOf } from "./look.ts";
import { type Published, publishSite } from "./publish-site.ts";
import type { Site } from "./site.ts";
import { catalogOf } from "./site-catalog.ts";

export interface Built {
  /** Seeds in the store. */
  readonly seeds: number;
  /** What became of those that were looked at; the others had not changed. */
  readonly changes: readonly SeedChange[];
  /** Seeds that the store would not give; a next build tries them again. */
  readonly failures: Ingested["failures"];
  readonly published: Published;
}

export interface BuildWatcher {
  /** Told once, when the listing is done. */
  readonly onPlan?: (toLookAt: number, seeds: number) => void;
  readonly onSeed?: Watcher;
}

/** Seeds committed at a time: a crash then loses at most the work on so many, and no more are in memory. */
const BATCH = 8_000;

/**
 * Brings the site up to date with all its seeds: compares their listing with the catalog, looks at those that are new, changed,
 * gone, or made by older rules or another configuration, and publishes. A seed as young as the last commit is looked at again
 * even if its version is the same, because a file can change twice within the same tick of the file system's clock.
 * @throws what `ingest` and `publishSite` throw
 */
export const build = async (site: Site, watcher: BuildWatcher = {}): Promise<Built> => {
  const { stale, found } = await compare(site);
  watcher.onPlan?.(stale.length, found);
  const changes: SeedChange[] = [];
  const failures = new Map<string, SeedwireError>();
  for (let start = 0; start < stale.length; start += BATCH) {
    const batch = await ingest(site, stale.slice(start, start + BATCH), { watch: watcher.onSeed, anew: true });
    changes.push(...batch.changes);
    for (const [key, error] of batch.failures) failures.set(key, error);
  }
  return { seeds: found, changes, failures, published: await publishWhole(site) };
};

/** Publishes, and mends what others did to the documents. */
const publishWhole = async (site: Site): Promise<Published> => {
  const published = await publishSite(site);
  const doubtful = await auditPublic(site.out, await catalogOf(site).read());
  if (doubtful.size === 0) return published;
  const mended = await publishSite(site, { doubtful });
  return {
    ...mended,
    written: [...new Set([...published.written, ...mended.written])],
    removed: [...new Set([...published.removed, ...mended.removed])],
  };
};

/** The keys to look at again, of so many seeds: listing and catalog have one order, so both are read once, side by side. */
const compare = async (site: Site): Promise<{ readonly stale: string[]; readonly found: number }> => {
  const state = await catalogOf(site).read();
  const stamp = stampOf(site.channel);
  const isSettled = (record: SeedRecord, seed: ObjectInfo) =>
    isMadeFrom(record, seed) && record.madeBy === stamp && seed.lastModified < state.root.committedAt - 1;
  const records = allRecords(state);
  let record = (await records.next()).value;
  const stale: string[] = [];
  let found = 0;
  for await (const seed of site.seeds.list("")) {
    if (!isSeedKey(seed.key)) continue;
    found++;
    for (; record && compareKeys(record.key, seed.key) < 0; record = (await records.next()).value)
      stale.push(record.key);
    const isKnown = record?.key === seed.key;
    if (!isKnown || !record || !isSettled(record, seed)) stale.push(seed.key);
    if (isKnown) record = (await records.next()).value;
  }
  for (; record; record = (await records.next()).value) stale.push(record.key);
  return { stale, found };
};
