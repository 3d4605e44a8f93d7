import { contains } from "./cell.ts";
import type { Nodes } from "./nodes.ts";
import { childrenOf, type Ref, type Tree } from "./tree.ts";

/** Leaves of the one tree in place of which the other has different ones: of the same cell, or of cells within it. */
export interface Difference {
  readonly before: readonly Ref[];
  readonly after: readonly Ref[];
}

/** Where two trees differ, in order. What both share is not read: equal nodes have equal names. */
export async function* diffOf(nodes: Nodes, before: Tree, after: Tree): AsyncGenerator<Difference> {
  for (const group of overlapping(before, after)) {
    if (isSame(group)) continue;
    const branches = [...group.before, ...group.after].filter(({ level }) => level > 0);
    if (branches.length === 0) yield group;
    else yield* diffOf(nodes, await openWide(nodes, group.before), await openWide(nodes, group.after));
  }
}

/** Equal nodes hold equal items, but where one stands for another cell its neighbours changed. */
const isSame = ({ before, after }: Difference): boolean => {
  const [a, b] = [before[0], after[0]];
  return before.length === 1 && after.length === 1 && a?.node === b?.node && a?.bits === b?.bits && a?.hex === b?.hex;
};

const openWide = async (nodes: Nodes, refs: readonly Ref[]): Promise<Ref[]> =>
  (await Promise.all(refs.map((ref) => (ref.level > 0 ? childrenOf(nodes, ref) : [ref])))).flat();

/** The references of both trees in the smallest groups whose cells do not reach into one another. */
function* overlapping(before: Tree, after: Tree): Generator<Difference> {
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]];
    const widest = !b || (a && comesFirst(a, b)) ? (a as Ref) : b;
    const from = [i, j] as const;
    while (i < before.length && contains(widest, before[i] as Ref)) i++;
    while (j < after.length && contains(widest, after[j] as Ref)) j++;
    yield { before: before.slice(from[0], i), after: after.slice(from[1], j) };
  }
}

/** Cells of trees never overlap by halves: the earlier one, and of two that begin together the wider one. */
const comesFirst = (a: Ref, b: Ref): boolean => (contains(a, b) ? true : contains(b, a) ? false : a.hex < b.hex);
