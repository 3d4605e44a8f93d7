import { type Cell, contains } from "./cell.ts";
import { inParallel } from "./in-parallel.ts";
import type { Nodes } from "./nodes.ts";

/**
 * A tree of items in the order of their positions. Its items lie in leaves: a leaf is a cell that is small enough, and
 * whose surrounding cell is not. Leaves are packed into branches the same way, and those into higher ones, until a few
 * references are left, which stand in the root. So where everything lies follows from the set of items alone, and two
 * trees of equal parts name equal nodes, whatever happened to get there.
 */
export type Tree = readonly Ref[];

/** A leaf (level 0, a node that is a list of items) or a branch (a node that is a list of references one level lower). */
export interface Ref extends Cell {
  readonly node: string;
  readonly level: number;
  /** Items below. */
  readonly count: number;
  /** Their size as JSON, in UTF-16 units: what a leaf may hold is measured by it. */
  readonly bytes: number;
  /** Items of a leaf, references of a branch. */
  readonly size: number;
}

export type Item = readonly [position: string, value: unknown];

/** How much a leaf and a branch may hold. */
export interface Limits {
  readonly items: number;
  readonly bytes: number;
  readonly branch: number;
  /**
   * True where the leaves of a small tree are referred to without a branch between. Others have one always: most trees change
   * with each landing, so the way to a leaf is to be as long in a small one as in one of a hundred thousand items.
   */
  readonly isFlat?: true;
}

/** How many nodes are read at once. */
const WIDTH = 16;

/** The items of a leaf. */
export const itemsOf = async (nodes: Nodes, { node }: Ref): Promise<readonly Item[]> =>
  (await nodes.get(node)) as readonly Item[];

/** What a branch refers to. */
export const childrenOf = async (nodes: Nodes, { node }: Ref): Promise<readonly Ref[]> =>
  (await nodes.get(node)) as readonly Ref[];

/** The values at these positions, those that are there; every node on the way is read once. */
export const find = async (
  nodes: Nodes,
  tree: Tree,
  positions: Iterable<string>,
): Promise<ReadonlyMap<string, unknown>> => {
  const found = new Map<string, unknown>();
  const search = async (refs: Tree, wanted: readonly string[]): Promise<void> =>
    void (await inParallel([...waysTo(refs, wanted)], WIDTH, async ({ ref, below }) => {
      if (ref.level > 0) return search(await childrenOf(nodes, ref), below);
      const sought = new Set(below);
      for (const [position, value] of await itemsOf(nodes, ref)) if (sought.has(position)) found.set(position, value);
    }));
  await search(tree, [...new Set(positions)].sort());
  return found;
};

/** Which of the positions, in order, lie below which reference. Both are gone through once, side by side. */
function* waysTo(refs: Tree, wanted: readonly string[]): Generator<{ ref: Ref; below: readonly string[] }> {
  let next = 0;
  for (const ref of refs) {
    while (next < wanted.length && isBefore(wanted[next] as string, ref)) next++;
    const first = next;
    while (next < wanted.length && contains(ref, wanted[next] as string)) next++;
    if (next > first) yield { ref, below: wanted.slice(first, next) };
  }
}

/** True of a position that lies before a cell. */
export const isBefore = (position: string, cell: Cell): boolean => position < cell.hex && !contains(cell, position);

/** The leaves in order, from the one that holds `from` or comes first behind it. */
export async function* leavesFrom(nodes: Nodes, tree: Tree, from = ""): AsyncGenerator<Ref> {
  for (const ref of tree) {
    if (ref.hex < from && !contains(ref, from)) continue;
    if (ref.level === 0) yield ref;
    else yield* leavesFrom(nodes, await childrenOf(nodes, ref), from);
  }
}

/** The leaves that begin before a position, the last of them first. */
export async function* leavesBefore(nodes: Nodes, tree: Tree, before = "g"): AsyncGenerator<Ref> {
  for (const ref of tree.toReversed()) {
    if (significant(ref.hex) >= significant(before)) continue;
    if (ref.level === 0) yield ref;
    else yield* leavesBefore(nodes, await childrenOf(nodes, ref), before);
  }
}

/** A cell writes as many digits as it has bits: `4` and `40` begin at one position. */
const significant = (hex: string): string => hex.replace(/0+$/, "");

/** The items in order, from a position on. */
export async function* itemsFrom(nodes: Nodes, tree: Tree, from = ""): AsyncGenerator<Item> {
  for await (const leaf of leavesFrom(nodes, tree, from)) {
    for (const item of await itemsOf(nodes, leaf)) if (item[0] >= from) yield item;
  }
}

/** The items before a position, the last of them first. */
export async function* itemsBefore(nodes: Nodes, tree: Tree, before = "g"): AsyncGenerator<Item> {
  for await (const leaf of leavesBefore(nodes, tree, before)) {
    for (const item of (await itemsOf(nodes, leaf)).toReversed()) if (item[0] < before) yield item;
  }
}

/** The items whose positions begin so, in order. */
export async function* itemsWithin(nodes: Nodes, tree: Tree, beginning: string): AsyncGenerator<Item> {
  for await (const item of itemsFrom(nodes, tree, beginning)) {
    if (!item[0].startsWith(beginning)) return;
    yield item;
  }
}

export const countOf = (tree: Tree): number => tree.reduce((sum, { count }) => sum + count, 0);
