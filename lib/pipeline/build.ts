import { openCatalog } from "#catalog/catalog.ts";
import type { SeedChange } from "#catalog/records.ts";
import type { SeedwireError } from "#model/errors.ts";
import { type Ingested, ingest, type Watcher } from "./ingest.ts";
import { isMadeFrom, isSeedKey, NORMALIZER, stampOf } from "./look.ts";
import { type Published, publishSite } from "./publish-site.ts";
import type { Site } from "./site.ts";

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

/**
 * Seeds committed at a time: a crash then loses at most the work on so many, and memory stays bounded by the catalog.
 */
const BATCH = 2_000;

/**
 * Brings the site up to date with all its seeds: lists them, looks at those that are new, changed, gone, or made by older
 * rules or another configuration, and publishes. A seed as young as the last commit is looked at again even if its version
 * is the same, because a file can change twice within the same tick of the file system's clock.
 * @throws what `ingest` and `publishSite` throw
 */
export const build = async (site: Site, watcher: BuildWatcher = {}): Promise<Built> => {
  const { records, committedAt } = await openCatalog(site.out, NORMALIZER).read();
  const stamp = stampOf(site.channel);
  const found = new Set<string>();
  const stale: string[] = [];
  for await (const seed of site.seeds.list("")) {
    const { key, lastModified } = seed;
    if (!isSeedKey(key)) continue;
    found.add(key);
    const record = records.get(key);
    const settled = isMadeFrom(record, seed) && record?.madeBy === stamp && lastModified < committedAt - 1;
    if (!settled) stale.push(key);
  }
  for (const key of records.keys()) if (!found.has(key)) stale.push(key);
  watcher.onPlan?.(stale.length, found.size);

  const changes: SeedChange[] = [];
  const failures = new Map<string, SeedwireError>();
  for (let start = 0; start < stale.length; start += BATCH) {
    const batch = await ingest(site, stale.slice(start, start + BATCH), { watch: watcher.onSeed, anew: true });
    changes.push(...batch.changes);
    for (const [key, error] of batch.failures) failures.set(key, error);
  }
  return { seeds: found.size, changes, failures, published: await publishSite(site) };
};
