import { recordsOf, type State } from "#catalog/catalog.ts";
import { accountOf, type EntryRecord, type SeedRecord } from "#catalog/records.ts";
import { reshape, reusing } from "#catalog/reshape.ts";
import type { PublishedState, Subject } from "#catalog/root.ts";
import { find, itemsOf, type Limits, leavesFrom, type Ref, type Tree } from "#catalog/tree.ts";
import { type Difference, diffOf } from "#catalog/tree-diff.ts";
import type { Channel } from "#model/channel.ts";
import type { Entry } from "#model/entry.ts";
import { planArchivePage, siteArchive } from "./archive-plan.ts";
import { endOfLeaf, renderOwnPage } from "./site-documents.ts";
import { planSitemap, planSitemaps } from "./sitemap-plan.ts";
import { planTopicPath, planTopics } from "./topic-plan.ts";
import type { Wanted } from "./write-documents.ts";

/** The pages of entries to write, and how far they are. */
export interface PagesPlan {
  /** Documents in the order of the entries, so that any number of them takes little memory. */
  readonly wanted: AsyncIterable<Wanted[]>;
  /** What is published when all stands that was taken from the plan so far, or all of it. */
  readonly progress: (hasAll?: boolean) => Promise<Pick<PublishedState, "entries" | "anew">>;
}

/** Behind all positions. */
const END = "g";

/**
 * The pages of entries that differ between the set that was published and the set as it is.
 * @param anew where all that stands is to be compared again, because it was made by other rules: these rules' stamp
 */
export const planPages = (state: State, channel: Channel, anew: string | undefined, limits: Limits): PagesPlan => {
  const { nodes, root } = state;
  const { published } = root;
  const from = published.anew?.stamp === anew ? published.anew?.after : undefined;
  let after = from ?? "";
  let entries = published.entries;
  const planned: Difference[] = [];
  const wanted = async function* () {
    if (anew !== undefined && after !== END)
      for await (const leaf of leavesFrom(nodes, root.entries, after)) {
        after = endOfLeaf(leaf) || END;
        planned.push({ before: [], after: [leaf] });
        yield await pagesIn(state, channel, { before: [], after: [leaf] });
      }
    for await (const difference of diffOf(nodes, published.entries, root.entries)) {
      planned.push(difference);
      // All that should stand was among the leaves, unless these were begun with another set.
      const isPlanned = anew !== undefined && from === undefined;
      yield await (isPlanned ? goneIn(state, difference) : pagesIn(state, channel, difference));
    }
  };
  return {
    wanted: wanted(),
    progress: async (hasAll = false) => {
      if (hasAll) entries = root.entries;
      else if (planned.length > 0) entries = await withPages(state, entries, planned.splice(0), limits);
      return { entries, ...(anew !== undefined && { anew: { stamp: anew, after } }) };
    },
  };
};

/** The tree of the entries whose pages stand, when the pages of these differences do. */
const withPages = async (state: State, standing: Tree, done: readonly Difference[], limits: Limits) => {
  const nodes = reusing(state.nodes); // the leaves that come are the set's own
  const itemsIn = async (leaves: readonly Ref[]) =>
    (await Promise.all(leaves.map((leaf) => itemsOf(nodes, leaf)))).flat();
  const gone = await itemsIn(done.flatMap(({ before }) => before));
  const come = await itemsIn(done.flatMap(({ after }) => after));
  return reshape(nodes, standing, new Map([...gone.map(([at]) => [at, undefined] as const), ...come]), limits);
};

const pagesIn = async (state: State, channel: Channel, { before, after }: Difference): Promise<Wanted[]> => {
  const [old, now] = await Promise.all([entriesIn(state, before), entriesIn(state, after)]);
  const changed = [...now.values()].filter((entry) => !isSame(old.get(entry.key), entry));
  return [...changed.map((entry) => pageOf(channel, entry)), ...(await goneOf(state, old, now))];
};

