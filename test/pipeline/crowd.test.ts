import fc from "fast-check";
import { expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { type Change, change, DUE, KEYS, make, NOTHING_THERE, SMALL, smallChannel } from "../support/crowd.ts";
import { Crash, dyingAfter, intercept } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { cleanBuildOf, clockAt, NOON, publicOf, siteOf } from "../support/test-site.ts";

/** Promise P2 where nodes part and join, pages of the archive come and go, ids meet and embargoes end. */

const step = fc.oneof(
  { weight: 6, arbitrary: change },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("deliver"),
      chosen: fc.subarray(KEYS),
      amongMany: fc.boolean(),
      burst: fc.boolean(),
      dies: fc.option(fc.record({ after: fc.nat(60), when: fc.constantFrom("before" as const, "behind" as const) }), {
        freq: 3,
        nil: undefined,
      }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "build" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "tick" as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("wait"), seconds: fc.constantFrom(5, 100, DUE - NOON) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does the steps, then delivers what still waits. @returns the time it is then */
const live = async (site: Site, steps: readonly Step[], pass: () => void): Promise<number> => {
  const waiting = new Set<string>();
  let now = NOON;
  const at = (): Site => ({ ...site, clock: clockAt(now) });
  for (const one of steps) {
    pass();
    if (one.kind === "wait" && "seconds" in one) now += one.seconds;
    if (one.kind === "tick" || one.kind === "wait") await publishSite(at());
    else if (one.kind === "build") {
      await build(at());
      waiting.clear();
    } else if ("chosen" in one) {
      const { dies, amongMany } = one;
      const around = dies && dyingAfter(dies.after, dies.when);
      const worker = around
        ? { ...at(), seeds: intercept(site.seeds, around), out: intercept(site.out, around) }
        : at();
      try {
        await ingest(worker, one.burst ? [...one.chosen, ...NOTHING_THERE] : one.chosen, { amongMany });
        await publishSite(worker, { amongMany });
        for (const key of one.chosen) waiting.delete(key);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
    } else for (const key of await make(site, one as Change)) waiting.add(key);
  }
  if (waiting.size > 0) {
    await ingest(at(), [...waiting], { amongMany: true });
    await publishSite(at(), { amongMany: true });
  }
  await publishSite(at());
  return now;
};

test("whatever happened, and whoever died on the way, ends where a clean build does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20, size: "max" }), async (steps) => {
      let second = NOON - 1_000;
      const seeds = openMemory(() => second);
      const out = openMemory(() => second);
      const site = { ...siteOf({ seeds, out, channel: smallChannel }), limits: SMALL };
      const now = await live(site, steps, () => {
        second += 7;
      });
      expect(await publicOf(out)).toEqual(await cleanBuildOf(seeds, { channel: smallChannel, now, limits: SMALL }));
    }),
    { numRuns: 60 },
  );
}, 60_000);
