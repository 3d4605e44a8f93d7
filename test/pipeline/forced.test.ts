import { expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { NOTHING_THERE } from "../support/crowd.ts";
import { dyingBehind, intercept, sleepingAt } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, cleanBuildOf, clockAt, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";

/** Interleavings that chance meets too seldom. */

test("a publisher that looked at what stands, and slept before it wrote, writes no older text over a newer one", async () => {
  const seeds = openMemory(() => NOON - 86_400);
  const site = siteOf({ seeds });
  seeds.plant("bell.txt", article("Bell rings"));
  await build(site);
  seeds.plant("bell.txt", article("Late words nobody may read again"));
  await ingest(site, ["bell.txt"]);
  // Somebody has changed the page by hand: what is known of it does not hold, so it is looked at, and the set once more.
  const page = Object.keys(await publicOf(site.out)).find((key) => key.includes("bell")) as string;
  await site.out.put(page, Buffer.from("scribbled"));
  let heads = 0;
  const nap = sleepingAt(({ operation, key }) => operation === "head" && key === page && heads++ === 0);
  const late: string[] = [];
  const noting = {
    ...site.out,
    put: async (key: string, body: Uint8Array, options?: Parameters<typeof site.out.put>[2]) => {
      if (key === page && Buffer.from(body).includes("Late words")) late.push(key);
      return site.out.put(key, body, options);
    },
  };
  const done = publishSite({ ...site, out: intercept(noting, nap.around) });
  await nap.asleep;
  seeds.plant("bell.txt", article("Bell is silent"));
  await handle(site, "bell.txt");
  late.length = 0;
  nap.wake();
  await done;
  expect(late).toEqual([]);
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds));
});

test("what is committed over a log counts more than what the log says", async () => {
  const seeds = openMemory(() => NOON - 86_400);
  const site = siteOf({ seeds });
  seeds.plant("bell.txt", article("Bell rings"));
  await ingest(site, ["bell.txt", ...NOTHING_THERE], { amongMany: true });
  seeds.plant("bell.txt", article("Bell is silent"));
  await ingest(site, ["bell.txt"]);
  await publishSite(site);
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds));
});

test("what is planned and stands already is not put again", async () => {
  const seeds = openMemory(() => NOON - 86_400);
  const site = siteOf({ seeds });
  seeds.plant("bell.txt", article("Bell rings"));
  await build(site);
  seeds.plant("bell.md", "---\ndraft: true\n---\n\nNot yet.\n");
  await ingest(site, ["bell.md"], { amongMany: true });
  expect((await publishSite(site, { amongMany: true })).written).toEqual([]);
});

test("a worker that dies behind a late write is made good by the next tick, though others ticked while it slept", async () => {
  const seeds = openMemory(() => NOON - 86_400);
  const site = siteOf({ seeds });
  seeds.plant("bell.txt", article("Bell rings"));
  await build(site);
  seeds.plant("crab.txt", article("Crab walks"));
  await ingest(site, ["crab.txt"]);
  const nap = sleepingAt(({ operation, key }) => operation === "put" && key.startsWith("public/articles/crab"));
  const dying = dyingBehind(({ operation, key }) => operation === "put" && key.startsWith("public/articles/crab"));
  const done = publishSite({ ...site, out: intercept(intercept(site.out, dying.around), nap.around) }).catch(
    () => undefined,
  );
  await nap.asleep;
  await seeds.delete("crab.txt");
  await handle(site, "crab.txt");
  await publishSite({ ...site, clock: clockAt(NOON + 20) });
  nap.wake();
  await done;
  await publishSite({ ...site, clock: clockAt(NOON + 50) });
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds));
});

test("a page whose removal nobody noted is written again when its article comes back", async () => {
  const seeds = openMemory(() => NOON - 86_400);
  const site = siteOf({ seeds });
  seeds.plant("bell.txt", article("Bell rings"));
  await build(site);
  await seeds.delete("bell.txt");
  await ingest(site, ["bell.txt"]);
  const dying = dyingBehind(({ operation, key }) => operation === "delete" && key.startsWith("public/articles/bell"));
  await publishSite({ ...site, out: intercept(site.out, dying.around) }).catch(() => undefined);
  expect(dying.isDead()).toBe(true);
  await publishSite(site);
  seeds.plant("bell.txt", article("Bell rings"));
  await ingest(site, ["bell.txt"], { amongMany: true });
  await publishSite(site, { amongMany: true });
  const pagesOf = (all: Record<string, string>) => Object.keys(all).filter((path) => path.includes("/articles/"));
  expect(pagesOf(await publicOf(site.out))).toEqual(pagesOf(await cleanBuildOf(seeds)));
  await publishSite(site);
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds));
});

test.each([false, true])("nor is a copy taken to stand that somebody removed (among many: %j)", async (amongMany) => {
  const seeds = openMemory(() => NOON - 86_400);
  const site = siteOf({ seeds });
  const showing = `${article("Bell rings")}\n![The bell](bell.gif)\n`;
  await seeds.put("bell.gif", Buffer.from("GIF89a\x02\0\x03\0\0\0\0", "latin1"));
  seeds.plant("bell.txt", article("Bell rings"));
  seeds.plant("bell.md", showing);
  await build(site);
  seeds.plant("bell.md", article("Bell rings"));
  await ingest(site, ["bell.md"]);
  const dying = dyingBehind(({ operation, key }) => operation === "delete" && key.startsWith("public/media/bell"));
  await publishSite({ ...site, out: intercept(site.out, dying.around) }).catch(() => undefined);
  expect(dying.isDead()).toBe(true);
  await publishSite(site);
  seeds.plant("bell.md", showing);
  await ingest(site, ["bell.md"], { amongMany });
  await publishSite(site, { amongMany });
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds));
});