/** The pages alone of entries that are gone: where none stood before, nothing is read. */
const goneIn = async (state: State, { before, after }: Difference): Promise<Wanted[]> =>
  before.length === 0 ? [] : goneOf(state, await entriesIn(state, before), await entriesIn(state, after));

const goneOf = async (
  state: State,
  old: ReadonlyMap<string, Entry>,
  now: ReadonlyMap<string, Entry>,
): Promise<Wanted[]> => {
  const gone = await notShown(
    state,
    [...old.keys()].filter((key) => !now.has(key)),
  );
  return gone.map((key) => ({ path: (old.get(key) as Entry).page, document: undefined, subject: { key } }));
};

const pageOf = (channel: Channel, entry: Entry): Wanted => ({
  path: entry.page,
  document: renderOwnPage(channel, entry),
  subject: { key: entry.key },
});

const isSame = (a: Entry | undefined, b: Entry): boolean =>
  a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));

const entriesIn = async ({ nodes }: State, leaves: readonly Ref[]): Promise<Map<string, Entry>> => {
  const items = await Promise.all(leaves.map((leaf) => itemsOf(nodes, leaf)));
  return new Map(items.flat().map(([, value]) => [(value as Entry).key, value as Entry]));
};

/** Of these keys those that are shown nowhere; an entry that got another date stands in another leaf. */
export const notShown = async (state: State, keys: readonly string[]): Promise<string[]> => {
  const records = keys.length > 0 ? await recordsOf(state, keys) : new Map<string, SeedRecord>();
  return keys.filter((key) => !isShown(records.get(key)));
};

const isShown = (record: SeedRecord | undefined): boolean => record !== undefined && accountOf(record) === "published";

/**
 * What follows with the tick alone, in one plan: so what is known of all of it is written once.
 * @param anew true when all that stands is to be compared again, because it was made by other rules
 */
export async function* planLater(state: State, channel: Channel, anew: boolean): AsyncGenerator<Wanted[]> {
  yield* planTopics(state, channel, anew);
  yield* planSitemaps(state, channel, anew);
}

/** What should stand for these subjects as the set is now, whatever is known of what stands. */
export const planSubjects = async (
  state: State,
  channel: Channel,
  subjects: ReadonlyMap<string, Subject>,
): Promise<Wanted[]> => {
  const wanted: Wanted[] = [];
  const keys = [...subjects.values()].flatMap((subject) =>
    subject !== "front" && "key" in subject ? subject.key : [],
  );
  const entries = await shownEntries(state, keys);
  for (const [path, subject] of subjects) {
    if (subject === "front" || "media" in subject) continue; // copies are planned where their bytes are fetched
    if ("key" in subject) {
      // A page that nobody owns may stand where a key's page would: what is not that key's is not wanted.
      const entry = entries.get(subject.key);
      wanted.push(entry?.page === path ? pageOf(channel, entry) : { path, document: undefined, subject });
    } else if ("sitemap" in subject) wanted.push(await planSitemap(state, channel, path, subject.sitemap));
    else if (subject.topic !== undefined)
      wanted.push(await planTopicPath(state, channel, path, { ...subject, topic: subject.topic }));
    else if ("end" in subject) wanted.push(await planArchivePage(siteArchive(state, channel), path, subject.end));
  }
  return wanted.map((one) => ({ ...one, doubtful: true }));
};

/** The entries of these keys, as far as they are shown. */
export const shownEntries = async (state: State, keys: readonly string[]): Promise<Map<string, Entry>> => {
  const records = keys.length > 0 ? [...(await recordsOf(state, keys)).values()].filter(isShown) : [];
  const positions = records.map(({ outcome }) => (outcome as EntryRecord).at);
  const found = await find(state.nodes, state.root.entries, positions);
  return new Map([...found.values()].map((value) => [(value as Entry).key, value as Entry]));
};
