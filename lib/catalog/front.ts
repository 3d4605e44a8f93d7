import type { Entry } from "#model/entry.ts";
import type { Nodes } from "./nodes.ts";
import type { Changes } from "./reshape.ts";
import { countOf, type Item, itemsBefore, type Tree } from "./tree.ts";

/** The newest entries, kept in a node of their own: what the feeds show costs the same to know however many there are. */
export interface Front extends FrontEnd {
  /** A list of items, newest first. */
  readonly node: string;
}

/** The same with its items at hand. */
export interface OpenFront extends FrontEnd {
  /** Newest first. */
  readonly items: readonly Item[];
}

interface FrontEnd {
  /** The position of the last of them; `""` where these are all there are. What stands before it is for the archive. */
  readonly oldest: string;
  readonly limit: FrontLimit;
}

/** How much a feed carries: so many entries, and of their HTML so much; always one. */
export interface FrontLimit {
  readonly entries: number;
  readonly bytes: number;
}

export const frontItems = async (nodes: Nodes, { node }: Front): Promise<readonly Item[]> =>
  (await nodes.get(node)) as readonly Item[];

/**
 * The front of a tree, from the one before and what changed since; the tree is read only where that does not tell.
 * @param tree as it is after the changes
 */
export const moveFront = async (
  nodes: Nodes,
  before: Front | undefined,
  changes: Changes,
  tree: Tree,
  limit: FrontLimit,
): Promise<Front> => {
  const open = before && isLimitedBy(before, limit) ? { ...before, items: await frontItems(nodes, before) } : undefined;
  const { items, ...end } = await moveOpenFront(nodes, open, changes, tree, limit);
  return { node: nodes.add(items), ...end };
};

/** As `moveFront`, for a front that stands in another node. */
export const moveOpenFront = async (
  nodes: Nodes,
  before: OpenFront | undefined,
  changes: Changes,
  tree: Tree,
  limit: FrontLimit,
): Promise<OpenFront> => {
  const same = before && isLimitedBy(before, limit) ? before : undefined;
  const floor = same ? same.oldest : "g";
  const known = new Map(same?.items);
  for (const [at, value] of changes) {
    if (value === undefined) known.delete(at);
    else if (at >= floor) known.set(at, value);
  }
  const items: Item[] = [];
  let bytes = 0;
  for await (const item of newest(nodes, known, tree, floor)) {
    bytes += Buffer.byteLength((item[1] as Entry).html);
    if (items.length === limit.entries || (items.length > 0 && bytes > limit.bytes)) break;
    items.push(item);
  }
  const oldest = items.length === countOf(tree) ? "" : (items.at(-1)?.[0] ?? "");
  return { items, oldest, limit };
};

const isLimitedBy = ({ limit }: FrontEnd, { entries, bytes }: FrontLimit): boolean =>
  limit.entries === entries && limit.bytes === bytes;

/** What is known, and below that what the tree holds. */
async function* newest(
  nodes: Nodes,
  known: ReadonlyMap<string, unknown>,
  tree: Tree,
  floor: string,
): AsyncGenerator<Item> {
  yield* [...known].sort(([a], [b]) => (a < b ? 1 : -1));
  yield* itemsBefore(nodes, tree, floor);
}
