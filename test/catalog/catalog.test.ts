import { describe, expect, test } from "vitest";
import { openCatalog, type Snapshot } from "#catalog/catalog.ts";
import type { SeedChange } from "#catalog/records.ts";
import { StateUnreadable, StoreConflict } from "#model/errors.ts";
import { openDirectory } from "#store/directory-store.ts";
import type { Store } from "#store/store.ts";
import { entryOf, recordOf } from "../support/entries.ts";
import { intercept, noting, type StoreCall } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { temporaryFolder } from "../support/test-site.ts";

const ROOT = "state/catalog.json";
const adding = (...keys: readonly string[]): SeedChange[] =>
  keys.map((key) => ({ key, record: recordOf(entryOf(key)) }));
const removing = (key: string): SeedChange => ({ key, record: undefined });
const keysOf = ({ records }: Snapshot) => [...records.keys()];

describe.each([
  ["a folder", () => openDirectory(temporaryFolder())],
  ["a store whose versions tell content only", async () => openMemory()],
])("the catalog in %s", (_, open) => {
  test("is empty before the first commit", async () => {
    const snapshot = await openCatalog(await open(), 1).read();
    expect(snapshot).toEqual({ revision: 0, records: new Map(), committedAt: 0 });
  });

  test("gives back what was committed, in the order of the keys", async () => {
    const store = await open();
    const catalog = openCatalog(store, 1);
    expect(await catalog.commit(await catalog.read(), adding("b", "a"))).toBe(true);
    const snapshot = await openCatalog(store, 1).read();
    expect(snapshot.revision).toBe(1);
    expect([...snapshot.records]).toEqual([
      ["a", recordOf(entryOf("a"))],
      ["b", recordOf(entryOf("b"))],
    ]);
  });

  test("counts every commit", async () => {
    const catalog = openCatalog(await open(), 1);
    await catalog.commit(await catalog.read(), adding("a"));
    await catalog.commit(await catalog.read(), [removing("a")]);
    await catalog.commit(await catalog.read(), adding("a"));
    expect((await catalog.read()).revision).toBe(3);
  });

  test("writes nothing when nothing changes", async () => {
    const calls: StoreCall[] = [];
    const catalog = openCatalog(intercept(await open(), noting(calls)), 1);
    await catalog.commit(await catalog.read(), adding("a"));
    calls.length = 0;
    expect(await catalog.commit(await catalog.read(), [...adding("a"), removing("never")])).toBe(false);
    expect(calls.map(({ operation }) => operation)).toEqual(["get"]);
  });

  test("refuses a commit on what is no longer the newest, and keeps the newest", async () => {
    const catalog = openCatalog(await open(), 1);
    const stale = await catalog.read();
    await catalog.commit(stale, adding("a"));
    await expect(catalog.commit(stale, adding("b"))).rejects.toThrow(StoreConflict);
    expect(keysOf(await catalog.read())).toEqual(["a"]);
  });

  test("refuses it too when the set went there and back meanwhile", async () => {
    const catalog = openCatalog(await open(), 1);
    await catalog.commit(await catalog.read(), adding("a"));
    const sleeper = await catalog.read();
    await catalog.commit(sleeper, adding("b"));
    await catalog.commit(await catalog.read(), [removing("b")]);
    await expect(catalog.commit(sleeper, adding("late"))).rejects.toThrow(StoreConflict);
    expect(keysOf(await catalog.read())).toEqual(["a"]);
  });
});

const withRoot = async (root: string): Promise<Store> => {
  const store = openMemory();
  store.plant(ROOT, root);
  return store;
};

describe("state that is not ours to touch", () => {
  test.each([
    ["a newer form", { schema: 2, normalizer: 1, revision: 1, seeds: [] }],
    ["a newer form that holds nothing we know", { schema: 2, tops: {} }],
    ["newer rules", { schema: 1, normalizer: 2, revision: 1, seeds: [] }],
  ])("of %s is refused, with what to do", async (_, root) => {
    const reading = openCatalog(await withRoot(JSON.stringify(root)), 1).read();
    await expect(reading).rejects.toThrow(StateUnreadable);
    await expect(reading).rejects.toThrow(/memory\/state\/catalog\.json was written by a newer Seedwire/);
  });

  test("of older rules is read, and written in ours", async () => {
    const store = await withRoot(JSON.stringify({ schema: 1, normalizer: 1, revision: 7, seeds: [] }));
    const catalog = openCatalog(store, 2);
    await catalog.commit(await catalog.read(), adding("a"));
    expect(await openCatalog(store, 2).read()).toMatchObject({ revision: 8 });
    await expect(openCatalog(store, 1).read()).rejects.toThrow(StateUnreadable);
  });
});

test.each([
  ["nothing at all", ""],
  ["half of it", '{"schema":1,"normalizer":1,"revi'],
  ["something else", "[]"],
  ["null", "null"],
  ["no seeds", '{"schema":1,"normalizer":1,"revision":1}'],
  ["seeds without records", '{"schema":1,"normalizer":1,"revision":1,"seeds":[null]}'],
  ["a record without an outcome", '{"schema":1,"normalizer":1,"revision":1,"seeds":[{"key":"a","version":"1"}]}'],
])("damaged state (%s) is named, with what to do", async (_, root) => {
  const reading = openCatalog(await withRoot(root), 1).read();
  await expect(reading).rejects.toThrow(StateUnreadable);
  await expect(reading).rejects.toThrow("memory/state/catalog.json is damaged");
  await expect(reading).rejects.toMatchObject({ hint: expect.stringContaining("build again") });
});

test("state whose bytes are no text is named as damaged too", async () => {
  const store = openMemory();
  await store.put(ROOT, Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d));
  await expect(openCatalog(store, 1).read()).rejects.toThrow(StateUnreadable);
});
