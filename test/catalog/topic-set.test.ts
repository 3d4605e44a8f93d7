import fc from "fast-check";
import { expect, test } from "vitest";
import { openCatalog } from "#catalog/catalog.ts";
import { collectGarbage } from "#catalog/collect.ts";
import { NODES, openNodes } from "#catalog/nodes.ts";
import { reshape } from "#catalog/reshape.ts";
import { emptyRoot, ROOT } from "#catalog/root.ts";
import { isStored, moveTopic, TOPICS, type TopicSet } from "#catalog/topic-set.ts";
import { itemsOf, leavesFrom } from "#catalog/tree.ts";
import { keysOf } from "../support/listed.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";

const LIMIT = { entries: 3, bytes: 10_000 };
const TINY = { items: 2, bytes: 10_000, branch: 2, isFlat: true } as const;
const how = { kind: "tag", nameOf: (entry: unknown) => (entry as { name: string }).name, limits: TINY } as const;

/** An entry as far as a front and a name ask for it. */
const entryNamed = (name: string) => ({ html: `<p>${name}</p>`, name });

/** Positions that lie close together and far apart. */
const position = fc.nat({ max: 40 }).map((n) => `${(n * n * 37).toString(16).padStart(8, "0")}${"0".repeat(18)}`);
const changes = fc
  .array(fc.tuple(position, fc.option(fc.constantFrom("tide", "Tide", "TIDE"), { nil: undefined })), { maxLength: 6 })
  .map((some) => new Map(some.map(([at, name]) => [at, name === undefined ? undefined : entryNamed(name)])));

/** The set that a worker makes whose memory is empty, of what is in the store. */
const moved = async (store: MemoryStore, set: TopicSet | undefined, by: ReadonlyMap<string, unknown>) => {
  const nodes = openNodes(store);
  const next = await moveTopic(nodes, set && (JSON.parse(JSON.stringify(set)) as TopicSet), how, by, LIMIT);
  await nodes.flush();
  return next;
};

/** What is in the leaves of which pages of the archive are made, as the store has it. */
const archived = async (store: MemoryStore, { entries, front }: TopicSet): Promise<string[]> => {
  const nodes = openNodes(store);
  const all: string[] = [];
  for await (const leaf of leavesFrom(nodes, entries))
    if (isStored(leaf, front.oldest)) all.push(...(await itemsOf(nodes, leaf)).map(([at]) => at));
  return all;
};

test("a topic's set is the one that its entries make at once, and what its archive shows is stored", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { maxLength: 8 }), async (batches) => {
      const store = openMemory();
      const all = new Map<string, unknown>();
      let set: TopicSet | undefined;
      for (const batch of batches) {
        set = await moved(store, set, batch);
        for (const [at, entry] of batch)
          if (entry) all.set(at, entry);
          else all.delete(at);
        expect(set).toEqual(await moved(openMemory(), undefined, all));
        if (!set) continue;
        expect(set.front.items.map(([at]) => at)).toEqual([...all.keys()].sort().reverse().slice(0, 3));
        const { oldest } = set.front;
        expect(await archived(store, set)).toEqual(expect.arrayContaining([...all.keys()].filter((at) => at < oldest)));
      }
    }),
    { numRuns: 200 },
  );
});

test("a leaf that only repeats the front is not stored", async () => {
  const store = openMemory();
  const set = await moved(store, undefined, new Map([["10", entryNamed("tide")]]));
  expect(set?.entries).toHaveLength(1);
  expect(await keysOf(store, NODES)).toEqual([]);
});

test("a collection of garbage spares what a topic's archive is made of, and looks for nothing else", async () => {
  let now = 1_000_000;
  const store = openMemory(() => now);
  const nodes = openNodes(store);
  const entries = new Map(Array.from({ length: 9 }, (_, i) => [`${i + 1}0`, entryNamed("tide")]));
  const set = (await moveTopic(nodes, undefined, how, entries, LIMIT)) as TopicSet;
  const topics = await reshape(nodes, [], new Map([["10", set]]), TOPICS);
  await nodes.flush();
  await store.put(ROOT, Buffer.from(JSON.stringify({ ...emptyRoot(1), revision: 1, topics })));
  for (let day = 0; day < 3; day++) {
    now += 2 * 86_400;
    await collectGarbage(store, await openCatalog(store, 1).read(), now, "", () => false);
  }
  expect(await archived(store, set)).toEqual(expect.arrayContaining(["10", "20", "30", "40", "50", "60"]));
});
