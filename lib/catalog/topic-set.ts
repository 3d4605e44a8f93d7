import type { Front, FrontLimit } from "./front.ts";
import { moveFront } from "./front.ts";
import type { Nodes } from "./nodes.ts";
import { type Changes, reshape } from "./reshape.ts";
import { countOf, type Limits, type Tree } from "./tree.ts";

/** The entries that share a tag, an author or a source: a small set of its own, with a front and an archive as the whole has. */
export interface TopicSet {
  readonly kind: "tag" | "author" | "source";
  /** As the newest of its entries spells it. */
  readonly name: string;
  readonly entries: Tree;
  readonly front: Front;
}

/** One topic fills a leaf of the tree of topics: to change one is to read and write that one. */
export const TOPICS: Limits = { items: 8, bytes: 4_000, branch: 128 };
const TOPIC_ENTRIES: Limits = { items: 16, bytes: 256_000, branch: 128 };

/** The set of a topic after a change; `undefined` when nothing is left of it. */
export const moveTopic = async (
  nodes: Nodes,
  before: TopicSet | undefined,
  { kind, nameOf }: { readonly kind: TopicSet["kind"]; readonly nameOf: (entry: unknown) => string },
  changes: Changes,
  limit: FrontLimit,
): Promise<TopicSet | undefined> => {
  const entries = await reshape(nodes, before?.entries ?? [], changes, TOPIC_ENTRIES);
  if (countOf(entries) === 0) return undefined;
  const front = await moveFront(nodes, before?.front, changes, entries, limit);
  const [newest] = (await nodes.get(front.node)) as readonly (readonly [string, unknown])[];
  return { kind, name: nameOf(newest?.[1]), entries, front };
};
