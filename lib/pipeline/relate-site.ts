import { type Catalog, recordsOf, type State } from "#catalog/catalog.ts";
import { POSTINGS, REPORTS } from "#catalog/fold.ts";
import { inParallel } from "#catalog/in-parallel.ts";
import { positionOfHash } from "#catalog/position.ts";
import type { Report, SeedRecord } from "#catalog/records.ts";
import { reshape } from "#catalog/reshape.ts";
import { find, itemsFrom, itemsWithin, type Tree } from "#catalog/tree.ts";
import type { RelatedEntry, Relation } from "#model/entry.ts";
import { indexTerms } from "#relate/index-terms.ts";
import { isOfConcern, relate, type Report as SiblingReport } from "#relate/relate.ts";
import type { Signature } from "#relate/signature.ts";
import type { Site } from "./site.ts";
import { rulesOf } from "./site-catalog.ts";
import { moveTopics, topicsStamp } from "./topic-index.ts";

/**
 * A term that more entries have than these tells none of them from the others, and relates nothing. It bounds what one
 * entry can touch, and whether it holds follows from the set alone.
 */
export const RARE = 64;

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
  const { root, nodes } = state;
  if (root.unrelated.length === 0 && root.topicsBy === topicsStamp(site.channel)) return state;
  const now = new Map<string, Report | null>();
  for (const node of root.unrelated)
    for (const [id, report] of (await nodes.get(node)) as [string, Report | null][])
      now.set(positionOfHash(id), report);
  const before = (await find(nodes, root.reports, now.keys())) as ReadonlyMap<string, Report>;
  const changed = [...now].filter(
    ([at, report]) => JSON.stringify(report ?? undefined) !== JSON.stringify(before.get(at)),
  );

  const postings = new Map<string, unknown>();
  for (const [at] of changed) for (const term of termsOf(before.get(at))) postings.set(term + at, undefined);
  for (const [at, report] of changed) for (const term of termsOf(report)) postings.set(term + at, at);
  const reported = {
    reports: await reshape(
      nodes,
      root.reports,
      new Map(changed.map(([at, report]) => [at, report ?? undefined])),
      REPORTS,
    ),
    postings: await reshape(nodes, root.postings, postings, POSTINGS),
  };
  const moved = changed.map(([at, report]) => ({ before: before.get(at), now: report ?? undefined }));
  const index = { ...reported, ...(await moveTopics(site, state, moved, reported.reports)) };

  const old = openIndex(state, root);
  const fresh = openIndex(state, index);
  if (changed.length > MANY) await fresh.readAll();
  const touched = new Set<string>(await unknownOf(state, changed, before));
  for (const [at, report] of changed) {
    const isWhole = changed.length > MANY && root.reports.length === 0;
    if (!isWhole)
      for (const one of await touchedBy(old, fresh, at, before.get(at), report ?? undefined)) touched.add(one);
  }
  const reports = await fresh.reportsAt([...touched]);
  const relations = new Map<string, Relation>();
  await inParallel(reports, WIDTH, async (report) => void relations.set(report.key, await relationOf(fresh, report)));
  const records = await recordsOf(state, [...relations.keys()]);
  for (const [key, { outcome }] of records) {
    const had = outcome.kind === "entry" ? outcome.relation : undefined;
    if (JSON.stringify(had ?? NONE) === JSON.stringify(relations.get(key))) relations.delete(key);
  }
  return catalog.relate(state, index, relations, rulesOf(site));
};

const NONE: Relation = { related: [] };

/**
 * The changed entries of which it is not known what relates to them. What an entry has is kept with its record: where others see
 * it as before, and its record was not made anew, that still holds.
 */
const unknownOf = async (
  state: State,
  changed: readonly (readonly [at: string, report: Report | null])[],
  before: ReadonlyMap<string, Report>,
): Promise<string[]> => {
  const isAlike = (at: string, report: Report) => isSeenAlike(before.get(at), report);
  const there = changed.flatMap(([at, report]) => (report ? [[at, report] as const] : []));
  const alike = there.filter(([at, report]) => isAlike(at, report)).map(([, { key }]) => key);
  const records = alike.length > 0 ? await recordsOf(state, alike) : new Map<string, SeedRecord>();
  const isKnown = (key: string) => {
    const outcome = records.get(key)?.outcome;
    return outcome?.kind === "entry" && outcome.relation !== undefined;
  };
  return there.flatMap(([at, report]) => (isAlike(at, report) && isKnown(report.key) ? [] : at));
};

const relationOf = async (index: Index, subject: Report): Promise<Relation> => {
  if (!subject.signature) return NONE;
  const shared = await inParallel(termsOf(subject), WIDTH, (term) => index.having(term));
  const rare = shared.filter((some) => some.length <= RARE);
  const candidates = await index.reportsAt([...new Set(rare.flat())]);
  const { story, dated } = relate(siblingOf(subject), candidates.map(siblingOf));
  const byId = new Map(candidates.map((report) => [report.id, report]));
  const related = story.map((id) => relatedOf(byId.get(id) as Report));
  return { related, ...(dated && { dated }) };
};

const siblingOf = ({ id, title, signature }: Report): SiblingReport => ({
  id,
  ...(title !== undefined && { title }),
  signature: signature as Signature,
});

const relatedOf = ({ id, title, href, source }: Report): RelatedEntry => ({
  id,
  ...(title !== undefined && { title }),
  href,
  ...(source !== undefined && { source }),
});

const termsOf = (report: Report | null | undefined): string[] =>
  report?.signature ? indexTerms(report.signature as Signature).map(positionOfHash) : [];

/** Who may have another relation because this entry came, changed or went. */
const touchedBy = async (
  old: Index,
  fresh: Index,
  at: string,
  before: Report | undefined,
  now: Report | undefined,
): Promise<ReadonlySet<string>> => {
  const touched = new Set<string>();
  if (now && isSeenAlike(before, now)) return touched;
  const near = new Set<string>();
  for (const term of new Set([...termsOf(before), ...termsOf(now)])) {
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
