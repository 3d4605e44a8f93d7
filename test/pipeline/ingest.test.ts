import { describe, expect, test } from "vitest";
import { allRecords } from "#catalog/catalog.ts";
import { ROOT } from "#catalog/root.ts";
import { StateUnreadable, StoreConflict, StoreUnavailable } from "#model/errors.ts";
import { ingest } from "#pipeline/ingest.ts";
import type { Site } from "#pipeline/site.ts";
import { catalogOf } from "#pipeline/site-catalog.ts";
import { intercept, noting, type StoreCall, sleepingAt } from "../support/intercept.ts";
import { listOf } from "../support/listed.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { article, clockAt, NOON, siteOf } from "../support/test-site.ts";

const committed = async (site: Site) => listOf(allRecords(await catalogOf(site).read()));
const kindsIn = async (site: Site) =>
  Object.fromEntries((await committed(site)).map(({ key, outcome }) => [key, outcome.kind]));

const withSeeds = (texts: Readonly<Record<string, string>>, parts: Partial<Site> = {}) => {
  const seeds = openMemory(() => NOON - 86_400);
  for (const [key, text] of Object.entries(texts)) seeds.plant(key, text);
  return { ...siteOf({ ...parts, seeds: parts.seeds ?? seeds }), planted: seeds };
};

describe("looking at seeds", () => {
  test("commits what became of each, new, changed or gone", async () => {
    const { planted, ...site } = withSeeds({ "a.txt": article("Ferry sails"), "b.txt": article("Bell rings") });
    await ingest(site, ["a.txt", "b.txt"]);
    expect(await kindsIn(site)).toEqual({ "a.txt": "entry", "b.txt": "entry" });
    planted.plant("a.txt", "");
    await planted.delete("b.txt");
    const { changes } = await ingest(site, ["b.txt", "a.txt", "never-there.txt"]);
    expect(await kindsIn(site)).toEqual({ "a.txt": "rejected" });
    expect(changes.map(({ key, record }) => [key, record?.outcome.kind])).toEqual([
      ["b.txt", undefined],
      ["a.txt", "rejected"],
      ["never-there.txt", undefined],
    ]);
  });

  test("reads a seed once, however often it is named", async () => {
    const calls: StoreCall[] = [];
    const { planted, ...site } = withSeeds({ "a.txt": article("Ferry sails") });
    await ingest({ ...site, seeds: intercept(planted, noting(calls)) }, ["a.txt", "a.txt", "a.txt"]);
    expect(calls.filter(({ operation }) => operation === "get")).toEqual([{ operation: "get", key: "a.txt" }]);
  });

  test("reads the catalog before the seeds, and writes the root behind all that it names", async () => {
    const calls: StoreCall[] = [];
    const { planted, ...site } = withSeeds({ "a.txt": article("Ferry sails") });
    const note = noting(calls);
    await ingest({ ...site, seeds: intercept(planted, note), out: intercept(site.out, note) }, ["a.txt"]);
    const order = calls.map(({ operation, key }) => `${operation} ${key.replace(/[0-9a-f]{32}$/, "")}`);
    expect(order.filter((call, i) => call !== order[i - 1])).toEqual([
      "get state/root.json",
      "list public/articles/", // there is no catalog yet, and no page that would say it was lost
      "get a.txt",
      "put state/nodes/",
      "put state/root.json",
    ]);
  });

  test("tells a watcher of each", async () => {
    const { planted: _, ...site } = withSeeds({ "a.txt": article("Ferry sails") });
    const seen: string[] = [];
    await ingest(site, ["a.txt", "gone.txt"], {
      watch: ({ key, record }) => seen.push(`${key} ${record?.outcome.kind}`),
    });
    expect(seen.toSorted()).toEqual(["a.txt entry", "gone.txt undefined"]);
  });

  test.each(["news/", ".hidden.txt", "a/.git/config", ".seedwire-lock"])("takes %j for no seed", async (key) => {
    const { planted: _, ...site } = withSeeds({ [key]: article("Ferry sails"), "a.txt": article("Bell rings") });
    await ingest(site, [key, "a.txt"]);
    expect(await kindsIn(site)).toEqual({ "a.txt": "entry" });
  });
});

