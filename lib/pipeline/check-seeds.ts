import { allRecords, type State } from "#catalog/catalog.ts";
import type { SeedRecord } from "#catalog/records.ts";
import { renderRfc3339 } from "#model/dates.ts";
import type { ObjectInfo, Store } from "#store/store.ts";
import { type Trouble, when } from "./diagnosis.ts";
import { isMadeFrom, isSeedKey } from "./look.ts";

/** Seconds within which everything that lands should have come out; what is younger is no trouble yet. */
export const GRACE = 120;

/** Lists all seeds, and sees that the first may be read. @throws StoreRefused, StoreUnavailable */
export const listSeeds = async (seeds: Store): Promise<ObjectInfo[]> => {
  const found: ObjectInfo[] = [];
  for await (const seed of seeds.list("")) if (isSeedKey(seed.key)) found.push(seed);
  if (found[0]) await seeds.head(found[0].key);
  return found;
};

/**
 * What of the seeds the catalog does not know yet, though it has had the time.
 * @param now seconds since 1970 UTC
 */
export const checkCaughtUp = async (found: readonly ObjectInfo[], state: State, now: number): Promise<Trouble[]> => {
  const records = new Map<string, SeedRecord>();
  for await (const record of allRecords(state)) records.set(record.key, record);
  const keys = new Set(found.map(({ key }) => key));
  const waiting = found.filter((seed) => seed.lastModified < now - GRACE && !isMadeFrom(records.get(seed.key), seed));
  const oldest = waiting.reduce((least, { lastModified }) => Math.min(least, lastModified), now);
  const gone = [...records.keys()].filter((key) => !keys.has(key));
  return [
    ...when(
      waiting.length > 0,
      `${waiting.length} of ${found.length} seeds wait to be looked at, the oldest since ${renderRfc3339({ at: oldest, offset: 0 })}: ${someOf(waiting.map(({ key }) => key))}`,
      CATCH_UP,
    ),
    ...when(gone.length > 0, `${gone.length} seeds are gone and still in the catalog: ${someOf(gone)}`, CATCH_UP),
  ];
};

const CATCH_UP =
  'seedwire build mends it. On AWS look again in a minute, then at the queues and the log of ingest; {"task":"compare"} mends it there.';

const someOf = (keys: readonly string[]): string => keys.slice(0, 3).join(", ") + (keys.length > 3 ? " …" : "");
