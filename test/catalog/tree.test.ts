import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellAt, contains, EVERYTHING, endOf, sharedBits } from "#catalog/cell.ts";
import { NODES, type Nodes, openNodes } from "#catalog/nodes.ts";
import { keyAt, momentOf, positionOfEntry, positionOfKey } from "#catalog/position.ts";
import { reshape } from "#catalog/reshape.ts";
import { find, type Item, itemsBefore, itemsFrom, leavesBefore, leavesFrom, type Tree } from "#catalog/tree.ts";
import { diffOf } from "#catalog/tree-diff.ts";
import { intercept, noting, type StoreCall } from "../support/intercept.ts";
import { listOf } from "../support/listed.ts";
import { openMemory } from "../support/memory-store.ts";

const LIMITS = { items: 3, bytes: 60, branch: 3 };

const nodesOf = (): Nodes => openNodes(openMemory());

const treeOf = (nodes: Nodes, items: ReadonlyMap<string, unknown>): Promise<Tree> => reshape(nodes, [], items, LIMITS);

/** The names of all that a tree is made of. */
const nodesBelow = async (nodes: Nodes, tree: Tree): Promise<Set<string>> => {
  const names = new Set<string>();
  for (const { node, level } of tree) {
    names.add(node);
    const below = (await nodes.get(node)) as Tree;
    if (level > 0) for (const name of await nodesBelow(nodes, below)) names.add(name);
  }
  return names;
};

/** Positions that crowd together in places, as times do, and keys of different lengths that begin alike. */
const position = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1_700_000_000, max: 1_700_000_040 }), fc.string({ maxLength: 3 }))
    .map(([at, id]) => positionOfEntry(at, id)),
  fc.tuple(fc.integer(), fc.string({ maxLength: 3 })).map(([at, id]) => positionOfEntry(at, id)),
);
const key = fc.stringMatching(/^(?:news\/)?(?:2026\/)?[a-c]{1,5}é?(?:\.md)?$/).map(positionOfKey);
const value = fc.string({ maxLength: 40 });

const sorted = (items: ReadonlyMap<string, unknown>): Item[] => [...items].sort(([a], [b]) => (a < b ? -1 : 1));

describe.each([
  ["times", position],
  ["keys", key],
])("a tree of %s", (_, anywhere) => {
  const step = fc.array(fc.tuple(anywhere, fc.option(value, { nil: undefined, freq: 2 })), { maxLength: 12 });
  const steps = fc.array(step, { maxLength: 8 });
  const grow = async (nodes: Nodes, all: readonly (readonly (readonly [string, string | undefined])[])[]) => {
    const items = new Map<string, unknown>();
    let tree: Tree = [];
    for (const some of all) {
      const changes = new Map(some);
      for (const [at, now] of changes) now === undefined ? items.delete(at) : items.set(at, now);
      tree = await reshape(nodes, tree, changes, LIMITS);
    }
    return { items, tree };
  };

  test("is the one that its items make at once, whatever happened to get there", () =>
    fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const nodes = nodesOf();
        const { items, tree } = await grow(nodes, all);
        expect(tree).toEqual(await treeOf(nodes, items));
        expect(tree.length).toBeLessThanOrEqual(LIMITS.branch);
      }),
      { numRuns: 400 },
    ));

  test("is written with what is new of it alone", () =>
    fc.assert(
      fc.asyncProperty(steps, step, async (all, more) => {
        const store = openMemory();
        const nodes = openNodes(store);
        const old = await grow(nodes, all);
        await nodes.flush();
        const stood = await nodesBelow(nodes, old.tree);
        const calls: StoreCall[] = [];
        const later = openNodes(intercept(store, noting(calls)));
        const tree = await reshape(later, old.tree, new Map(more), LIMITS);
        await later.flush();
        const put = calls.filter(({ operation }) => operation === "put").map(({ key }) => key.slice(NODES.length));
        expect(put.filter((name) => stood.has(name))).toEqual([]);
        // Nothing is missing where nobody has anything in memory.
        await nodesBelow(openNodes(store), tree);
      }),
      { numRuns: 200 },
    ));

  test("gives its items in order, both ways and from anywhere, and those one looks for", () =>
    fc.assert(
      fc.asyncProperty(steps, anywhere, async (all, from) => {
        const nodes = nodesOf();
        const { items, tree } = await grow(nodes, all);
        expect(await listOf(itemsFrom(nodes, tree))).toEqual(sorted(items));
        expect(await listOf(itemsBefore(nodes, tree))).toEqual(sorted(items).toReversed());
        expect(await listOf(itemsFrom(nodes, tree, from))).toEqual(sorted(items).filter(([at]) => at >= from));
        expect(await listOf(itemsBefore(nodes, tree, from))).toEqual(
          sorted(items)
            .filter(([at]) => at < from)
            .toReversed(),
        );
        const found = await find(nodes, tree, [from, ...items.keys()]);
        expect(sorted(found)).toEqual(sorted(items));
      }),
      { numRuns: 100 },
    ));

  test("differs from another in the leaves that differ", () =>
    fc.assert(
      fc.asyncProperty(steps, steps, async (all, more) => {
        const nodes = nodesOf();
        const a = await grow(nodes, all);
        const b = await grow(nodes, [...all, ...more]);
        const before = new Map<string, unknown>();
        const after = new Map<string, unknown>();
        for await (const difference of diffOf(nodes, a.tree, b.tree)) {
          for (const leaf of difference.before)
            for (const [at, was] of (await nodes.get(leaf.node)) as Item[]) before.set(at, was);
          for (const leaf of difference.after)
            for (const [at, is] of (await nodes.get(leaf.node)) as Item[]) after.set(at, is);
        }
        const patched = new Map(a.items);
        for (const at of before.keys()) patched.delete(at);
        for (const [at, is] of after) patched.set(at, is);
        expect(sorted(patched)).toEqual(sorted(b.items));
        for (const [at, was] of before) expect(a.items.get(at)).toBe(was);
      }),
      { numRuns: 200 },
    ));

  test("divides its positions into cells that do not overlap, each in its place", () =>
    fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const nodes = nodesOf();
        const { tree } = await grow(nodes, all);
        const leaves = await listOf(leavesFrom(nodes, tree));
        for (const leaf of leaves)
          for (const [at] of (await nodes.get(leaf.node)) as Item[])
            expect(leaves.filter((cell) => contains(cell, at))).toEqual([leaf]);
        expect((await listOf(leavesBefore(nodes, tree))).toReversed()).toEqual(leaves);
      }),
      { numRuns: 60 },
    ));
});