describe("a store that fails", () => {
  const failingAt = (key: string) => {
    const { planted, ...site } = withSeeds({ "a.txt": article("Ferry sails"), "b.txt": article("Bell rings") });
    const seeds = intercept(planted, (call, go) =>
      call.key === key ? Promise.reject(new StoreUnavailable(`503 at ${key}`, { hint: "Try again." })) : go(),
    );
    return { ...site, seeds };
  };

  test("to give one seed fails that one; the others are committed", async () => {
    const site = failingAt("a.txt");
    const { changes, failures } = await ingest(site, ["a.txt", "b.txt"]);
    expect([...failures].map(([key, { message }]) => [key, message])).toEqual([["a.txt", "503 at a.txt"]]);
    expect(changes.map(({ key }) => key)).toEqual(["b.txt"]);
    expect(await kindsIn(site)).toEqual({ "b.txt": "entry" });
  });

  test("to give a seed leaves what is known of it as it is", async () => {
    const site = failingAt("a.txt");
    const { planted: _, ...before } = withSeeds({ "a.txt": article("Ferry sails") }, { out: site.out });
    await ingest(before, ["a.txt"]);
    await ingest(site, ["a.txt"]);
    expect(await kindsIn(site)).toEqual({ "a.txt": "entry" });
  });

  test("to give the catalog fails everything", async () => {
    const { planted: _, ...site } = withSeeds({ "a.txt": article("Ferry sails") });
    const out = intercept(site.out, () => Promise.reject(new StoreUnavailable("503", { hint: "" })));
    await expect(ingest({ ...site, out }, ["a.txt"])).rejects.toThrow(StoreUnavailable);
  });

  test("whose state is a newer Seedwire's is left alone", async () => {
    const { planted: _, ...site } = withSeeds({ "a.txt": article("Ferry sails") });
    (site.out as MemoryStore).plant("state/root.json", '{"schema":99}');
    await expect(ingest(site, ["a.txt"])).rejects.toThrow(StateUnreadable);
    expect((site.out as MemoryStore).texts("")).toEqual({ "state/root.json": '{"schema":99}' });
  });
});

describe("two workers", () => {
  test("of whom one is slower: both are committed, and only what moved is read again", async () => {
    const { planted, ...site } = withSeeds({ "a.txt": article("Ferry sails"), "b.txt": article("Bell rings") });
    const nap = sleepingAt(({ operation, key }) => operation === "put" && key === ROOT);
    const calls: StoreCall[] = [];
    const slow = ingest({ ...site, seeds: intercept(planted, noting(calls)), out: intercept(site.out, nap.around) }, [
      "a.txt",
      "b.txt",
    ]);
    await nap.asleep;
    planted.plant("b.txt", article("Bell rings again"));
    planted.plant("c.txt", article("Crab walks"));
    await ingest(site, ["b.txt", "c.txt"]);
    nap.wake();
    await slow;
    expect(await kindsIn(site)).toEqual({ "a.txt": "entry", "b.txt": "entry", "c.txt": "entry" });
    expect((await committed(site)).find(({ key }) => key === "b.txt")?.version).toBe(
      (await planted.head("b.txt"))?.version,
    );
    const read = calls.filter(({ operation }) => operation === "get").map(({ key }) => key);
    expect(read).toEqual(["a.txt", "b.txt", "b.txt"]);
    const { root } = await catalogOf(site).read();
    expect(root.revision, "each committed once, and nothing older on the way").toBe(2);
  });

  test("who always meet give up at the deadline, with the conflict", async () => {
    const { planted: _, ...site } = withSeeds({ "a.txt": article("Ferry sails") });
    const contested = intercept(site.out, (call, go) =>
      call.operation === "put" ? Promise.reject(new StoreConflict("taken", { hint: "" })) : go(),
    );
    const clock = clockAt(NOON, 20);
    await expect(ingest({ ...site, out: contested, clock }, ["a.txt"])).rejects.toThrow(StoreConflict);
  });
});
