import { expect, test } from "vitest";
import { openCatalog } from "#catalog/catalog.ts";
import { collectGarbage } from "#catalog/collect.ts";
import { NODES, openNodes } from "#catalog/nodes.ts";
import { keysOf } from "../support/listed.ts";
import { openMemory } from "../support/memory-store.ts";

const DAY = 86_400;

test("a node that was read, and collected behind one's back, is put again by whoever names it anew", async () => {
  const store = openMemory();
  const first = openNodes(store);
  const name = first.add(["tide"]);
  await first.flush();
  const second = openNodes(store);
  await second.get(name);
  await store.delete(NODES + name);
  expect(second.add(["tide"])).toBe(name);
  await second.flush();
  expect(await keysOf(store, NODES)).toEqual([NODES + name]);
});

test("a node that no root names yet is spared while it is young: its writer may be about to", async () => {
  let now = 10 * DAY;
  const store = openMemory(() => now);
  const nodes = openNodes(store);
  const name = nodes.add(["tide"]);
  await nodes.flush();
  const collect = async () => collectGarbage(store, await openCatalog(store, 1).read(), now, "", () => false);
  now += 60;
  await collect();
  expect(await keysOf(store, NODES)).toEqual([NODES + name]);
  for (let day = 0; day < 3; day++) {
    now += DAY + 60;
    await collect();
  }
  expect(await keysOf(store, NODES)).toEqual([]);
});
