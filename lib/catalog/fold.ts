import { embargoOf } from "#model/embargo.ts";
import type { Entry, Relation } from "#model/entry.ts";
import { type FrontLimit, moveFront } from "./front.ts";
import type { Nodes } from "./nodes.ts";
import { openSeeds } from "./open-seeds.ts";
import { placeOf } from "./placing.ts";
import { momentOf } from "./position.ts";
import {
  type EntryRecord,
  entryOf,
  type LookedSeed,
  type Report,
  reportOf,
  type SeedChange,
  type SeedRecord,
} from "./records.ts";
import { moveReferences } from "./references.ts";
import { withRelation } from "./relation.ts";
import { reshape } from "./reshape.ts";
import type { Root } from "./root.ts";
import { find, itemsFrom, type Limits } from "./tree.ts";

/** How much the nodes of the two kinds of trees hold. */
export interface TreeLimits {
  readonly entries: Limits;
  readonly seeds: Limits;
}

/** Small leaves where whole entries lie, for a page of the archive is one leaf; larger ones where records do. */
export const LIMITS: TreeLimits = {
  entries: { items: 16, bytes: 256_000, branch: 128 },
  seeds: { items: 128, bytes: 256_000, branch: 128 },
};

/** Of the documents that were published. */
export const DOCUMENTS: Limits = { items: 128, bytes: 256_000, branch: 128 };

/** Of the reports of entries, and of where their terms stand. */
export const REPORTS: Limits = { items: 64, bytes: 128_000, branch: 128 };
export const POSTINGS: Limits = { items: 512, bytes: 128_000, branch: 128 };

/** What the set is folded by, beside the changes. */
export interface FoldRules {
  /** Seconds since 1970: what is due then is shown. */
  readonly now: number;
  /** The key whose seed has this id without naming it, if there is one. */
  readonly ownerOf: (id: string) => string | undefined;
  readonly front: FrontLimit;
  /** Absent: what serves sets of any size. */
  readonly limits?: TreeLimits | undefined;
}

/** The parts of a root that follow from the set of seeds and, for embargoes, the time. */
export type FoldedRoot = Pick<Root, "seeds" | "entries" | "due" | "front" | "counts" | "references" | "media"> & {
  readonly nextDue?: number;
};

/** Entries that came, changed or went, by id, as others see them now: what has to be related to them anew. */
type Unrelated = ReadonlyMap<string, Report | undefined>;

/** What came of folding changes into a set. */
interface Folded {
  readonly root: FoldedRoot;
  readonly unrelated: Unrelated;
  /** The entries that are others because a file beside them is. */
  readonly attached: readonly Entry[];
  /** The keys of those who lost their id to another seed, and are shown no more. */
  readonly displaced: readonly string[];
}

/** Relations that are folded at a time: their entries are in memory, with all that is made anew of them. */
const STEP = 500;

/**
 * The set with the changes made, of two to one key the last. Of seeds with one id the lowest key has it; the others' entries
 * are kept in their records, and come forward when it goes. Nodes are flushed between the steps of many relations.
 * @param relations what entries have of each other now, by key; quickest in the order of the entries
 */
export const fold = async (
  nodes: Nodes,
  root: Root,
  changes: readonly SeedChange[],
  rules: FoldRules,
  relations: ReadonlyMap<string, Relation> = new Map(),
): Promise<Folded> => {
  const all = [...relations];
  let folded = await foldOnce(nodes, root, changes, rules, new Map(all.slice(0, STEP)));
  const unrelated = new Map(folded.unrelated);
  for (let start = STEP; start < all.length; start += STEP) {
    await nodes.flush();
    const { nextDue: _, ...rest } = root;
    const next = await foldOnce(nodes, { ...rest, ...folded.root }, [], rules, new Map(all.slice(start, start + STEP)));
    for (const [id, report] of next.unrelated) unrelated.set(id, report);
    folded = {
      root: next.root,
      unrelated,
      attached: [...folded.attached, ...next.attached],
      displaced: [...folded.displaced, ...next.displaced],
    };
  }
  return folded;
};

