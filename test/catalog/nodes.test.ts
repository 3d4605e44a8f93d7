import { describe, expect, test } from "vitest";
import { openCatalog } from "#catalog/catalog.ts";
import { openNodes } from "#catalog/nodes.ts";
import { StateDamaged } from "#model/errors.ts";
import { entryOf } from "../support/entries.ts";
import { intercept, noting, type StoreCall } from "../support/intercept.ts";
import { keysOf } from "../support/listed.ts";
import { openMemory } from "../support/memory-store.ts";
import { openSet } from "../support/set.ts";

describe("a node", () => {
  test("is named by what it holds, and written once with the next flush", async () => {
    const store = openMemory();
    const calls: StoreCall[] = [];
    const nodes = openNodes(intercept(store, noting(calls)));
    const name = nodes.add([1, "two"]);
    expect(nodes.add([1, "two"])).toBe(name);
    expect(nodes.add([1, "three"])).not.toBe(name);
    expect(await keysOf(store)).toEqual([]);
    await nodes.flush();
    await nodes.flush();
    expect(calls.filter(({ operation }) => operation === "put")).toHaveLength(2);
    expect(await openNodes(store).get(name)).toEqual([1, "two"]);
  });

  test("that another may have written before is put again, for that one may be about to be collected as garbage", async () => {
    const store = openMemory();
    const [first, second] = [openNodes(store), openNodes(store)];
    const name = first.add("gull");
    await first.flush();
    await store.delete(`state/nodes/${name}`);
    second.add("gull");
    await second.flush();
    expect(await keysOf(store)).toEqual([`state/nodes/${name}`]);
  });

  test("is read from the store once", async () => {
    const store = openMemory();
    const writer = openNodes(store);
    const name = writer.add({ boats: 12 });
    await writer.flush();
    const calls: StoreCall[] = [];
    const nodes = openNodes(intercept(store, noting(calls)));
    for (let i = 0; i < 3; i++) expect(await nodes.get(name)).toEqual({ boats: 12 });
    expect(calls).toHaveLength(1);
  });

  test.each([
    ["missing", undefined, /is missing/],
    ["cut short", '{"boats":1', /is damaged/],
    ["another one's", '{"boats":13}', /is damaged/],
    ["empty", "", /is damaged/],
  ])("that is %s is told by its hash", async (_, text, message) => {
    const store = openMemory();
    const writer = openNodes(store);
    const name = writer.add({ boats: 12 });
    await writer.flush();
    if (text === undefined) await store.delete(`state/nodes/${name}`);
    else store.plant(`state/nodes/${name}`, text);
    const reading = openNodes(store).get(name);
    await expect(reading).rejects.toThrow(StateDamaged);
    await expect(openNodes(store).get(name)).rejects.toThrow(message);
  });
});

test("a commit over a set whose nodes are gone fails before it writes a root", async () => {
  const set = openSet();
  const keys = Array.from({ length: 9 }, (_, i) => `${i}.txt`);
  await set.commit(Object.fromEntries(keys.map((key) => [key, entryOf(key)])));
  const before = set.store.texts("state/root.json");
  for (const key of await keysOf(set.store, "state/nodes/")) await set.store.delete(key);
  const cold = openCatalog(set.store, 7);
  const base = await cold.read();
  await expect(cold.commit(base, [{ key: "4.txt", record: undefined }], set.rules())).rejects.toThrow(StateDamaged);
  expect(set.store.texts("state/root.json")).toEqual(before);
});
