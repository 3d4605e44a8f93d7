import { expect, test } from "vitest";
import { expectClean, sharedRequests } from "../support/simulation/expect-clean.ts";
import { sceneInMemory } from "../support/simulation/scene.ts";
import { simulate } from "../support/simulation/simulate.ts";

/** Bursts as the queue and Lambda bring them: small ones; those of ten thousand are in test/simulation. */

/** Often enough for a few of each, and not so often that a message could fail six times. */
const STORM = { unreadable: 10, unavailable: 1, contested: 20, killed: 1, asleep: 1 };

test.each([1, 7, 11])(
  "a burst in a storm ends where a clean build does (course %i)",
  async (seed) => {
    const { time, now, seeds, out, site } = sceneInMemory();
    const options = { site, time, seed, seeds: 300, batchSize: 20, weather: STORM, unrest: 50, duplicates: 10 };
    const did = await simulate(options);
    expect([...did.faults.keys()]).toEqual(expect.arrayContaining(["contested"]));
    await expectClean(did, seeds, out, now());
  },
  60_000,
);

test("a burst in fair weather takes three requests a seed, and one for its page", async () => {
  const { time, now, seeds, out, site } = sceneInMemory();
  const did = await simulate({ site, time, seed: 1, seeds: 1_000, batchSize: 100 });
  expect(did.faults).toEqual(new Map());
  expect(sharedRequests(did) / 1_000).toBeLessThanOrEqual(3);
  await expectClean(did, seeds, out, now());
}, 60_000);
