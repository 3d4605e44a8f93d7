import { allRecords, type State } from "#catalog/catalog.ts";
import { keyAt, positionOfKey } from "#catalog/position.ts";
import type { SeedRecord } from "#catalog/records.ts";
import type { DocumentLine, Subject } from "#catalog/root.ts";
import { itemsFrom } from "#catalog/tree.ts";
import { compareKeys } from "#store/keys.ts";
import type { ObjectInfo } from "#store/store.ts";
import { NOBODY } from "./announcements.ts";
import { isMadeFrom, isSeedKey, stampOf } from "./look.ts";
import type { Site } from "./site.ts";
import { isOurs } from "./site-documents.ts";

/** One step of two listings that are read side by side. */
interface Pair<A, B> {
  readonly key: string;
  readonly listed?: A;
  readonly known?: B;
}

/** What is listed in a store beside what is known, in the one order that both have; neither is ever in memory as a whole. */
async function* sideBySide<A, B>(
  listed: AsyncIterator<readonly [string, A], undefined>,
  known: AsyncIterator<readonly [string, B], undefined>,
): AsyncGenerator<Pair<A, B>> {
  let [a, b] = [(await listed.next()).value, (await known.next()).value];
  while (a || b) {
    const order = !a ? 1 : !b ? -1 : compareKeys(a[0], b[0]);
    const [key] = (order <= 0 ? a : b) as readonly [string, unknown];
    yield { key, ...(a && order <= 0 && { listed: a[1] }), ...(b && order >= 0 && { known: b[1] }) };
    const both = [order <= 0 ? (await listed.next()).value : a, order >= 0 ? (await known.next()).value : b] as const;
    [a, b] = both;
  }
}

/** A seed, and whether it has to be looked at: it is new, changed, gone, or was made by older rules or another configuration. */
export interface ComparedSeed {
  readonly key: string;
  readonly exists: boolean;
  readonly isStale: boolean;
  /** Bytes; 0 where it is gone. */
  readonly size: number;
}

/**
 * Compares the listing of the seeds with the catalog, behind a key. A seed as young as the last commit is looked at again even if
 * its version is the same, because a file can change twice within the same tick of the file system's clock.
 */
export async function* compareSeeds(site: Site, state: State, after = ""): AsyncGenerator<ComparedSeed> {
  const stamp = stampOf(site.channel);
  const isSettled = (record: SeedRecord, seed: ObjectInfo) =>
    isMadeFrom(record, seed) && record.madeBy === stamp && seed.lastModified < state.root.committedAt - 1;
  for await (const { key, listed, known } of sideBySide(listSeeds(site, after), records(state, after)))
    yield {
      key,
      exists: listed !== undefined,
      isStale: !listed || !known || !isSettled(known, listed),
      size: listed?.size ?? 0,
    };
}

async function* listSeeds({ seeds }: Site, after: string): AsyncGenerator<readonly [string, ObjectInfo], undefined> {
  for await (const seed of seeds.list("", { after })) if (isSeedKey(seed.key)) yield [seed.key, seed];
}

async function* records(state: State, after: string): AsyncGenerator<readonly [string, SeedRecord], undefined> {
  for await (const record of allRecords(state, after)) yield [record.key, record];
}

/** A document that stands or should; one that may be wrong has a subject. */
export interface ComparedDocument {
  readonly path: string;
  /** Of whom it tells, where another version stands there, or nothing, or it is one of ours that nobody knows. */
  readonly subject?: Subject;
}

/** Compares the listing of `public/` with what is known of its documents, behind a path; after a repair nothing known counts. */
export async function* compareDocuments({ out }: Site, state: State, after = ""): AsyncGenerator<ComparedDocument> {
  for await (const { key: path, listed, known } of sideBySide(listPublic(out, after), lines(state, after))) {
    const isAstray = !known && isOurs(path);
    const isOther = known !== undefined && (state.root.isSalvaged || listed !== known.version);
    yield { path, ...(isAstray && { subject: NOBODY }), ...(isOther && { subject: known.subject }) };
  }
}

async function* listPublic(out: Site["out"], after: string): AsyncGenerator<readonly [string, string], undefined> {
  for await (const { key, version } of out.list(PUBLIC, { after: after && PUBLIC + after }))
    yield [key.slice(PUBLIC.length), version];
}

const PUBLIC = "public/";

async function* lines(
  { root, nodes }: State,
  after: string,
): AsyncGenerator<readonly [string, DocumentLine], undefined> {
  const from = after && positionOfKey(after);
  for await (const [position, line] of itemsFrom(nodes, root.published.documents, from))
    if (position !== from) yield [keyAt(position), line as DocumentLine];
}
