import type { Outcome } from "#model/outcome.ts";

/** What the catalog knows of one seed. */
export interface SeedRecord {
  readonly key: string;
  /** The store's version of the bytes this was made from. */
  readonly version: string;
  /** When the store saw them arrive, whole seconds since 1970; absent when ignored by configuration. */
  readonly lastModified?: number;
  /** Normalizer and configuration it was made by; another stamp means: look again. */
  readonly madeBy: string;
  readonly outcome: Outcome;
}

/** One seed looked at: what it is now, or that it is gone. */
export type SeedChange =
  | { readonly key: string; readonly record: SeedRecord }
  | { readonly key: string; readonly record: undefined };

export type Records = ReadonlyMap<string, SeedRecord>;

/**
 * The records after the changes, keys in code-unit order whatever the order of events; of two changes to one key the last counts.
 * Returns the very same map when nothing differs, so that a caller can see that there is nothing to save.
 */
export const mergeRecords = (records: Records, changes: readonly SeedChange[]): Records => {
  const last = new Map(changes.map((change) => [change.key, change]));
  const real = [...last.values()].filter((change) => !sameRecord(records.get(change.key), change.record));
  if (real.length === 0) return records;
  const merged = new Map(records);
  for (const { key, record } of real) {
    if (record) merged.set(key, record);
    else merged.delete(key);
  }
  return new Map([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const sameRecord = (before: SeedRecord | undefined, after: SeedRecord | undefined): boolean =>
  before === after || JSON.stringify(before) === JSON.stringify(after);
