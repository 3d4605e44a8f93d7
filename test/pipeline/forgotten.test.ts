import { expect, test } from "vitest";
import { keysSince } from "#catalog/catalog.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { catalogOf } from "#pipeline/site-catalog.ts";
import { NOTHING_THERE } from "../support/crowd.ts";
import { intercept, sleepingAt } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, cleanBuildOf, publicOf, siteOf } from "../support/test-site.ts";

/** The root remembers the last commits only: who slept for longer has to take it that others touched all of its seeds. */

/** More commits than the root remembers. */
const MANY = 60;

test("a worker that slept over more commits than the root remembers looks at its seeds again", async () => {
  const seeds = openMemory(() => 0);
  const site = siteOf({ seeds });
  seeds.plant("a.txt", article("Ferry sails"));
  const nap = sleepingAt(({ operation, key }) => operation === "put" && key === "state/root.json");
  const done = ingest({ ...site, out: intercept(site.out, nap.around) }, ["a.txt"]);
  await nap.asleep;
  seeds.plant("a.txt", article("Ferry sails late"));
  await ingest(site, ["a.txt"]);
  const early = (await catalogOf(site).read()).root.revision;
  for (let i = 0; i < MANY; i++) await ingest(site, [NOTHING_THERE[i % NOTHING_THERE.length] as string]);
  expect(await keysSince(await catalogOf(site).read(), early - 1)).toBeUndefined();
  nap.wake();
  await done;
  await publishSite(site);
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds));
});
