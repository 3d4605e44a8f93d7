import { type Cell, cellAt, contains, EVERYTHING, hasBit, sharedBits } from "./cell.ts";
import { inParallel } from "./in-parallel.ts";
import type { Nodes } from "./nodes.ts";
import { childrenOf, type Item, isBefore, itemsOf, type Limits, type Ref, type Tree } from "./tree.ts";

/** Position → its new value, or `undefined` where nothing shall stand any more. */
export type Changes = ReadonlyMap<string, unknown>;

/** How many changes are made at once: they lie side by side, so it bounds the leaves that are in memory. */
const WINDOW = 400;

/** How many nodes are read at once. */
const WIDTH = 16;

/** So often the leaves are packed into branches meanwhile: what is packed is written, though the next window change it again. */
const PACKED = 16;

/**
 * The tree with the changes made. Only nodes on the way to them are read and made anew; the new ones are added to `nodes`,
 * to be flushed by the caller. Its shape is the one that a tree made of the same items at once would have.
 */
export const reshape = async (store: Nodes, tree: Tree, changes: Changes, limits: Limits): Promise<Tree> => {
  const nodes = reusing(store);
  const sorted = [...changes].sort(([a], [b]) => (a < b ? -1 : 1));
  let shaped = tree;
  for (let start = 0; start < sorted.length; start += WINDOW) {
    const window = sorted.slice(start, start + WINDOW);
    shaped = await divide(nodes, EVERYTHING, await applyTo(nodes, shaped, window), limits);
    const isLast = start + WINDOW >= sorted.length;
    if (isLast || (start / WINDOW) % PACKED === PACKED - 1) shaped = await pack(nodes, shaped, limits);
  }
  return shaped;
};

/**
 * Puts no node again that was read through it: what lies beside a change is opened, and comes out as it was.
 * @param nodes only what the newest root reaches may be read: all else may be garbage, and has to be put to be young again
 */
export const reusing = (nodes: Nodes): Nodes => {
  const standing = new Set<string>();
  return {
    ...nodes,
    get(name) {
      standing.add(name);
      return nodes.get(name);
    },
    add: (value, json) => nodes.add(value, json, standing),
  };
};

/** The tree of these leaves, in order: what is left when some of a tree's nodes are lost. */
export const regrow = async (nodes: Nodes, leaves: Tree, limits: Limits): Promise<Tree> =>
  pack(nodes, await divide(nodes, EVERYTHING, leaves, limits), limits);

/** An item that lies in no leaf yet; `hex` and `bits` are its position, as a cell of its own. */
interface Loose extends Cell {
  readonly item: Item;
  /** The item as it is written: it is measured by it, and need not be made twice. */
  readonly json: string;
  readonly count: 1;
  readonly bytes: number;
}

type Part = Ref | Loose;

const looseOf = (item: Item): Loose => {
  const json = JSON.stringify(item);
  return { hex: item[0], bits: item[0].length * 4, item, json, count: 1, bytes: json.length };
};

const isLoose = (part: Part): part is Loose => "item" in part;

/** The tree in parts: opened where something changes, with the changes made, the rest as it is. */
const applyTo = async (nodes: Nodes, refs: Tree, changes: readonly Item[]): Promise<Part[]> => {
  await readAll(nodes, refs, changes);
  const parts: Part[] = [];
  let next = 0;
  for (const ref of refs) {
    for (; next < changes.length && isBefore((changes[next] as Item)[0], ref); next++)
      parts.push(...added(changes[next] as Item));
    const first = next;
    while (next < changes.length && contains(ref, (changes[next] as Item)[0])) next++;
    const below = changes.slice(first, next);
    if (below.length === 0) parts.push(ref);
    else if (ref.level > 0) parts.push(...(await applyTo(nodes, await childrenOf(nodes, ref), below)));
    else {
      const items = new Map([...(await itemsOf(nodes, ref)), ...below]);
      parts.push(...[...items].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(added));
    }
  }
  return [...parts, ...changes.slice(next).flatMap(added)];
};

/** Reads side by side what is opened one after the other: a store takes its time to answer. */
const readAll = async (nodes: Nodes, refs: Tree, changes: readonly Item[]): Promise<void> => {
  let next = 0;
  const touched = refs.filter((ref) => {
    while (next < changes.length && isBefore((changes[next] as Item)[0], ref)) next++;
    return next < changes.length && contains(ref, (changes[next] as Item)[0]);
  });
  await inParallel(touched, WIDTH, ({ node }) => nodes.get(node));
};

const added = (item: Item): Loose[] => (item[1] === undefined ? [] : [looseOf(item)]);

/**
 * The leaves of a cell, from its parts in order: one where all of it fits, else those of its halves at the first bit in
 * which the parts differ. Branches that nothing changed pass through unopened.
 */
