import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { type Around, intercept } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, channel, cleanBuildOf, clockAt, drop, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";
import { WORLDS } from "../support/worlds.ts";

/** Promise P2 among concurrent workers: in whatever order their calls reach the stores, all ends as a clean build does. */

const KEYS = ["a.txt", "b.txt"];
const TEXTS = [article("Ferry sails at noon", "2025-05-03"), article("Bell rings twice", "2025-05-04")];

/** What one worker does after the other: somebody changes a seed, and the worker hears of it; or it ticks, or builds. */
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("drop"), key: fc.nat(1), text: fc.nat(1) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("delete"), key: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("hear again"), key: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "tick" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "build" as const }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const workers = (most: number, deeds: number) =>
  fc.array(fc.array(deed, { minLength: 1, maxLength: deeds }), { minLength: 2, maxLength: most });

const work = async (site: Site, seeds: Site["seeds"], deeds: readonly Deed[]): Promise<void> => {
  for (const one of deeds) {
    const key = KEYS["key" in one ? one.key : 0] ?? "";
    if (one.kind === "drop") await drop(seeds, key, TEXTS[one.text] ?? "");
    if (one.kind === "delete") await seeds.delete(key);
    if (one.kind === "tick") await publishSite(site);
    else if (one.kind === "build") await build(site);
    else await handle(site, key);
  }
};

/** Lets the scheduler say which worker's call comes next. */
const inTurn =
  (order: fc.Scheduler, name: string): Around =>
  async ({ operation, key }, go) => {
    await order.schedule(Promise.resolve(), `${name}: ${operation} ${key}`);
    return go();
  };

const together = async (site: Site, all: readonly (readonly Deed[])[], order: fc.Scheduler): Promise<void> => {
  const done = all.map((deeds, i) => {
    const around = inTurn(order, `worker ${i}`);
    const own = { ...site, seeds: intercept(site.seeds, around), out: intercept(site.out, around) };
    return work({ ...own, clock: clockAt(NOON) }, own.seeds, deeds);
  });
  await order.waitFor(Promise.all(done));
};

describe("workers whose calls come in any order end where a clean build does", () => {
  test("in a store whose versions tell content only", async () => {
    await fc.assert(
      fc.asyncProperty(workers(3, 3), fc.boolean(), fc.scheduler(), async (all, settled, order) => {
        let second = NOON - 1_000;
        const seeds = openMemory(() => second++);
        const site = siteOf({ seeds });
        if (settled) {
          await drop(seeds, "a.txt", TEXTS[0] ?? "");
          await build(site);
        }
        await together(site, all, order);
        expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds));
      }),
      { numRuns: 150 },
    );
  });

  test.each(WORLDS.slice(1))("in %s", async (_, open) => {
    const ignoring = { ...channel, lastModified: "ignore" as const };
    await fc.assert(
      fc.asyncProperty(workers(2, 2), fc.scheduler(), async (all, order) => {
        const site = { ...(await open()), channel: ignoring };
        await together(site, all, order);
        expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds, { channel: ignoring }));
      }),
      { numRuns: 8 },
    );
  });
});
