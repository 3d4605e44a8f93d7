import { type Catalog, recordsOf, type State } from "#catalog/catalog.ts";
import { inParallel } from "#catalog/in-parallel.ts";
import { positionOfHash } from "#catalog/position.ts";
import type { Report, SeedRecord } from "#catalog/records.ts";
import { find, itemsFrom, itemsWithin, type Tree } from "#catalog/tree.ts";
import type { Relation } from "#model/entry.ts";
import { isOfConcern } from "#relate/relate.ts";
import { NO_RELATION, RARE, relateAll, relationAmong, siblingOf, termsOf } from "./relate-all.ts";
import { type ChangedReport, moveIndex } from "./relate-index.ts";
import type { Site } from "./site.ts";
import { rulesOf } from "./site-catalog.ts";
import { topicsStamp } from "./topic-index.ts";

/** With more changes than these the whole index is read once instead of in pieces. */
const MANY = 500;

const WIDTH = 8;

/**
 * Relates the entries that came, changed or went since this was done last: brings the index up to date, finds whom they touch,
 * and commits what those have of each other now. What an entry has follows from the set of entries alone, whatever happened on
 * the way: those are looked at again that share a term with a changed one and are near it, and all that share a term which
 * became too common by it, or rare again.
 * @throws what `Catalog.relate` throws
 */
export const relateSite = async (site: Site, catalog: Catalog, state: State): Promise<State> => {
  const related = await relateUnrelated(site, catalog, state);
  // Whom its siblings dated stands elsewhere from now on, and its topics with it.
  return related.root.unrelated.length > 0 ? relateUnrelated(site, catalog, related) : related;
};

const relateUnrelated = async (site: Site, catalog: Catalog, state: State): Promise<State> => {
  const { root } = state;
  if (root.unrelated.length === 0 && root.topicsBy === topicsStamp(site.channel)) return state;
  const { index, changed } = await moveIndex(site, state);
  // Where nothing was related before, all that stands is among them.
  const isAnew = root.reports.length === 0;
  const related = isAnew ? relateAll(changed.flatMap(({ now }) => now ?? [])) : relateTouched(state, index, changed);
  const relations = new Map<string, Relation>();
  for await (const some of inSlices(related)) {
    const records = await recordsOf(
      state,
      some.map(([{ key }]) => key),
    );
    for (const [{ key }, relation] of some) {
      const had = relationOf(records.get(key));
      if (had && JSON.stringify(had) !== JSON.stringify(relation)) relations.set(key, relation);
    }
  }
  return catalog.relate(state, index, relations, rulesOf(site));
};

/** Records that are compared at a time. */
const SLICE = 500;

