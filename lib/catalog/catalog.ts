import { StateUnreadable } from "#model/errors.ts";
import type { Store } from "#store/store.ts";
import { mergeRecords, type Records, type SeedChange, type SeedRecord } from "./records.ts";

/** The set of seeds as one commit left it. Immutable; a later commit gives another one. */
export interface Snapshot {
  /** Grows by one with each commit, 0 before the first. It tells two equal states apart, which an ETag cannot. */
  readonly revision: number;
  readonly records: Records;
  /** When the store saw that commit, whole seconds; a seed as young as that may have changed since. */
  readonly committedAt: number;
  /** The version a commit on top of this must replace; absent before the first. */
  readonly version?: string;
}

/**
 * The set of seeds, kept as one object that a conditional write replaces: that write is the commit.
 * The one object is read and written whole, so its cost grows with the set; only this file knows it.
 */
export interface Catalog {
  /** @throws StateUnreadable when a newer Seedwire wrote it, or it is damaged */
  read(): Promise<Snapshot>;
  /**
   * Adds the changes to the set. Writes nothing, and answers false, when they change nothing.
   * `base` has to be read before the seeds were looked at: then a commit that succeeds proves that nothing newer was lost.
   * @throws StoreConflict when `base` is no longer the newest: read again, look again, merge again
   */
  commit(base: Snapshot, changes: readonly SeedChange[]): Promise<boolean>;
}

const ROOT = "state/catalog.json";
const SCHEMA = 1;

interface Root {
  readonly schema: number;
  readonly normalizer: number;
  readonly revision: number;
  readonly seeds: readonly SeedRecord[];
}

/** @param normalizer version of the rules that make entries; an older producer never writes over a newer one's state */
export const openCatalog = (store: Store, normalizer: number): Catalog => ({
  async read() {
    const object = await store.get(ROOT);
    if (!object) return { revision: 0, records: new Map(), committedAt: 0 };
    const root = parseRoot(object.body, `${store.location}/${ROOT}`, normalizer);
    return {
      revision: root.revision,
      records: new Map(root.seeds.map((record) => [record.key, record])),
      committedAt: object.lastModified,
      version: object.version,
    };
  },

  async commit(base, changes) {
    const records = mergeRecords(base.records, changes);
    if (records === base.records) return false;
    const root: Root = { schema: SCHEMA, normalizer, revision: base.revision + 1, seeds: [...records.values()] };
    await store.put(ROOT, new TextEncoder().encode(`${JSON.stringify(root)}\n`), {
      onlyIf: base.version === undefined ? "absent" : { version: base.version },
      contentType: "application/json",
    });
    return true;
  },
});

const parseRoot = (body: Uint8Array, place: string, normalizer: number): Root => {
  const root = parseJson(body);
  // A newer form may look like anything, so its number counts before its shape.
  if ((root?.schema ?? 0) > SCHEMA || (root?.normalizer ?? 0) > normalizer) {
    throw new StateUnreadable(`${place} was written by a newer Seedwire than this one`, {
      hint: "Use that newer version, or build into another place.",
    });
  }
  if (isWhole(root)) return root;
  throw new StateUnreadable(`${place} is damaged`, {
    hint: "All of it is made from the seeds. In a folder remove state/ and build again; on AWS docs/operations.md, Rebuild.",
  });
};

/** What stands there, if anything that is JSON does. */
const parseJson = (body: Uint8Array): Partial<Root> | undefined => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) ?? undefined;
  } catch {
    return undefined;
  }
};

const isWhole = (root: Partial<Root> | undefined): root is Root =>
  Number.isInteger(root?.schema) &&
  Number.isInteger(root?.revision) &&
  Array.isArray(root?.seeds) &&
  root.seeds.every((record) => typeof record?.key === "string" && typeof record.outcome?.kind === "string");
