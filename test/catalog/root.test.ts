import { describe, expect, test } from "vitest";
import { openCatalog } from "#catalog/catalog.ts";
import { ROOT, type Root } from "#catalog/root.ts";
import { StateUnreadable, StoreConflict } from "#model/errors.ts";
import { entryOf, lookedSeed } from "../support/entries.ts";
import { openMemory } from "../support/memory-store.ts";
import { openSet } from "../support/set.ts";

const rooted = async () => {
  const set = openSet();
  await set.commit({ "a.txt": entryOf("a.txt") });
  const text = set.store.texts(ROOT)[ROOT] ?? "";
  /** The same place with another root. */
  const plant = (root: string) => set.store.plant(ROOT, root);
  return { ...set, root: JSON.parse(text) as Root, plant };
};

describe("a root", () => {
  test("that nobody wrote is that of an empty set", async () => {
    const { root, version } = await openCatalog(openMemory(), 7).read();
    expect([root.revision, root.seeds, root.entries, version]).toEqual([0, [], [], undefined]);
  });

  test.each([
    ["of a newer form", { schema: 3 }],
    ["of a newer form that nobody can foresee", { schema: 4, all: "different" }],
    ["made by newer rules", { normalizer: 8 }],
  ])("%s is refused, and not written over", async (_, parts) => {
    const { catalog, root, plant, store, rules } = await rooted();
    const base = await catalog.read();
    plant(JSON.stringify({ ...("all" in parts ? {} : root), ...parts }));
    const planted = store.texts(ROOT);
    await expect(catalog.read()).rejects.toThrow(StateUnreadable);
    await expect(catalog.read()).rejects.toThrow(/newer Seedwire/);
    await expect(catalog.commit(base, [], rules())).rejects.toThrow();
    expect(store.texts(ROOT)).toEqual(planted);
  });

  test("made by older rules is read, and the next commit is by the newer ones", async () => {
    const { store, rules } = await rooted();
    const newer = openCatalog(store, 8);
    const base = await newer.read();
    expect(base.root.counts.published).toBe(1);
    expect((await newer.commit(base, [], rules())).root.normalizer).toBe(8);
    await expect(openCatalog(store, 7).read()).rejects.toThrow(/newer Seedwire/);
  });

  test.each(["", "{", "null", "[]", "7", "{}", '{"schema":2}', '"\ud800"', "\u0000"])(
    "that is %j is damaged",
    async (text) => {
      const { catalog, plant } = await rooted();
      plant(text);
      await expect(catalog.read()).rejects.toThrow(/state\/root\.json is damaged/);
    },
  );

  test("that lacks any of its trees is damaged", async () => {
    for (const part of ["seeds", "entries", "due", "log", "recent", "published", "serial", "revision", "committedAt"]) {
      const { catalog, plant, root } = await rooted();
      plant(JSON.stringify({ ...root, [part]: undefined }));
      await expect(catalog.read(), part).rejects.toThrow(/is damaged/);
    }
  });

  test("of another form than this one's, older, is damaged rather than misread: all is made again from the seeds", async () => {
    const { catalog, plant, root } = await rooted();
    plant(JSON.stringify({ ...root, schema: 1 }));
    await expect(catalog.read()).rejects.toThrow(/is damaged/);
  });

  test("never is what it was before, even where the set is", async () => {
    const set = openSet();
    await set.commit({ "a.txt": entryOf("a.txt") });
    const before = await set.read();
    await set.commit({ "a.txt": undefined });
    await set.commit({ "a.txt": entryOf("a.txt") });
    const after = await set.read();
    expect(after.root.entries).toEqual(before.root.entries);
    expect(after.version).not.toBe(before.version);
  });
});

describe("of two who commit over one root", () => {
  const record = (key: string) => [{ key, record: lookedSeed(entryOf(key)) }];

  test("the second is refused, and nothing of it is in the set", async () => {
    const { catalog, rules, read, shown } = openSet();
    const base = await read();
    await catalog.commit(base, record("a.txt"), rules());
    await expect(catalog.commit(base, record("b.txt"), rules())).rejects.toThrow(StoreConflict);
    await expect(catalog.append(base, record("b.txt"), 0)).rejects.toThrow(StoreConflict);
    expect(await shown()).toEqual(["a.txt"]);
  });

  test("a note goes over what was only appended to the log, and loses nothing of it; over a commit it does not", async () => {
    const { catalog, rules, read, shown, wait } = openSet();
    await catalog.commit(await read(), record("a.txt"), rules());
    const base = await read();
    await catalog.append(base, record("b.txt"), 1_000_000);
    await catalog.note(base, ({ published }) => ({ published: { ...published, stamp: "noted" } }));
    const { root } = await read();
    expect([root.published.stamp, root.log.length]).toEqual(["noted", 1]);
    await wait(1_000_001);
    expect(await shown()).toHaveLength(2);
    await expect(catalog.note(base, () => ({}))).rejects.toThrow(StoreConflict);
  });

  test("who folds the log leaves what was appended meanwhile to the next", async () => {
    const { catalog, rules, read, shown, wait } = openSet();
    await catalog.append(await read(), record("a.txt"), 1_000_000);
    const base = await read();
    await catalog.append(base, record("b.txt"), 1_000_000);
    await catalog.commit(base, [], rules());
    expect([await shown(), (await read()).root.log.length]).toEqual([["a.txt"], 1]);
    await wait(1_000_001);
    expect([(await shown()).toSorted(), (await read()).root.log.length]).toEqual([["a.txt", "b.txt"], 0]);
  });
});

test("the root is of constant size, however many seeds there are", async () => {
  const set = openSet({
    limits: { entries: { items: 4, bytes: 99_999, branch: 4 }, seeds: { items: 4, bytes: 99_999, branch: 4 } },
  });
  const sizes: number[] = [];
  for (const many of [30, 300]) {
    await set.commit(Object.fromEntries(Array.from({ length: many }, (_, i) => [`${i}.txt`, entryOf(`${i}.txt`)])));
    await set.wait(1_000_000 + many * 3_600);
    sizes.push(JSON.stringify((await set.read()).root).length);
  }
  expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) * 1.5);
});
