import fc from "fast-check";
import { expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { type Change, change, KEYS, make, NOTHING_THERE, SMALL, smallChannel, textAt } from "../support/crowd.ts";
import { type Around, intercept } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { cleanBuildOf, clockAt, drop, NOON, publicOf, siteOf } from "../support/test-site.ts";

/** Promise P2 among concurrent workers, where nodes part and join, pages of the archive come and go, and ids meet. */

const deed = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("handle"), change, amongMany: fc.boolean(), burst: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "tick" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "build" as const }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** Does one deed after the other, as one worker; each hears of the changes that it saw made. */
const work = async (site: Site, deeds: readonly Deed[]): Promise<void> => {
  for (const one of deeds) {
    if (one.kind === "tick") await publishSite(site);
    else if (one.kind === "build") await build(site);
    else if ("change" in one) {
      const keys = await make(site, one.change as Change);
      await ingest(site, one.burst ? [...keys, ...NOTHING_THERE] : keys, { amongMany: one.amongMany });
      await publishSite(site, { amongMany: one.amongMany });
    }
  }
};

const inTurn =
  (order: fc.Scheduler, name: string): Around =>
  async ({ operation, key }, go) => {
    await order.schedule(Promise.resolve(), `${name}: ${operation} ${key}`);
    return go();
  };

test("workers whose calls come in any order end, with the next tick, where a clean build does", async () => {
  const workers = fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.subarray(KEYS), fc.nat(9), workers, fc.scheduler(), async (there, text, all, order) => {
      let second = NOON - 1_000;
      const seeds = openMemory(() => second++);
      const site = { ...siteOf({ seeds, channel: smallChannel }), limits: SMALL };
      for (const [i, key] of there.entries()) await drop(seeds, key, textAt(key, text + i));
      if (there.length > 0) await build(site);
      const done = all.map((deeds, i) => {
        const around = inTurn(order, `worker ${i}`);
        const own = { ...site, seeds: intercept(seeds, around), out: intercept(site.out, around) };
        return work({ ...own, clock: clockAt(NOON) }, deeds);
      });
      await order.waitFor(Promise.all(done));
      await publishSite(site);
      expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds, { channel: smallChannel, limits: SMALL }));
    }),
    { numRuns: 25 },
  );
}, 60_000);
