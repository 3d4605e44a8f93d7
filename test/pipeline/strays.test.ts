import { describe, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { NOTHING_THERE } from "../support/crowd.ts";
import { type Around, Crash, dyingBehind, intercept, type StoreCall, sleepingAt } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, cleanBuildOf, clockAt, drop, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";

/** Pages that a listing shows and nobody knows: removed, but not where they are somebody's by then. */

const around = (site: Site, one: Around): Site => ({ ...site, out: intercept(site.out, one) });
const expectClean = async ({ seeds, out }: Site) => expect(await publicOf(out)).toEqual(await cleanBuildOf(seeds));
const isPage = (path: string) => path.startsWith("public/articles/crab");

/** A site with one article, and beside it the page of another that nobody knows. */
const strayed = async (): Promise<Site> => {
  const site = siteOf({ seeds: openMemory(() => NOON - 86_400) });
  await drop(site.seeds, "bell.txt", article("Bell rings"));
  await build(site);
  const other = siteOf({ seeds: openMemory(() => NOON - 86_400) });
  await drop(other.seeds, "crab.txt", article("Crab walks"));
  await build(other);
  const [path, text] = Object.entries(await publicOf(other.out)).find(([at]) => isPage(at)) ?? ["", ""];
  await drop(site.out, path, text);
  return site;
};
/** Lands the article in a burst: of so many a tick does not look at each. */
const landCrab = async (site: Site) => {
  await drop(site.seeds, "crab.txt", article("Crab walks"));
  await ingest(site, ["crab.txt", ...NOTHING_THERE]);
  await publishSite(site, { amongMany: true });
};
const removing = ({ operation, key }: StoreCall) => operation === "delete" && isPage(key);

test("a page that nobody knows is removed", async () => {
  const site = await strayed();
  await build(site);
  await expectClean(site);
});

test("a page that was listed before its worker noted it stays", async () => {
  const site = siteOf({ seeds: openMemory(() => NOON - 86_400) });
  await build(site);
  let isWritten = false;
  const nap = sleepingAt(({ operation, key }) => {
    isWritten ||= operation === "put" && isPage(key);
    return isWritten && operation === "put" && key === "state/root.json";
  });
  const listing: Around = async ({ operation, key }, go) => {
    if (operation !== "list" || key !== "public/") return go();
    await drop(site.seeds, "crab.txt", article("Crab walks"));
    const landing = handle(around(site, nap.around), "crab.txt");
    await nap.asleep;
    const listed = await go();
    nap.wake();
    await landing;
    return listed;
  };
  await build(around(site, listing));
  await expectClean(site);
});

describe("while somebody sleeps before removing a page that nobody knows, its article lands", () => {
  const asleep = async (site: Site, others: Around = (_, go) => go()) => {
    const nap = sleepingAt(removing);
    const done = build(around(around(site, others), nap.around)).catch((error) => expect(error).toBeInstanceOf(Crash));
    await nap.asleep;
    return { wake: nap.wake, done };
  };

  test("and the page stands when it wakes up and notes what it did", async () => {
    const site = await strayed();
    const { wake, done } = await asleep(site);
    await landCrab(site);
    wake();
    await done;
    await expectClean(site);
  });

  test("and the page stands again a tick after it woke up and died", async () => {
    const site = await strayed();
    const { wake, done } = await asleep(site, dyingBehind(removing).around);
    await landCrab(site);
    await publishSite({ ...site, clock: clockAt(NOON + 30) });
    wake();
    await done;
    await publishSite({ ...site, clock: clockAt(NOON + 31) });
    await expectClean(site);
  });
});

test("who slept for long looks at the root again before writing", async () => {
  const site = siteOf({ seeds: openMemory(() => NOON - 86_400) });
  await build(site);
  await drop(site.seeds, "crab.txt", article("Crab walks"));
  await ingest(site, ["crab.txt"]);
  let now = NOON;
  const nap = sleepingAt(({ operation, key }) => operation === "get" && key.startsWith("state/nodes/"));
  const written: string[] = [];
  const noting: Around = ({ operation, key }, go) => {
    if (operation === "put" && key.startsWith("public/")) written.push(key);
    return go();
  };
  const clock = { ...clockAt(NOON), now: () => now };
  const done = publishSite({ ...around(around(site, noting), nap.around), clock }, { amongMany: true });
  await nap.asleep;
  await site.seeds.delete("crab.txt");
  await handle(site, "crab.txt");
  now += 100;
  nap.wake();
  await done;
  expect(written.filter(isPage)).toEqual([]);
  await expectClean(site);
});

test("who worked for half a minute, slept over a write for a whole one and died there, is made good by the next tick", async () => {
  const site = siteOf({ seeds: openMemory(() => NOON - 86_400) });
  await build(site);
  await drop(site.seeds, "crab.txt", article("Crab walks"));
  await ingest(site, ["crab.txt"]);
  let now = NOON;
  const at = (seconds: number) => ({ ...site, clock: clockAt(NOON + seconds) });
  const writing = ({ operation, key }: StoreCall) => operation === "put" && isPage(key);
  const dying = dyingBehind(writing);
  const working = sleepingAt(({ operation, key }) => operation === "get" && key.startsWith("state/nodes/"));
  const nap = sleepingAt(writing);
  const own = around(around(around(site, dying.around), nap.around), working.around);
  const done = publishSite({ ...own, clock: { ...clockAt(NOON), now: () => now } }).catch(() => undefined);
  await working.asleep;
  now += 29;
  working.wake();
  await nap.asleep;
  await site.seeds.delete("crab.txt");
  await handle(at(2), "crab.txt");
  await publishSite(at(63));
  nap.wake();
  await done;
  expect(dying.isDead()).toBe(true);
  await publishSite(at(90));
  await expectClean(site);
});