const foldOnce = async (
  nodes: Nodes,
  root: Root,
  changes: readonly SeedChange[],
  { now, ownerOf, front, limits = LIMITS }: FoldRules,
  relations: ReadonlyMap<string, Relation>,
): Promise<Folded> => {
  const looked = new Map(changes.map((change) => [change.key, change.record]));
  const seeds = await openSeeds(nodes, root, looked.keys());
  const shown = new Map<string, Entry | undefined>();
  const waiting = new Map<string, Entry | undefined>();
  const shelfOf = ({ due }: EntryRecord) => (due === undefined ? shown : waiting);

  const contested = new Set<string>();
  const entriesOf = new Map<string, Entry>();
  for (const [key, seed] of looked) {
    const before = entryOf(seeds.get(key));
    const relation = relations.get(key) ?? before?.relation;
    if (seed?.outcome.kind === "entry")
      entriesOf.set(key, relation ? withRelation(seed.outcome.entry, relation) : seed.outcome.entry);
    const after = seed && recordOf(seed, entriesOf.get(key), relation, ownerOf);
    if (before && !before.draft) {
      contested.add(before.id);
      if (!before.kept) shelfOf(before).set(before.at, undefined);
    }
    const entry = entryOf(after);
    if (entry && !entry.draft) contested.add(entry.id);
    seeds.set(key, after);
  }
  await seeds.loadClaims(contested);
  for (const key of looked.keys()) seeds.claim(key);
  await seeds.load([...contested].flatMap((id) => seeds.rivalsFor(id, ownerOf)));

  const placed: [EntryRecord, Entry][] = [];
  const displaced: string[] = [];
  const unmoved = new Set<string>();
  for (const id of contested) {
    const [winner, ...losers] = seeds
      .rivalsFor(id, ownerOf)
      .filter((key) => hasId(entryOf(seeds.get(key)), id))
      .sort();
    for (const key of losers) {
      const record = entryOf(seeds.get(key)) as EntryRecord;
      const kept = entriesOf.get(key) ?? record.kept ?? (await entryAt(nodes, root, record));
      if (!entriesOf.get(key) && !record.kept) {
        shelfOf(record).set(record.at, undefined);
        displaced.push(key);
      }
      const { due: _, ...rest } = record;
      seeds.update(key, { ...rest, kept, rival: winner as string });
    }
    const record = winner === undefined ? undefined : entryOf(seeds.get(winner));
    const entry = winner === undefined ? undefined : (entriesOf.get(winner) ?? record?.kept);
    if (winner === undefined || !record) continue;
    if (!entry) {
      unmoved.add(id); // the winner stands where it stood
      continue;
    }
    const { kept: _, rival: __, ...free } = record;
    const due = embargoOf(entry);
    const winning = due !== undefined && due > now ? { ...free, due } : free;
    seeds.update(winner, winning);
    placed.push([winning, entry]);
  }
  for (const [record, entry] of placed) shelfOf(record).set(record.at, entry); // after all removals: some take a rival's place

  const touched = new Set([...contested].filter((id) => !unmoved.has(id)));

  for await (const [at, value] of itemsFrom(nodes, root.due)) {
    if (momentOf(at) > now) break;
    if (waiting.has(at)) continue;
    const entry = value as Entry;
    waiting.set(at, undefined);
    shown.set(at, entry);
    touched.add(entry.id);
    await seeds.load([entry.key]);
    const { due: _, ...released } = entryOf(seeds.get(entry.key)) as EntryRecord;
    seeds.update(entry.key, released);
  }

  await seeds.load(relations.keys());
  const moving = [...relations].flatMap(([key, relation]) => {
    const record = entryOf(seeds.get(key));
    return record && !looked.has(key) && !record.draft ? [{ key, relation, record }] : [];
  });
  const standing = await entriesAt(
    nodes,
    root,
    moving.map(({ record }) => record),
  );
  for (const { key, relation, record } of moving) {
    const entry = withRelation(record.kept ?? (standing.get(record.at) as Entry), relation);
    const { published: _, ...undated } = record;
    const related = { ...undated, ...datesOf(entry), relation };
    if (record.kept) seeds.update(key, { ...related, kept: entry });
    else {
      shelfOf(record).set(record.at, undefined);
      shelfOf(record).set(related.at, entry);
      seeds.update(key, related);
      touched.add(entry.id);
    }
  }

  const { references, media, attached } = await moveReferences(nodes, root, seeds, shown);
  for (const { id } of attached) touched.add(id);

  const unrelated = new Map<string, Report | undefined>([...touched].map((id) => [id, undefined]));
  for (const entry of shown.values()) if (entry && touched.has(entry.id)) unrelated.set(entry.id, reportOf(entry));

  const entries = await reshape(nodes, root.entries, shown, limits.entries);
  const due = await reshape(nodes, root.due, waiting, limits.entries);
  const nextDue = await firstMoment(nodes, due);
  return {
    root: {
      seeds: await reshape(nodes, root.seeds, seeds.changes(), limits.seeds),
      entries,
      due,
      front: await moveFront(nodes, root.front, shown, entries, front),
      counts: seeds.countsAfter(root.counts),
      references,
      media,
      ...(nextDue !== undefined && { nextDue }),
    },
    unrelated,
    attached,
    displaced,
  };
};

const hasId = (record: EntryRecord | undefined, id: string): boolean => record?.id === id && !record.draft;

/** The entry of a record where it stands, which the root says. */
const entryAt = async (nodes: Nodes, root: Root, record: EntryRecord): Promise<Entry> =>
  (await entriesAt(nodes, root, [record])).get(record.at) as Entry;

/** The same of many, by their places; every node on the way is read once. */
const entriesAt = async (nodes: Nodes, root: Root, records: readonly EntryRecord[]): Promise<Map<string, unknown>> => {
  const placesOf = (isWaiting: boolean) =>
    records.flatMap(({ at, due, kept }) => (kept === undefined && (due !== undefined) === isWaiting ? at : []));
  const [shown, waiting] = [placesOf(false), placesOf(true)];
  return new Map([...(await find(nodes, root.entries, shown)), ...(await find(nodes, root.due, waiting))]);
};

const recordOf = (
  seed: LookedSeed,
  entry: Entry | undefined,
  relation: Relation | undefined,
  ownerOf: FoldRules["ownerOf"],
): SeedRecord => {
  const { outcome } = seed;
  if (outcome.kind !== "entry" || !entry)
    return { ...seed, outcome: outcome as Exclude<typeof outcome, { kind: "entry" }> };
  const { id, draft, title, url } = entry;
  return {
    ...seed,
    outcome: {
      kind: "entry",
      id,
      explicit: ownerOf(id) !== seed.key,
      draft,
      ...datesOf(entry),
      ...(url !== undefined && { elsewhere: true as const }),
      ...(title && { title: title.value }),
      ...(relation && { relation }),
    },
  };
};

const datesOf = (entry: Entry): Pick<EntryRecord, "at" | "published"> => ({
  at: placeOf(entry),
  ...(entry.published && { published: entry.published.value }),
});

const firstMoment = async (nodes: Nodes, due: Root["due"]): Promise<number | undefined> => {
  for await (const [at] of itemsFrom(nodes, due)) return momentOf(at);
  return undefined;
};
