import type { Store } from "#store/store.ts";
import type { State } from "./catalog.ts";
import { inParallel } from "./in-parallel.ts";
import { NODES, type Nodes } from "./nodes.ts";
import { parseRoot, type Root } from "./root.ts";
import type { TopicSet } from "./topic-set.ts";
import { childrenOf, itemsFrom, type Tree } from "./tree.ts";

/** The root as it was when garbage was collected last. */
const EARLIER = "state/root-collected.json";

const DAY = 86_400;
const WIDTH = 16;

/**
 * Deletes nodes that nobody needs. Kept is what the newest root reaches, what the one of the last collection reached, and what is
 * younger than a day: so a worker that holds any root of the last day finds all of its nodes, for a node of it was written
 * before the last collection and stood then, or is young. A text that was taken down is gone after the second collection.
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
  await reach(state.nodes, state.root, needed);
  const unseen = new Set(after === "" ? needed : []);
  // A node of it may be gone: then nobody has needed it for a day.
  if (earlier) await reach(state.nodes, parseRoot(earlier.body, EARLIER, Number.POSITIVE_INFINITY), needed, () => {});
  let garbage: string[] = [];
  const sweep = async () => {
    await inParallel(garbage, WIDTH, (key) => store.delete(key));
    garbage = [];
  };
  for await (const { key, lastModified } of store.list(NODES, { after })) {
    unseen.delete(key.slice(NODES.length));
    if (needed.has(key.slice(NODES.length)) || lastModified > now - DAY) continue;
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

/** True when a day has passed since the last collection. */
export const isCollectionDue = ({ root }: State, now: number): boolean =>
  root.revision > 0 && root.collectedAt <= now - DAY;

/** Adds the names of all nodes of a root. @param onLost told of a branch that cannot be read, instead of a throw */
const reach = async (nodes: Nodes, root: Root, names: Set<string>, onLost?: () => void): Promise<void> => {
  const {
    seeds,
    entries,
    due,
    front,
    log,
    recent,
    published,
    reports,
    postings,
    topics,
    unrelated,
    references,
    media,
  } = root;
  for (const node of unrelated) names.add(node);
  for (const list of [root.topicList, published.topicList]) if (list) names.add(list);
  if (front) names.add(front.node);
  for (const node of published.begun) names.add(node);
  for (const run of log) for (const node of run.nodes) names.add(node);
  for (const { keys } of recent.commits) if (typeof keys === "string") names.add(keys);
  for (const tree of [
    seeds,
    entries,
    due,
    reports,
    postings,
    references,
    media,
    topics,
    published.media,
    published.entries,
    published.archive,
    published.topics,
    published.sitemap,
    published.documents,
  ])
    await reachTree(nodes, tree, names, onLost);
  for (const tree of [topics, published.topics])
    try {
      for await (const [, value] of itemsFrom(nodes, tree)) {
        const set = value as TopicSet;
        names.add(set.front.node);
        await reachTree(nodes, set.entries, names, onLost);
      }
    } catch (error) {
      if (!onLost) throw error;
      onLost();
    }
};

const reachTree = async (nodes: Nodes, tree: Tree, names: Set<string>, onLost?: () => void): Promise<void> => {
  const unseen = tree.filter(({ node }) => !names.has(node));
  for (const { node } of unseen) names.add(node);
  const branches = unseen.filter(({ level }) => level > 0);
  await inParallel(branches, WIDTH, async (branch) => {
    try {
      await reachTree(nodes, await childrenOf(nodes, branch), names, onLost);
    } catch (error) {
      if (!onLost) throw error;
      onLost();
    }
  });
};