async function* inSlices<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let slice: T[] = [];
  for await (const item of items) {
    slice.push(item);
    if (slice.length < SLICE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

/** What the record of an entry knows of its relation; `undefined` where there is no such entry. */
const relationOf = (record: SeedRecord | undefined): Relation | undefined =>
  record?.outcome.kind === "entry" ? (record.outcome.relation ?? NO_RELATION) : undefined;

/** What those have now of each other who changed, and those whom it touches. */
async function* relateTouched(
  state: State,
  index: Pick<State["root"], "reports" | "postings">,
  changed: readonly ChangedReport[],
): AsyncGenerator<readonly [Report, Relation]> {
  const old = openIndex(state, state.root);
  const fresh = openIndex(state, index);
  const touched = new Set<string>(await unknownOf(state, changed));
  const seen = changed.filter(({ before, now }) => !now || !isSeenAlike(before, now));
  if (Math.max(seen.length, touched.size) > MANY) await fresh.readAll();
  for (const change of seen) for (const one of await touchedBy(old, fresh, change)) touched.add(one);
  const reports = (await fresh.reportsAt([...touched])).sort((a, b) => (a.at < b.at ? -1 : 1));
  yield* await inParallel(reports, WIDTH, async (report) => [report, await relationIn(fresh, report)] as const);
}

const relationIn = async (index: Index, report: Report): Promise<Relation> => {
  const shared = await inParallel(positionsOf(report), WIDTH, (term) => index.having(term));
  const rare = shared.filter((some) => some.length <= RARE);
  return relationAmong(report, await index.reportsAt([...new Set(rare.flat())]));
};

/**
 * The changed entries of which it is not known what relates to them. What an entry has is kept with its record: where others see
 * it as before, and its record was not made anew, that still holds.
 */
const unknownOf = async (state: State, changed: readonly ChangedReport[]): Promise<string[]> => {
  const there = changed.flatMap(({ at, before, now }) =>
    now ? [{ at, key: now.key, isAlike: isSeenAlike(before, now) }] : [],
  );
  const alike = there.flatMap(({ isAlike, key }) => (isAlike ? key : [])).sort();
  const known = new Set<string>();
  for (let start = 0; start < alike.length; start += SLICE)
    for (const [key, { outcome }] of await recordsOf(state, alike.slice(start, start + SLICE)))
      if (outcome.kind === "entry" && outcome.relation !== undefined) known.add(key);
  return there.flatMap(({ at, key, isAlike }) => (isAlike && known.has(key) ? [] : at));
};

/** Who may have another relation because this entry came, changed or went. */
const touchedBy = async (
  old: Index,
  fresh: Index,
  { at, before, now }: ChangedReport,
): Promise<ReadonlySet<string>> => {
  const touched = new Set<string>();
  const near = new Set<string>();
  for (const term of new Set([...positionsOf(before), ...positionsOf(now)])) {
    const [had, have] = [await old.having(term), await fresh.having(term)];
    const all = new Set([...had, ...have]);
    if (had.length > RARE !== have.length > RARE) for (const one of all) touched.add(one);
    if (had.length <= RARE || have.length <= RARE) for (const one of all) near.add(one);
  }
  near.delete(at);
  const changed = [before, now].flatMap((report) => (report?.signature ? siblingOf(report) : []));
  for (const other of await fresh.reportsAt([...near].filter((one) => !touched.has(one))))
    if (changed.some((report) => isOfConcern(siblingOf(other), report))) touched.add(positionOfHash(other.id));
  return touched;
};

/** Where the terms of a report stand in the index. */
const positionsOf = (report: Report | undefined): string[] => (report ? termsOf(report).map(positionOfHash) : []);

/** True where nobody's relation tells one state of an entry from the other. */
const isSeenAlike = (before: Report | undefined, now: Report): boolean => {
  const seen = ({ id, title, href, source, signature }: Report) => [id, title, href, source, signature];
  return before !== undefined && JSON.stringify(seen(before)) === JSON.stringify(seen(now));
};

interface Index {
  /** Which entries have the term, as many as matter. */
  having(term: string): Promise<readonly string[]>;
  /** Those that are there. */
  reportsAt(positions: readonly string[]): Promise<Report[]>;
  readAll(): Promise<void>;
}

/** What is asked of the index, each thing read once. */
const openIndex = (
  { nodes }: State,
  { reports, postings }: { readonly reports: Tree; readonly postings: Tree },
): Index => {
  const terms = new Map<string, string[]>();
  const known = new Map<string, Report | undefined>();
  let isWhole = false;
  return {
    async having(term) {
      const had = terms.get(term);
      if (had || isWhole) return had ?? [];
      const found: string[] = [];
      for await (const [, at] of itemsWithin(nodes, postings, term)) {
        found.push(at as string);
        if (found.length > RARE) break;
      }
      terms.set(term, found);
      return found;
    },
    async reportsAt(positions) {
      const missing = isWhole ? [] : positions.filter((at) => !known.has(at));
      const found = missing.length > 0 ? await find(nodes, reports, missing) : new Map();
      for (const at of missing) known.set(at, found.get(at));
      return positions.flatMap((at) => known.get(at) ?? []);
    },
    async readAll() {
      for await (const [position, at] of itemsFrom(nodes, postings)) {
        const term = position.slice(0, -16);
        const some = terms.get(term);
        if (some) some.push(at as string);
        else terms.set(term, [at as string]);
      }
      for await (const [at, report] of itemsFrom(nodes, reports)) known.set(at, report as Report);
      isWhole = true;
    },
  };
};