const divide = async (nodes: Nodes, cell: Cell, parts: readonly Part[], limits: Limits): Promise<Ref[]> => {
  const [first] = parts;
  if (!first) return [];
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  if (count === 1 || (count <= limits.items && bytes <= limits.bytes))
    return [await leafOf(nodes, cell, parts, count, bytes)];
  if (parts.length === 1 && !isLoose(first)) return [{ ...first, ...cell }];
  const bit = sharedBits(first, parts.at(-1) as Part);
  const opened = await openShallow(nodes, parts, bit);
  if (opened) return divide(nodes, cell, opened, limits);
  const [zeros, ones] = halve(parts, bit);
  return [
    ...(await divide(nodes, cellAt(first.hex, bit + 1), zeros, limits)),
    ...(await divide(nodes, cellAt((parts.at(-1) as Part).hex, bit + 1), ones, limits)),
  ];
};

/** A node that reaches over the bit at which its cell is divided is opened, so that its parts can be. */
const openShallow = async (nodes: Nodes, parts: readonly Part[], bit: number): Promise<Part[] | undefined> => {
  const isShallow = (part: Part): part is Ref => !isLoose(part) && part.bits <= bit;
  if (!parts.some(isShallow)) return undefined;
  return (await Promise.all(parts.map((part) => (isShallow(part) ? open(nodes, part) : [part])))).flat();
};

const open = async (nodes: Nodes, ref: Ref): Promise<Part[]> =>
  ref.level > 0 ? [...(await childrenOf(nodes, ref))] : (await itemsOf(nodes, ref)).map(looseOf);

const halve = <T extends Cell>(parts: readonly T[], bit: number): [T[], T[]] => {
  const border = parts.findIndex(({ hex }) => hasBit(hex, bit));
  return [parts.slice(0, border), parts.slice(border)];
};

const leafOf = async (nodes: Nodes, cell: Cell, parts: readonly Part[], count: number, bytes: number): Promise<Ref> => {
  const [only] = parts;
  if (parts.length === 1 && only && !isLoose(only) && only.level === 0) return { ...only, ...cell };
  const all = await gather(nodes, parts);
  const node = nodes.add(
    all.map(({ item }) => item),
    `[${all.map(({ json }) => json).join()}]`,
  );
  return { ...cell, node, level: 0, count, bytes, size: count };
};

const gather = async (nodes: Nodes, parts: readonly Part[]): Promise<Loose[]> => {
  const items = parts.map(async (part) => (isLoose(part) ? [part] : gather(nodes, await open(nodes, part))));
  return (await Promise.all(items)).flat();
};

/**
 * References packed into branches, level upon level, until few enough are left for the root. Leaves stand in the root itself
 * only where the limits say so: it is read each minute.
 */
const pack = async (nodes: Nodes, leaves: readonly Ref[], { branch, isFlat }: Limits): Promise<Tree> => {
  let refs = leaves;
  let level = 0;
  if (isFlat && sizeAt(level, refs) <= branch) return openTo(nodes, refs, level);
  do {
    level++;
    refs = await packCell(nodes, EVERYTHING, refs, level, branch);
  } while (sizeAt(level, refs) > branch);
  return openTo(nodes, refs, level);
};

/** How many nodes of a level the references stand for; what lies two levels higher stands for too many to count. */
const sizeAt = (level: number, refs: readonly Ref[]): number =>
  refs.reduce(
    (sum, ref) => sum + (ref.level <= level ? 1 : ref.level === level + 1 ? ref.size : Number.POSITIVE_INFINITY),
    0,
  );

/** The branches of one level for a cell: one where all that is one level lower fits into it, else those of its halves. */
const packCell = async (
  nodes: Nodes,
  cell: Cell,
  refs: readonly Ref[],
  level: number,
  most: number,
): Promise<Ref[]> => {
  const [first] = refs;
  if (!first) return [];
  if (sizeAt(level - 1, refs) <= most) {
    if (refs.length === 1 && first.level === level) return [{ ...first, ...cell }];
    return [branchOf(nodes, cell, await openTo(nodes, refs, level - 1), level)];
  }
  if (refs.length === 1)
    return first.size === 1
      ? packCell(nodes, cell, await childrenOf(nodes, first), level, most)
      : [{ ...first, ...cell }];
  const bit = sharedBits(first, refs.at(-1) as Ref);
  const [zeros, ones] = halve(refs, bit);
  return [
    ...(await packCell(nodes, cellAt(first.hex, bit + 1), zeros, level, most)),
    ...(await packCell(nodes, cellAt((refs.at(-1) as Ref).hex, bit + 1), ones, level, most)),
  ];
};

const openTo = async (nodes: Nodes, refs: readonly Ref[], level: number): Promise<Ref[]> => {
  const opened = refs.map(async (ref) =>
    ref.level > level ? openTo(nodes, await childrenOf(nodes, ref), level) : [ref],
  );
  return (await Promise.all(opened)).flat();
};

const branchOf = (nodes: Nodes, cell: Cell, children: readonly Ref[], level: number): Ref => ({
  ...cell,
  node: nodes.add(children),
  level,
  count: children.reduce((sum, { count }) => sum + count, 0),
  bytes: children.reduce((sum, { bytes }) => sum + bytes, 0),
  size: children.length,
});
