import { describe, expect, test } from "vitest";
import type { Channel } from "#model/channel.ts";
import { findPage } from "#normalize/identity.ts";
import { NOBODY } from "#pipeline/announcements.ts";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { catalogOf } from "#pipeline/site-catalog.ts";
import { NOTHING_THERE, SMALL, smallChannel } from "../support/crowd.ts";
import {
  type Around,
  dyingAfter,
  dyingBehind,
  intercept,
  noting,
  type StoreCall,
  sleepingAt,
} from "../support/intercept.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { article, channel, cleanBuildOf, clockAt, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";

/** How workers keep out of each other's way, and tell each other what they are about to do. */

const harbour = (parts: Partial<Site> = {}): Site & { readonly seeds: MemoryStore } => {
  const seeds = openMemory(() => NOON - 86_400);
  return { ...siteOf({ ...parts, seeds }), seeds };
};
const around = <S extends Site>(site: S, one: Around): S => ({ ...site, out: intercept(site.out, one) });
const rootOf = async (site: Site) => (await catalogOf(site).read()).root;
const isPage = ({ operation, key }: StoreCall) => operation === "put" && key.startsWith("public/articles/");
const plantMany = (seeds: MemoryStore, count: number): string[] => {
  const keys = Array.from({ length: count }, (_, i) => `${i}.txt`);
  for (const key of keys) seeds.plant(key, article(`Boat ${key} sails`));
  return keys;
};

test("while one of many publishes what it folded the others fold no more", async () => {
  const site = harbour();
  site.seeds.plant("a.txt", article("Bell rings"));
  await ingest(site, ["a.txt", ...NOTHING_THERE], { amongMany: true });
  const nap = sleepingAt(isPage);
  const done = publishSite(around(site, nap.around), { amongMany: true });
  await nap.asleep;
  site.seeds.plant("b.txt", article("Crab walks"));
  await ingest(site, ["b.txt", ...NOTHING_THERE], { amongMany: true });
  await publishSite(site, { amongMany: true });
  expect((await rootOf(site)).log).toHaveLength(1);
  nap.wake();
  await done;
  await publishSite(site);
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));
});

test("who comes while another writes very many documents leaves them to that one", async () => {
  const site = harbour();
  await ingest(site, plantMany(site.seeds, 600));
  let pages = 0;
  const nap = sleepingAt((call) => isPage(call) && ++pages > 550);
  const done = publishSite(around(site, nap.around));
  await nap.asleep;
  const calls: StoreCall[] = [];
  expect((await publishSite(around(site, noting(calls)), { canWait: true })).written).toEqual([]);
  expect(calls.length).toBeLessThan(5);
  nap.wake();
  await done;
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));
});

test("the page of an article whose id a lower key took is looked at again when its worker died over it", async () => {
  const site = harbour();
  const gull = (title: string) => article(title).replace("\n---", "\nid: urn:quay:gull\n---");
  await build(site);
  site.seeds.plant("b.txt", gull("Gull returns"));
  await ingest(site, ["b.txt"]);
  const nap = sleepingAt(isPage);
  const dying = dyingBehind(isPage);
  const after = (seconds: number) => ({ ...site, clock: clockAt(NOON + seconds) });
  const done = publishSite(around(around(after(89), dying.around), nap.around)).catch(() => undefined);
  await nap.asleep;
  await publishSite(after(91)); // by now nobody remembers that it was committed
  site.seeds.plant("a.txt", gull("Gull leaves"));
  await handle(after(92), "a.txt");
  nap.wake();
  await done;
  await publishSite(after(93));
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));
});

