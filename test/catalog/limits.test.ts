import { expect, test } from "vitest";
import { openNodes } from "#catalog/nodes.ts";
import { reshape } from "#catalog/reshape.ts";
import { leavesFrom } from "#catalog/tree.ts";
import { listOf } from "../support/listed.ts";
import { openMemory } from "../support/memory-store.ts";

test("a leaf is divided where its items are long, however few they are", async () => {
  const nodes = openNodes(openMemory());
  const items = new Map(["10", "50", "90", "d0"].map((position) => [position, "x".repeat(60)]));
  const tree = await reshape(nodes, [], items, { items: 100, bytes: 100, branch: 8 });
  expect((await listOf(leavesFrom(nodes, tree))).map(({ count }) => count)).toEqual([1, 1, 1, 1]);
});
