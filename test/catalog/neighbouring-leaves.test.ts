import fc from "fast-check";
import { expect, test } from "vitest";
import { endOf } from "#catalog/cell.ts";
import { openNodes } from "#catalog/nodes.ts";
import { reshape } from "#catalog/reshape.ts";
import { leavesBefore, leavesFrom } from "#catalog/tree.ts";
import { listOf } from "../support/listed.ts";
import { openMemory } from "../support/memory-store.ts";

/** `4` and `40` begin at one position: the cell before may end in more digits than the next one has. */
test("before the end of a leaf the leaf itself comes first, however few digits the next one is written in", () =>
  fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{4}$/), { maxLength: 40 }), async (positions) => {
      const nodes = openNodes(openMemory());
      const items = new Map(positions.map((position) => [position, position]));
      const tree = await reshape(nodes, [], items, { items: 2, bytes: 1_000, branch: 3 });
      for (const leaf of await listOf(leavesFrom(nodes, tree))) {
        const [first] = await listOf(leavesBefore(nodes, tree, endOf(leaf)?.hex ?? "g"));
        expect(first).toEqual(leaf);
      }
    }),
    { numRuns: 200 },
  ));
