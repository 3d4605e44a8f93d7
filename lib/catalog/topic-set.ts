import { contains } from "./cell.ts";
import { type DraftNodes, openDraft } from "./draft-nodes.ts";
import { type FrontLimit, moveOpenFront, type OpenFront } from "./front.ts";
import type { Nodes } from "./nodes.ts";
import { type Changes, reshape } from "./reshape.ts";
import { childrenOf, countOf, type Item, type Limits, leavesFrom, type Ref, type Tree } from "./tree.ts";

/**
 * The entries that share a tag, an author or a source: a small set of its own, with a front and an archive as the whole has.
 * All that one more entry changes stands in this one piece, so that it costs one node read and one written: the front with its
 * items, and the references to the leaves. Of these no node is stored that would only repeat the front (`isStored`).
 */
export interface TopicSet {
  readonly kind: "tag" | "author" | "source";
  /** As the newest of its entries spells it. */
  readonly name: string;
  readonly entries: Tree;
  readonly front: OpenFront;
}

/** Several small topics to a leaf, a large one alone in its own. */
export const TOPICS: Limits = { items: 16, bytes: 256_000, branch: 256, isFlat: true };
const TOPIC_ENTRIES: Limits = { items: 16, bytes: 256_000, branch: 128, isFlat: true };

/** The set of a topic after a change; `undefined` when nothing is left of it. */
export const moveTopic = async (
  nodes: Nodes,
  before: TopicSet | undefined,
  { kind, nameOf, limits = TOPIC_ENTRIES }: MovedTopic,
  changes: Changes,
  limit: FrontLimit,
): Promise<TopicSet | undefined> => {
  const draft = openDraft(nodes, before ? await unstored(nodes, before) : []);
  const entries = await reshape(draft, before?.entries ?? [], changes, limits);
  if (countOf(entries) === 0) return undefined;
  const front = await moveOpenFront(draft, before?.front, changes, entries, limit);
  await keep(draft, entries, front.oldest, before?.front.oldest ?? "");
  return { kind, name: nameOf(front.items[0]?.[1]), entries, front };
};

interface MovedTopic {
  readonly kind: TopicSet["kind"];
  /** How an entry spells the topic's name. */
  readonly nameOf: (entry: unknown) => string;
  /** Absent: what serves topics of any size. */
  readonly limits?: Limits;
}

/**
 * True where a node of the tree of a topic is stored. A leaf that begins within the front is none: what is in it stands there, and no page
 * of the archive is made of it yet.
 * @param oldest where the front ends
 */
export const isStored = ({ level, hex }: Ref, oldest: string): boolean => level > 0 || hex < oldest;

/** The leaves that are not stored, by name, from the front. */
const unstored = async (
  nodes: Nodes,
  { entries, front }: TopicSet,
): Promise<(readonly [string, readonly Item[]])[]> => {
  const items = front.items.toReversed();
  const leaves: (readonly [string, readonly Item[]])[] = [];
  for await (const leaf of leavesFrom(nodes, entries, front.oldest))
    if (!isStored(leaf, front.oldest)) leaves.push([leaf.node, items.filter(([at]) => contains(leaf, at))]);
  return leaves;
};

/**
 * Keeps what has to be stored: what was made anew, and of what was left in the front before, that which is not any more.
 * @param floor where the front ended before: branches that lie below it and were not made anew hold nothing of the kind
 */
const keep = async (draft: DraftNodes, tree: Tree, oldest: string, floor: string): Promise<void> => {
  for (const ref of tree) {
    if (!isStored(ref, oldest)) continue;
    draft.keep(ref.node);
    if (ref.level > 0 && (draft.has(ref.node) || ref.hex >= floor || contains(ref, floor)))
      await keep(draft, await childrenOf(draft, ref), oldest, floor);
  }
};
