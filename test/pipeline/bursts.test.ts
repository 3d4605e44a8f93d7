import { expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { reconcile } from "#pipeline/reconcile.ts";
import type { Site } from "#pipeline/site.ts";
import { catalogOf } from "#pipeline/site-catalog.ts";
import { NOTHING_THERE } from "../support/crowd.ts";
import { type Around, Crash, intercept, sleepingAt } from "../support/intercept.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { article, cleanBuildOf, NOON, publicOf, siteOf } from "../support/test-site.ts";

/** What many workers commit at once lies in a log until one of them sorts it into the trees. */

const burst = (site: Site, ...keys: readonly string[]) =>
  ingest(site, [...keys, ...NOTHING_THERE], { amongMany: true });
const logOf = async (site: Site) => (await catalogOf(site).read()).root.log;

/** A site with one article, built. */
const harbour = async (): Promise<Site & { readonly seeds: MemoryStore }> => {
  const seeds = openMemory(() => NOON - 86_400);
  const site = { ...siteOf({ seeds }), seeds };
  seeds.plant("a.txt", article("Ferry sails"));
  await build(site);
  return site;
};
const expectClean = async ({ out, seeds }: Site) => expect(await publicOf(out)).toEqual(await cleanBuildOf(seeds));

test("a burst is committed to the log, and published with the next tick at the latest", async () => {
  const site = await harbour();
  site.seeds.plant("b.txt", article("Bell rings"));
  await burst(site, "b.txt");
  expect(await logOf(site)).toHaveLength(1);
  await publishSite(site);
  expect(await logOf(site)).toEqual([]);
  await expectClean(site);
});

test("what lies in the log is in the order in which it was committed", async () => {
  const site = await harbour();
  for (const title of ["Ferry waits", "Ferry turns", "Ferry sails on"]) {
    site.seeds.plant("a.txt", article(title));
    await burst(site, "a.txt");
  }
  await site.seeds.delete("a.txt");
  await ingest(site, ["a.txt"], { amongMany: true });
  expect(await logOf(site)).toHaveLength(4);
  await publishSite(site);
  await expectClean(site);
});

test.each([true, false])(
  "an editor's file that lies in the log is heeded when its article changes (%j)",
  async (amongMany) => {
    const site = await harbour();
    site.seeds.plant("a.txt.meta.json", '{"title":"As the editor says"}');
    await burst(site, "a.txt.meta.json");
    site.seeds.plant("a.txt", article("Ferry sails late"));
    await ingest(site, ["a.txt"], { amongMany });
    await publishSite(site);
    await expectClean(site);
  },
);

test.each([
  ["a build", build],
  ["a comparison", reconcile],
] as const)("%s mends what no event told, though the log holds another word of it", async (_, mend) => {
  const site = await harbour();
  site.seeds.plant("a.txt", article("Ferry sails late"));
  await burst(site, "a.txt");
  site.seeds.plant("a.txt", article("Ferry sails"));
  await mend(site);
  await expectClean(site);
});

test("a publisher of many that was overtaken mends what it wrote, though the log may wait", async () => {
  const site = await harbour();
  site.seeds.plant("b.txt", article("Bell rings"));
  await ingest(site, ["b.txt"], { amongMany: true });
  const nap = sleepingAt(({ operation, key }) => operation === "put" && key.startsWith("public/articles"));
  const done = publishSite({ ...site, out: intercept(site.out, nap.around) }, { amongMany: true });
  await nap.asleep;
  await site.seeds.delete("b.txt");
  await ingest(site, ["b.txt"], { amongMany: true });
  await publishSite(site, { amongMany: true });
  await burst(site, "b.txt");
  await publishSite(site, { amongMany: true });
  await burst(site, "b.txt");
  nap.wake();
  await done;
  await expectClean(site);
});

test("what a worker that died had published of a burst that was taken back meanwhile goes with the next tick", async () => {
  const site = await harbour();
  site.seeds.plant("b.txt", article("Bell rings"));
  await burst(site, "b.txt");
  let written = 0;
  const dying: Around = async ({ operation, key }, go) => {
    if (written > 0) throw new Crash();
    if (operation === "put" && key.startsWith("public/articles/")) written++;
    return go();
  };
  await publishSite({ ...site, out: intercept(site.out, dying) }, { amongMany: true }).catch(() => undefined);
  expect(written).toBe(1);
  await site.seeds.delete("b.txt");
  await burst(site, "b.txt");
  await publishSite(site);
  await expectClean(site);
});
