import { expect, test } from "vitest";
import { expectClean, sharedRequests } from "../support/simulation/expect-clean.ts";
import { sceneInMemory } from "../support/simulation/scene.ts";
import { type Simulated, simulate } from "../support/simulation/simulate.ts";

const SEEDS = 10_000;

/**
 * Each fault about once in ten thousand calls, and every third of these ends the work of a batch: far more than S3 and
 * Lambda do, and still so few that no message fails six times. Small bursts see ten times as many (test/pipeline).
 */
const STORM = { unreadable: 5, unavailable: 0.1, contested: 3, killed: 0.1, asleep: 0.1 };

const report = (did: Simulated) =>
  console.log(
    `${did.messages} messages, ${did.took.toFixed(0)} s, ${(sharedRequests(did) / did.messages).toFixed(2)} a message`,
    [...did.calls, ...did.faults],
  );

test("ten thousand seeds take three requests each, and one for their page", async () => {
  const { time, now, seeds, out, site } = sceneInMemory();
  const did = await simulate({ site, time, seed: 1, seeds: SEEDS, batchSize: 100 });
  report(did);
  expect(did.faults).toEqual(new Map());
  await expectClean(did, seeds, out, now());
  expect(sharedRequests(did) / SEEDS).toBeLessThanOrEqual(3);
});

test("three thousand seeds in a storm end where a clean build does", async () => {
  const { time, now, seeds, out, site } = sceneInMemory();
  const options = { site, time, seed: 1, seeds: 3_000, batchSize: 100, weather: STORM, unrest: 50, duplicates: 10 };
  const did = await simulate(options);
  report(did);
  expect([...did.faults.keys()].sort()).toEqual(
    expect.arrayContaining(["asleep", "contested", "killed", "unavailable", "unreadable"]),
  );
  await expectClean(did, seeds, out, now());
});
