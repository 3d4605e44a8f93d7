import { expect, test } from "vitest";
import { openCatalog } from "#catalog/catalog.ts";
import { collectGarbage } from "#catalog/collect.ts";
import { NODES, openNodes } from "#catalog/nodes.ts";
import { reshape } from "#catalog/reshape.ts";
import { emptyRoot, ROOT, type Root } from "#catalog/root.ts";
import { isStored, moveTopic, TOPICS, type TopicSet } from "#catalog/topic-set.ts";
import { itemsFrom, itemsOf, leavesFrom } from "#catalog/tree.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";

const DAY = 86_400;
const LIMIT = { entries: 3, bytes: 10_000 };
const TINY = { items: 2, bytes: 10_000, branch: 2, isFlat: true } as const;
const how = { kind: "tag", nameOf: (entry: unknown) => (entry as { name: string }).name, limits: TINY } as const;
const entryNamed = (name: string) => ({ html: `<p>${name}</p>`, name });

/** A store with a clock, and a root in it. */
const world = () => {
  const clock = { now: 1_000_000 };
  const store = openMemory(() => clock.now);
  const put = (root: Partial<Root>) =>
    store.put(ROOT, Buffer.from(JSON.stringify({ ...emptyRoot(1), revision: 1, ...root })));
  const collect = async () => collectGarbage(store, await openCatalog(store, 1).read(), clock.now, "", () => false);
  return { clock, store, put, collect };
};

test("what one topic has in its front and another in its archive is spared", async () => {
  const { clock, store, put, collect } = world();
  const nodes = openNodes(store);
  const all = Array.from({ length: 9 }, (_, i) => `0${i + 1}`);
  const entriesAt = (ats: string[]) => new Map(ats.map((at) => [at, entryNamed("tide")]));
  const some = (await moveTopic(nodes, undefined, how, entriesAt(all), LIMIT)) as TopicSet;
  const more = (await moveTopic(nodes, undefined, how, entriesAt([...all, "f1", "f2", "f3", "f4"]), LIMIT)) as TopicSet;
  const topics = await reshape(
    nodes,
    [],
    new Map([
      ["10", some],
      ["20", more],
    ]),
    TOPICS,
  );
  await nodes.flush();
  await put({ topics });
  for (let day = 0; day < 3; day++) {
    clock.now += 2 * DAY;
    await collect();
  }
  const fresh = openNodes(store); // which throws where one is missing
  for (const { entries, front } of [some, more])
    for await (const leaf of leavesFrom(fresh, entries)) if (isStored(leaf, front.oldest)) await itemsOf(fresh, leaf);
});

test("whoever holds a root of before its last change finds all of its nodes, however long ago garbage was collected", async () => {
  const { clock, store, put, collect } = world();
  await put({});
  await collect();
  clock.now += DAY / 4;
  const nodes = openNodes(store);
  const limits = { items: 2, bytes: 10_000, branch: 2 };
  const entries = await reshape(
    nodes,
    [],
    new Map([
      ["10", "bell"],
      ["20", "crab"],
    ]),
    limits,
  );
  await nodes.flush();
  await put({ entries });
  clock.now += 1.5 * DAY;
  const held = (await openCatalog(store, 1).read()).root;
  const next = await reshape(nodes, entries, new Map([["10", "dab"]]), limits);
  await nodes.flush();
  await put({ entries: next });
  await collect();
  for await (const _ of itemsFrom(openNodes(store), held.entries));
});

test.each([
  ["there is none", async (_: MemoryStore) => undefined],
  ["it is damaged", (store: MemoryStore) => store.put("state/root-collected.json", Buffer.from("{"))],
])(
  "where the root of the last collection cannot be read (%s) nothing is taken, and the next one goes by this",
  async (_, damage) => {
    const { clock, store, put, collect } = world();
    await store.put(`${NODES}old`, Buffer.from("[]"));
    await put({});
    clock.now += 2 * DAY;
    await damage(store);
    await collect();
    expect(await store.head(`${NODES}old`)).toBeDefined();
    clock.now += 2 * DAY;
    await collect();
    expect(await store.head(`${NODES}old`)).toBeUndefined();
  },
);
