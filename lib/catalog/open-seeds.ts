import type { FoldRules } from "./fold.ts";
import type { Nodes } from "./nodes.ts";
import { positionOfClaim, positionOfKey } from "./position.ts";
import { accountOf, assetOf, type Counts, type EntryRecord, entryOf, type SeedRecord } from "./records.ts";
import type { Root } from "./root.ts";
import { find } from "./tree.ts";

/** The records and claims that a fold looks at and changes, read as they are needed. */
export const openSeeds = async (nodes: Nodes, root: Root, keys: Iterable<string>) => {
  const before = new Map<string, SeedRecord | undefined>();
  const records = new Map<string, SeedRecord | undefined>();
  const claimsBefore = new Map<string, readonly string[]>();
  const claims = new Map<string, readonly string[]>();

  const load = async (some: Iterable<string>): Promise<void> => {
    const missing = [...new Set(some)].filter((key) => !before.has(key));
    const found = await find(nodes, root.seeds, missing.map(positionOfKey));
    for (const key of missing) {
      const record = found.get(positionOfKey(key)) as SeedRecord | undefined;
      before.set(key, record);
      records.set(key, record);
    }
  };
  await load(keys);

  return {
    load,
    get: (key: string) => records.get(key),
    set: (key: string, record: SeedRecord | undefined) => void records.set(key, record),
    update: (key: string, outcome: EntryRecord) => {
      const record = records.get(key);
      if (record) records.set(key, { ...record, outcome });
    },

    async loadClaims(ids: Iterable<string>): Promise<void> {
      const found = await find(nodes, root.seeds, [...ids].map(positionOfClaim));
      for (const id of ids) {
        const keys = (found.get(positionOfClaim(id)) ?? []) as readonly string[];
        claimsBefore.set(id, keys);
        claims.set(id, keys);
      }
    },

    /** Notes what a changed seed claims now instead of what it claimed before. */
    claim(key: string): void {
      const [was, is] = [entryOf(before.get(key)), entryOf(records.get(key))];
      if (was?.explicit && !was.draft)
        claims.set(
          was.id,
          (claims.get(was.id) ?? []).filter((other) => other !== key),
        );
      if (is?.explicit && !is.draft) claims.set(is.id, [...new Set([...(claims.get(is.id) ?? []), key])].sort());
    },

    /** The keys of files beside articles that came, changed or went. */
    changedAssets(): string[] {
      return [...records].flatMap(([key, record]) => {
        const was = before.get(key);
        const isMeant = assetOf(was) || assetOf(record);
        return isMeant && JSON.stringify(was) !== JSON.stringify(record) ? [key] : [];
      });
    },

    /** The keys that may have the id. */
    rivalsFor(id: string, ownerOf: FoldRules["ownerOf"]): string[] {
      const owner = ownerOf(id);
      return [...new Set([...(claims.get(id) ?? []), ...(owner === undefined ? [] : [owner])])];
    },

    changes(): Map<string, unknown> {
      const changed = new Map<string, unknown>();
      for (const [key, record] of records) if (record !== before.get(key)) changed.set(positionOfKey(key), record);
      for (const [id, keys] of claims)
        if (keys !== claimsBefore.get(id)) changed.set(positionOfClaim(id), keys.length > 0 ? keys : undefined);
      return changed;
    },

    countsAfter(counts: Counts): Counts {
      const after = { ...counts };
      for (const [key, record] of records) {
        const was = before.get(key);
        if (was) after[accountOf(was)]--;
        if (record) after[accountOf(record)]++;
      }
      return after;
    },
  };
};