test("leaves that nothing changed become one when what lay between them goes", async () => {
  const nodes = nodesOf();
  const there = (...positions: string[]) => new Map(positions.map((at) => [at, "x"]));
  const tree = await treeOf(nodes, there("00", "80", "90", "c0", "d0"));
  const gone = new Map([
    ["80", undefined],
    ["90", undefined],
  ]);
  expect(await reshape(nodes, tree, gone, LIMITS)).toEqual(await treeOf(nodes, there("00", "c0", "d0")));
});

test("one change in a large tree reads and makes a handful of nodes", async () => {
  const store = openMemory();
  const limits = { items: 16, bytes: 100_000, branch: 128 };
  const items = new Map(
    Array.from({ length: 20_000 }, (_, i) => [positionOfEntry(1_600_000_000 + i * 997, `${i}`), `${i}`]),
  );
  const nodes = openNodes(store);
  const tree = await reshape(nodes, [], items, limits);
  await nodes.flush();
  const asked: string[] = [];
  const watched = openNodes({
    ...store,
    get(name, how) {
      asked.push(name);
      return store.get(name, how);
    },
  });
  const made = await reshape(watched, tree, new Map([[positionOfEntry(1_600_500_000, "new"), "new"]]), limits);
  expect(asked.length).toBeLessThanOrEqual(3);
  const put: string[] = [];
  for await (const { key: name } of store.list("state/nodes/")) put.push(name);
  await watched.flush();
  let now = 0;
  for await (const _ of store.list("state/nodes/")) now++;
  expect(now - put.length).toBeLessThanOrEqual(4);
  expect(made).not.toEqual(tree);
});

test("a cell is written by the bits it has, and ends where the next one begins", () => {
  expect(cellAt("67cf0a", 10)).toEqual({ hex: "67c", bits: 10 });
  expect(cellAt("67ff0a", 10)).toEqual({ hex: "67c", bits: 10 });
  expect(endOf({ hex: "67c", bits: 10 })).toEqual({ hex: "680", bits: 10 });
  expect(endOf({ hex: "ffc", bits: 10 })).toBeUndefined();
  expect(endOf(EVERYTHING)).toBeUndefined();
  expect(sharedBits("67cf", "67c7")).toBe(12);
  expect(contains({ hex: "67c", bits: 10 }, "67ef")).toBe(true);
  expect(contains({ hex: "67c", bits: 10 }, "680f")).toBe(false);
});

test("positions keep the order of times and of keys, and tell them", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 10), max: 10 ** 11 }),
      fc.integer({ min: -(10 ** 10), max: 10 ** 11 }),
      (a, b) => {
        const [x, y] = [positionOfEntry(a, ""), positionOfEntry(b, "")];
        expect(x < y).toBe(a < b);
        expect(momentOf(x)).toBe(a);
      },
    ),
  );
  expect(keyAt(positionOfKey("2026/é.md"))).toBe("2026/é.md");
});
