import { StateDamaged, StateUnreadable } from "#model/errors.ts";
import type { Store } from "#store/store.ts";
import type { State } from "./catalog.ts";
import { contains } from "./cell.ts";
import { inParallel } from "./in-parallel.ts";
import { NODES, type Nodes, openNodes } from "./nodes.ts";
import { parseRoot, type Root } from "./root.ts";
import { isStored, type TopicSet } from "./topic-set.ts";
import { childrenOf, itemsOf, leavesFrom, type Ref, type Tree } from "./tree.ts";

/** The root as it was when garbage was collected last. */
const EARLIER = "state/root-collected.json";

const DAY = 86_400;

/** A collection takes less time from reading a root to storing it as that of the last collection. */
const HOUR = 3_600;

const WIDTH = 16;

/**
 * Deletes nodes that nobody needs. Kept is what the newest root reaches, what the one of the last collection reached, and what is
 * younger than a day or than that collection: so a worker that holds any root since then finds all of its nodes, for a node of it
 * was written before and stood then, or is young. A text that was taken down is gone after the second collection, or, where it
 * had stood for less than an hour at the first, after the third.
 * @param now seconds since 1970
 * @param after the key behind which a collection goes on that had no time to end
 * @param isLate asked between deletions
 * @returns the key behind which to go on; `undefined` at the end
 * @throws StateDamaged when a node that the newest root needs is missing
 */
export const collectGarbage = async (
  store: Store,
  state: State,
  now: number,
  after: string,
  isLate: () => boolean,
): Promise<string | undefined> => {
  const earlier = await store.get(EARLIER);
  const needed = new Set<string>();
  const walk: Walk = { store, nodes: state.nodes, names: needed, walked: new Set(), attempt: (work) => work };
  await reach(walk, state.root);
  const unseen = new Set(after === "" ? needed : []);
  // A node of it may be gone: then nobody has needed it for a day.
  const lenient: Walk = { ...walk, attempt: (work) => work.catch(passOverDamage) };
  const before = earlier && rootIn(earlier.body);
  if (before) await reach(lenient, before);
  // Where nobody knows what was needed of late nothing is garbage yet.
  const oldest = earlier && before ? Math.min(now - DAY, earlier.lastModified - HOUR) : Number.NEGATIVE_INFINITY;
  let garbage: string[] = [];
  const sweep = async () => {
    await inParallel(garbage, WIDTH, (key) => store.delete(key));
    garbage = [];
  };
  for await (const { key, lastModified } of store.list(NODES, { after })) {
    unseen.delete(key.slice(NODES.length));
    if (needed.has(key.slice(NODES.length)) || lastModified > oldest) continue;
    garbage.push(key);
    if (garbage.length < 512) continue;
    await sweep();
    if (isLate()) return key;
  }
  await sweep();
  for (const name of unseen) await state.nodes.check(name);
  await store.put(EARLIER, Buffer.from(JSON.stringify(state.root)), { contentType: "application/json" });
  return undefined;
};

/** The root of the last collection; nothing where it cannot be read. */
const rootIn = (body: Uint8Array): Root | undefined => {
  try {
    return parseRoot(body, EARLIER, Number.POSITIVE_INFINITY);
  } catch (error) {
    if (!(error instanceof StateUnreadable)) throw error;
    return undefined;
  }
};

/** True when a day has passed since the last collection. */
export const isCollectionDue = ({ root }: State, now: number): boolean =>
  root.revision > 0 && root.collectedAt <= now - DAY;

/** A walk that gathers the names of the nodes that a root needs. */
interface Walk {
  readonly store: Store;
  readonly nodes: Nodes;
  readonly names: Set<string>;
  /** Those of them below which nothing is left to be named. */
  readonly walked: Set<string>;
  /** What is to become of work that comes upon a node which cannot be read. */
  readonly attempt: (work: Promise<void>) => Promise<void>;
}

const passOverDamage = (error: unknown): void => {
  if (!(error instanceof StateDamaged)) throw error;
};

/** Adds the names of all nodes of a root. */
const reach = async (walk: Walk, root: Root): Promise<void> => {
  const { front, log, recent, published, topics } = root;
  const { names } = walk;
  for (const node of root.unrelated) names.add(node);
  for (const list of [root.topicList, published.topicList]) if (list) names.add(list);
  if (front) names.add(front.node);
  for (const node of published.begun) names.add(node);
  for (const run of log) for (const node of run.nodes) names.add(node);
  for (const { keys } of recent.commits) if (typeof keys === "string") names.add(keys);
  for (const tree of [topics, published.topics]) await reachTopics(walk, tree);
  for (const tree of [
    root.seeds,
    root.entries,
    root.due,
    root.reports,
    root.postings,
    root.references,
    root.media,
    published.media,
    published.entries,
    published.archive,
    published.sitemap,
    published.documents,
  ])
    await reachTree(walk, tree);
};

/** The nodes of a tree of topics, and of the trees of the topics in leaves that were not met before. */
const reachTopics = async (walk: Walk, tree: Tree): Promise<void> => {
  const { store, nodes, names, attempt } = walk;
  const unmet: Ref[] = [];
  await attempt(
    (async () => {
      for await (const leaf of leavesFrom(nodes, tree)) if (!names.has(leaf.node)) unmet.push(leaf);
    })(),
  );
  const open = async (leaf: Ref): Promise<void> => {
    // Read aside: the fronts of all topics would push out of memory what the next landing needs.
    for (const [, value] of await itemsOf(openNodes(store), leaf)) {
      const { entries, front } = value as TopicSet;
      await reachTree(walk, entries, front.oldest);
    }
  };
  await inParallel(unmet, WIDTH, (leaf) => attempt(open(leaf)));
  await reachTree(walk, tree);
};

/** @param oldest where the front of a topic ends whose tree this is; absent: all nodes of the tree are stored */
const reachTree = async (walk: Walk, tree: Tree, oldest?: string): Promise<void> => {
  const { nodes, names, walked, attempt } = walk;
  const isThere = (ref: Ref) => oldest === undefined || isStored(ref, oldest);
  // A branch that the front of one topic reaches into may be all archive to another.
  const isWhole = (ref: Ref) => oldest === undefined || (ref.hex < oldest && !contains(ref, oldest));
  const unseen = tree.filter((ref) => !walked.has(ref.node) && isThere(ref));
  for (const ref of unseen) {
    names.add(ref.node);
    if (isWhole(ref)) walked.add(ref.node);
  }
  const branches = unseen.filter(({ level }) => level > 0);
  const open = async (branch: Ref) => reachTree(walk, await childrenOf(nodes, branch), oldest);
  await inParallel(branches, WIDTH, (branch) => attempt(open(branch)));
};
