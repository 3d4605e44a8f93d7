import { describe, expect, test } from "vitest";
import { allRecords } from "#catalog/catalog.ts";
import { StoreUnavailable } from "#model/errors.ts";
import { build } from "#pipeline/build.ts";
import { catalogOf } from "#pipeline/site-catalog.ts";
import { intercept, noting, type StoreCall } from "../support/intercept.ts";
import { listOf } from "../support/listed.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, channel, cleanBuildOf, clockAt, NOON, publicOf, siteOf } from "../support/test-site.ts";

const YESTERDAY = NOON - 86_400;

/** Two old articles, and a store that notes what is read of them. */
const harbour = () => {
  const planted = openMemory(() => YESTERDAY);
  planted.plant("a.txt", article("Ferry sails"));
  planted.plant("b.txt", article("Bell rings"));
  const calls: StoreCall[] = [];
  return { planted, calls, ...siteOf({ seeds: intercept(planted, noting(calls)) }) };
};

const readIn = (calls: StoreCall[]) => {
  const read = calls.filter(({ operation }) => operation === "get").map(({ key }) => key);
  calls.length = 0;
  return read;
};

describe("a build", () => {
  test("brings in all seeds and says what became of them", async () => {
    const { calls: _, planted: __, ...site } = harbour();
    const plans: unknown[] = [];
    const seen: string[] = [];
    const built = await build(site, { onPlan: (...plan) => plans.push(plan), onSeed: ({ key }) => seen.push(key) });
    expect(built.seeds).toBe(2);
    expect(built.changes.map(({ key, kind }) => [key, kind])).toEqual([
      ["a.txt", "entry"],
      ["b.txt", "entry"],
    ]);
    expect(built.failures.size).toBe(0);
    expect(built.published.written).toContain("rss.xml");
    expect(plans).toEqual([[2, 2]]);
    expect(seen).toEqual(["a.txt", "b.txt"]);
  });

  test("reads nothing again that has not changed", async () => {
    const { calls, planted: _, ...site } = harbour();
    await build(site);
    expect(readIn(calls)).toEqual(["a.txt", "b.txt"]);
    const again = await build(site);
    expect(readIn(calls)).toEqual([]);
    expect(again).toMatchObject({ seeds: 2, changes: [], published: { written: [], removed: [] } });
  });

  test("reads what is new or changed, and takes out what is gone", async () => {
    const { calls, planted, ...site } = harbour();
    planted.plant("gone.txt", article("Gull flies"));
    await build(site);
    readIn(calls);
    planted.plant("b.txt", article("Bell rings again"));
    planted.plant("c.txt", article("Crab walks"));
    await planted.delete("gone.txt");
    const { changes, published } = await build(site);
    expect(readIn(calls)).toEqual(["b.txt", "c.txt", "gone.txt"]);
    expect(changes.map(({ key, kind }) => [key, kind !== undefined])).toEqual([
      ["b.txt", true],
      ["c.txt", true],
      ["gone.txt", false],
    ]);
    expect(published.removed).toHaveLength(1);
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(planted));
  });

  test("reads everything again under another configuration", async () => {
    const { calls, planted, ...site } = harbour();
    await build(site);
    readIn(calls);
    const other = { ...channel, siteUrl: "https://elsewhere.example/", timeZone: "Asia/Tokyo" };
    await build({ ...site, channel: other });
    expect(readIn(calls)).toEqual(["a.txt", "b.txt"]);
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(planted, { channel: other }));
  });

  test.each([
    ["as young as the commit", 0, ["b.txt"]],
    ["a second older", -1, ["b.txt"]],
    ["two seconds older", -2, []],
  ])("reads a seed again that is %s: its clock may not have ticked between two changes", async (_, age, expected) => {
    const { calls, planted, ...site } = harbour();
    planted.plant("b.txt", article("Bell rings"), NOON + age);
    await build(site);
    readIn(calls);
    await build(site);
    expect(readIn(calls)).toEqual(expected);
  });

  test("sees that the same bytes were dropped again, for their time stamp tells of an update", async () => {
    const { calls, planted, ...site } = harbour();
    await build(site);
    readIn(calls);
    planted.plant("b.txt", article("Bell rings"), YESTERDAY + 3_600);
    await build(site);
    expect(readIn(calls)).toEqual(["b.txt"]);
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(planted));
  });

  test("publishes the rest when the store does not give a seed, and tries that one again", async () => {
    const { planted, calls: _, ...site } = harbour();
    const seeds = intercept(planted, (call, go) =>
      call.operation === "get" && call.key === "a.txt"
        ? Promise.reject(new StoreUnavailable("503", { hint: "Try again." }))
        : go(),
    );
    const { failures, published } = await build({ ...site, seeds });
    expect([...failures.keys()]).toEqual(["a.txt"]);
    expect(published.written.filter((path) => path.startsWith("articles/"))).toHaveLength(1);
    await build({ ...site, seeds: planted });
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(planted));
  });

  test("commits more than a thousand seeds some at a time", async () => {
    const { planted, calls: _, ...site } = harbour();
    for (let i = 0; i < 1_100; i++) planted.plant(`pictures/${i}.png`, "");
    await build(site);
    const state = await catalogOf(site).read();
    expect((await listOf(allRecords(state))).length).toBe(1_102);
    expect(state.root.revision).toBe(2);
  });

  test("makes a site of nothing, for the first readers", async () => {
    const site = siteOf();
    const { published } = await build(site);
    expect(published.written).toEqual(
      expect.arrayContaining(["atom.xml", "feed.json", "index.html", "rss.xml", "style.css"]),
    );
    expect(published.written.filter((path) => path.includes("/"))).toEqual([]);
    expect(JSON.parse((await publicOf(site.out))["public/feed.json"] ?? "")).toMatchObject({ items: [] });
  });
});

test("time that passes changes nothing but what falls due", async () => {
  const { planted, calls: _, ...site } = harbour();
  await build(site);
  const before = await publicOf(site.out);
  const later = await build({ ...site, clock: clockAt(NOON + 400 * 86_400) });
  expect(later.published).toMatchObject({ written: [], removed: [] });
  expect(await cleanBuildOf(planted, { now: NOON + 400 * 86_400 })).toEqual(before);
});
