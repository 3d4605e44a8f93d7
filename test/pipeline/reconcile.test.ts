import { describe, expect, test } from "vitest";
import { allRecords } from "#catalog/catalog.ts";
import { NODES } from "#catalog/nodes.ts";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { reconcile } from "#pipeline/reconcile.ts";
import type { Clock, Site } from "#pipeline/site.ts";
import { catalogOf } from "#pipeline/site-catalog.ts";
import { listOf } from "../support/listed.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { article, clockAt, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";

const DAY = 86_400;
const limits = { entries: { items: 2, bytes: 20_000, branch: 3 }, seeds: { items: 2, bytes: 20_000, branch: 3 } };

interface World {
  readonly site: Site;
  readonly seeds: MemoryStore;
  readonly out: MemoryStore;
  /** Lets the time pass; seconds since 1970. */
  at(now: number): Site;
}

/** Articles that nobody has heard of yet. */
const harbour = (count: number): World => {
  let second = NOON;
  const seeds = openMemory(() => NOON - DAY);
  const out = openMemory(() => second);
  for (let i = 0; i < count; i++)
    seeds.plant(`${i}.txt`, article(`Boat ${i}`, `2025-05-${String((i % 28) + 1).padStart(2, "0")}`));
  const site = { ...siteOf({ seeds, out }), limits };
  return {
    site,
    seeds,
    out,
    at: (now) => {
      second = now;
      return { ...site, clock: clockAt(now) };
    },
  };
};

/** Tells another second each time it is asked, and has so many until it is late. */
const hurried = (now: number, seconds: number): Clock => {
  let told = 0;
  return { ...clockAt(now), now: () => now + told++, deadline: now + seconds };
};

const keysIn = async (site: Site): Promise<string[]> =>
  (await listOf(allRecords(await catalogOf(site).read()))).map(({ key }) => key);

const nodesIn = async ({ out }: World): Promise<string[]> => (await listOf(out.list(NODES))).map(({ key }) => key);

/** What a first build of these seeds makes, with nodes as small. */
const cleanOf = async (seeds: MemoryStore): Promise<Record<string, string>> => {
  const out = openMemory(() => NOON);
  await build({ ...siteOf({ seeds, out }), limits });
  return out.texts("public/");
};

/** A process that knows nothing of the state yet. */
const afresh = (site: Site): Site => ({ ...site, out: { ...site.out } });

describe("a comparison", () => {
  test("finds what no event told: new, changed and gone", async () => {
    const { site, seeds } = harbour(5);
    await reconcile(site);
    seeds.plant("new.txt", article("New"));
    seeds.plant("1.txt", article("Other words"));
    await seeds.delete("2.txt");
    const { isDone, changes } = await reconcile(site);
    expect(isDone).toBe(true);
    expect(changes.map(({ key }) => key)).toEqual(expect.arrayContaining(["new.txt", "1.txt", "2.txt"]));
    expect(await publicOf(site.out)).toEqual(await cleanOf(seeds));
  });

  test("that has no time to end goes on where it was, until all is done", async () => {
    const { site, seeds } = harbour(40);
    let runs = 0;
    for (let isDone = false; !isDone; runs++) {
      expect(runs).toBeLessThan(200);
      ({ isDone } = await reconcile({ ...site, clock: hurried(NOON, 38) }));
    }
    expect(runs).toBeGreaterThan(1);
    expect(await publicOf(site.out)).toEqual(await cleanOf(seeds));
  });

  test("hands many seeds on, but for the first of all, and looks at a few itself", async () => {
    const { site, seeds } = harbour(450);
    const sent: string[][] = [];
    const handOn = async (keys: readonly string[]) => void sent.push([...keys]);
    const { handedOn, changes } = await reconcile(site, { handOn });
    expect(sent.map((keys) => keys.length)).toEqual([200]);
    expect([handedOn, changes.length]).toEqual([200, 250]);
    for (const keys of sent) await ingest(site, keys, { amongMany: true });
    await publishSite(site);
    expect(await keysIn(site)).toHaveLength(450);
    expect(await publicOf(site.out)).toEqual(await cleanOf(seeds));
  });

  test("puts right what others did to the documents, and leaves what is not ours", async () => {
    const { site, seeds, out } = harbour(6);
    await reconcile(site);
    const clean = await publicOf(site.out);
    const page = Object.keys(clean).find((path) => path.startsWith("public/articles/")) ?? "";
    out.plant(page, "scribbled over");
    await out.delete("public/about.html");
    out.plant("public/articles/stranger-01234567.html", "a page of nobody");
    out.plant("public/own.css", "mine");
    await reconcile(site);
    expect(await publicOf(site.out)).toEqual({ ...(await cleanOf(seeds)), "public/own.css": "mine" });
  });

  test("with nothing to do puts nothing below public/", async () => {
    const { at } = harbour(6);
    await reconcile(at(NOON));
    expect((await reconcile(at(NOON + DAY))).published).toMatchObject({ written: [], removed: [] });
  });
});

describe("garbage", () => {
  test("goes with the second collection after it became garbage, and nothing that is needed does", async () => {
    const world = harbour(12);
    await reconcile(world.at(NOON));
    await world.seeds.delete("3.txt");
    await handle(world.at(NOON + 60), "3.txt");
    const text = async () => JSON.stringify(world.out.texts("state/"));
    expect(await text()).toContain("Boat 3");
    for (const day of [1, 2, 3]) await reconcile(world.at(NOON + day * DAY + 120));
    expect(await text()).not.toContain("Boat 3");
    expect(await keysIn(afresh(world.site))).toHaveLength(11);
    expect(await publicOf(world.site.out)).toEqual(await cleanOf(world.seeds));
  });

  test("is kept as long as somebody may read it: for a day, whoever began before the collection finds all", async () => {
    const world = harbour(12);
    await reconcile(world.at(NOON));
    const state = await catalogOf(afresh(world.at(NOON + 2 * DAY))).read();
    world.seeds.plant("3.txt", article("Other words"));
    await handle(world.at(NOON + 2 * DAY), "3.txt");
    await reconcile(world.at(NOON + 2 * DAY + 60));
    expect(await listOf(allRecords(state))).toHaveLength(12);
  });

  test("does not grow with the days that pass", async () => {
    const world = harbour(12);
    for (const day of [0, 1, 2]) await reconcile(world.at(NOON + day * DAY));
    const before = await nodesIn(world);
    for (const day of [3, 4, 5]) await reconcile(world.at(NOON + day * DAY));
    expect((await nodesIn(world)).length).toBeLessThanOrEqual(before.length);
  });
});

describe("a damaged state is repaired from the seeds", () => {
  test.each([
    ["missing", (out: MemoryStore, key: string) => out.delete(key)],
    ["scribbled over", async (out: MemoryStore, key: string) => out.plant(key, "[]")],
  ])("whichever node is %s", async (_, harm) => {
    const { out: first } = harbour(0);
    expect(first).toBeDefined();
    const model = harbour(9);
    await reconcile(model.site);
    for (const key of await nodesIn(model)) {
      const world = harbour(9);
      await reconcile(world.site);
      await harm(world.out, key);
      const later = afresh(world.at(NOON + 2 * DAY));
      world.seeds.plant("3.txt", article("Other words"));
      await reconcile(later);
      await publishSite(later);
      expect(await keysIn(later), key).toHaveLength(9);
      expect(await publicOf(later.out), key).toEqual(await cleanOf(world.seeds));
    }
  });
});