describe("of a burst that is taken back after its worker died", () => {
  const limits = { limits: SMALL, channel: smallChannel };

  test("nothing is left a tick later, wherever it died", async () => {
    for (let calls = 0, hasEnded = false; !hasEnded; calls += 3) {
      const site = harbour(limits);
      const keys = plantMany(site.seeds, 20);
      await ingest(site, keys, { amongMany: true });
      hasEnded = await publishSite(around(site, dyingAfter(calls, "behind"))).then(
        () => true,
        () => false,
      );
      for (const key of keys) await site.seeds.delete(key);
      await ingest(site, keys, { amongMany: true });
      await publishSite(site);
      expect(await publicOf(site.out), `after ${calls} calls`).toEqual(await cleanBuildOf(site.seeds, limits));
    }
  });
});

test.each([
  ["a few", []],
  ["a burst", NOTHING_THERE],
])(
  "after %s were published and taken back all is as it was a tick later, wherever the worker died",
  async (_, more) => {
    const own = { limits: SMALL, channel: { ...smallChannel, topics: { tags: true } } };
    const tagged = (title: string, day: string) => article(title, day).replace("\n---", "\ntags: sea\n---");
    for (let calls = 0, hasEnded = false; !hasEnded; calls += 3) {
      const site = harbour(own);
      for (const day of [1, 2, 3, 4, 5, 6])
        site.seeds.plant(`${day}.txt`, tagged(`Boat ${day} sails`, `2025-05-0${day}`));
      await build(site);
      const edit = async (text: string) => {
        site.seeds.plant("2.txt", text);
        await ingest(site, ["2.txt", ...more], { amongMany: true });
      };
      await edit(tagged("Nobody may read this", "2025-05-03T10:00:00Z"));
      hasEnded = await publishSite(around(site, dyingAfter(calls, "behind"))).then(
        () => true,
        () => false,
      );
      await edit(tagged("Boat 2 sails", "2025-05-02"));
      await publishSite(site);
      expect(await publicOf(site.out), `after ${calls} calls`).toEqual(await cleanBuildOf(site.seeds, own));
    }
  },
);

test("a page that nobody knew stays where the same publish wrote it", async () => {
  const site = harbour();
  await build(site);
  site.seeds.plant("a.txt", article("Bell rings"));
  await ingest(site, ["a.txt"]);
  await publishSite(site, { doubtful: new Map([[findPage("a.txt"), NOBODY]]) });
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));
});

test("a first publish that was broken off leaves no page of an article that is deleted before the next", async () => {
  const site = harbour();
  const keys = plantMany(site.seeds, 600);
  await ingest(site, keys);
  await publishSite({ ...site, clock: { ...clockAt(NOON), deadline: NOON } });
  const gone = keys.slice(0, 40);
  for (const key of gone) await site.seeds.delete(key);
  await ingest(site, gone);
  await publishSite(site);
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));
});

describe("when the configuration changes and no run has time for all pages", () => {
  const renamed = { ...channel, title: "The Old Quay" };
  /** Runs that note how far they came as soon as they did anything. */
  const late = (site: Site, own: Channel): Site => ({
    ...site,
    channel: own,
    clock: { ...clockAt(NOON), deadline: NOON },
  });
  const large = async () => {
    const site = harbour();
    plantMany(site.seeds, 600);
    await build(site);
    return site;
  };

  test("each goes on where the last one ended", async () => {
    const site = await large();
    for (let runs = 0; runs < 8; runs++) await publishSite(late(site, renamed));
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds, { channel: renamed }));
  });

  test("and changes back, all pages are as they were", async () => {
    const site = await large();
    await publishSite(late(site, renamed));
    await publishSite(site);
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));
  });

  test("an article that is edited meanwhile is shown as it is, under the new one", async () => {
    const site = await large();
    await publishSite(late(site, renamed));
    for (const key of ["0.txt", "300.txt", "599.txt"]) site.seeds.plant(key, article(`Boat ${key} sinks`));
    await site.seeds.delete("1.txt");
    await ingest(site, ["0.txt", "1.txt", "300.txt", "599.txt"]);
    for (let runs = 0; runs < 8; runs++) await publishSite(late(site, renamed));
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds, { channel: renamed }));
  });
});
