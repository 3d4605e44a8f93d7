import type { Asset } from "#model/asset.ts";
import type { Entry } from "#model/entry.ts";
import type { Nodes } from "./nodes.ts";
import { positionOfKey } from "./position.ts";
import { assetOf, type SeedRecord } from "./records.ts";
import { type Changes, reshape } from "./reshape.ts";
import type { Root } from "./root.ts";
import { find, itemsFrom, itemsWithin, type Limits, type Tree } from "./tree.ts";

/** A file beside articles that one of them shows, and the version of its bytes. */
export interface Medium extends Asset {
  readonly version: string;
}

/** Of which entries refer to which files, and of the files that are shown. */
const REFERENCES: Limits = { items: 512, bytes: 128_000, branch: 128 };
export const MEDIA: Limits = { items: 128, bytes: 128_000, branch: 128 };

type Files = Pick<Root, "references" | "media">;

/** What the fold knows of the seeds, its changes made. */
interface Seeds {
  load(keys: Iterable<string>): Promise<void>;
  get(key: string): SeedRecord | undefined;
  changedAssets(): string[];
}

/**
 * Finds for the entries that are shown the files they refer to, and brings up to date who refers to which. A file is shown while
 * an entry that is shown refers to it, so that nothing of a draft gets out (promise P4).
 *
 * An entry is noted under the key at which its file is, and under the likelier ones at which none is: so whatever comes,
 * changes or goes names the entries that have to follow, and a file beside which nothing is noted is nobody's.
 * @param shown what changes among the entries, by position; those that a changed file touches are added to it
 * @returns also the entries that were added
 */
export const moveReferences = async (
  nodes: Nodes,
  root: Files & Pick<Root, "entries">,
  seeds: Seeds,
  shown: Map<string, Entry | undefined>,
): Promise<Files & { readonly attached: readonly Entry[] }> => {
  const changed = seeds.changedAssets().sort();
  const touched = new Set<string>();
  for (const key of changed)
    for await (const [position] of itemsWithin(nodes, root.references, positionOfKey(key)))
      touched.add(position.slice(positionOfKey(key).length));

  const isNoted = root.references.length > 0;
  const before = isNoted ? await find(nodes, root.entries, [...shown.keys(), ...touched]) : new Map<string, unknown>();
  const following = [...touched].filter((at) => !shown.has(at)).map((at) => [at, before.get(at) as Entry] as const);
  const referring = [...shown, ...following].filter((one): one is [string, Entry] => one[1]?.refers !== undefined);
  await seeds.load(referring.flatMap(([, { refers = [] }]) => refers.flat()));
  for (const [at, entry] of referring) {
    const now = withAssets(entry, (key) => assetOf(seeds.get(key)));
    if (shown.has(at) || JSON.stringify(now.assets) !== JSON.stringify(entry.assets)) shown.set(at, now);
  }

  const notes = new Map<string, unknown>();
  const noted = new Set(changed);
  for (const [at, entry] of shown) {
    const [was, is] = [notedUnder(before.get(at) as Entry | undefined), notedUnder(entry)];
    for (const key of [...was, ...is]) {
      if (was.has(key) === is.has(key)) continue;
      notes.set(positionOfKey(key) + at, is.has(key) || undefined);
      noted.add(key);
    }
  }
  const references = await reshape(nodes, root.references, notes, REFERENCES);
  await seeds.load(noted);
  const media = new Map<string, unknown>();
  for (const key of [...noted].sort())
    media.set(positionOfKey(key), await mediumOf(nodes, references, key, seeds.get(key)));
  return {
    references,
    media: await reshape(nodes, root.media, await differing(nodes, root.media, media), MEDIA),
    attached: following.flatMap(([at]) => shown.get(at) ?? []),
  };
};

/** The entry with those files of it that are there. */
const withAssets = ({ assets: _, ...entry }: Entry, assetAt: (key: string) => Asset | undefined): Entry => {
  const found = (entry.refers ?? []).flatMap((keys) => {
    const key = keys.find((key) => assetAt(key) !== undefined);
    return key === undefined ? [] : [[key, assetAt(key) as Asset] as const];
  });
  return found.length > 0 ? { ...entry, assets: [...new Map(found).values()] } : entry;
};

const notedUnder = (entry: Entry | undefined): ReadonlySet<string> => {
  const found = new Set(entry?.assets?.map(({ key }) => key));
  const upToFound = (keys: readonly string[]) => {
    const index = keys.findIndex((key) => found.has(key));
    return index < 0 ? keys : keys.slice(0, index + 1);
  };
  return new Set(entry?.refers?.flatMap(upToFound));
};

const mediumOf = async (
  nodes: Nodes,
  references: Tree,
  key: string,
  record: SeedRecord | undefined,
): Promise<Medium | undefined> => {
  const asset = assetOf(record);
  if (!asset || !record) return undefined;
  const { done } = await itemsWithin(nodes, references, positionOfKey(key)).next();
  return done ? undefined : { ...asset, version: record.version };
};

/** Those of the changes that change something: what is the same needs no node anew. */
const differing = async (nodes: Nodes, tree: Tree, changes: Changes): Promise<Changes> => {
  const before = await find(nodes, tree, changes.keys());
  return new Map([...changes].filter(([at, value]) => JSON.stringify(before.get(at)) !== JSON.stringify(value)));
};

/** Entries that are gathered from at a time. */
const SOME = 1_000;

/**
 * References and media made anew of a set that lost some of its seeds.
 * @returns also the entries that are others by it, by position
 */
export const regatherReferences = async (
  nodes: Nodes,
  { seeds, entries }: Pick<Root, "seeds" | "entries">,
): Promise<Files & { readonly changes: Changes }> => {
  let files: Files = { references: [], media: [] };
  const changes = new Map<string, unknown>();
  const gather = async (some: ReadonlyMap<string, Entry>) => {
    const shown = new Map<string, Entry | undefined>(some);
    files = await moveReferences(nodes, { entries: [], ...files }, openRecords(nodes, seeds), shown);
    for (const [at, entry] of shown) if (JSON.stringify(entry) !== JSON.stringify(some.get(at))) changes.set(at, entry);
  };
  let some = new Map<string, Entry>();
  for await (const [at, value] of itemsFrom(nodes, entries)) {
    if ((value as Entry).refers) some.set(at, value as Entry);
    if (some.size < SOME) continue;
    await gather(some);
    some = new Map();
  }
  await gather(some);
  return { references: files.references, media: files.media, changes };
};

const openRecords = (nodes: Nodes, seeds: Tree): Seeds => {
  const records = new Map<string, SeedRecord | undefined>();
  return {
    async load(keys) {
      const missing = [...keys].filter((key) => !records.has(key));
      const found = await find(nodes, seeds, missing.map(positionOfKey));
      for (const key of missing) records.set(key, found.get(positionOfKey(key)) as SeedRecord | undefined);
    },
    get: (key) => records.get(key),
    changedAssets: () => [],
  };
};
