import { describe, expect, test } from "vitest";
import { StoreConflict, StoreUnavailable } from "#model/errors.ts";
import { type Clock, clockOf } from "#pipeline/site.ts";
import { untilUncontested } from "#pipeline/until-uncontested.ts";

/** A clock that goes on only while somebody sleeps, and notes how long, in milliseconds. */
const sleepyClock = (patience: number, chance: number): Clock & { readonly waits: number[] } => {
  const waits: number[] = [];
  return {
    waits,
    now: () => Math.floor(waits.reduce((sum, wait) => sum + wait, 0) / 1000),
    chance: () => chance,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    deadline: patience,
  };
};

const conflicts = (count: number) => async () => {
  if (count-- > 0) throw new StoreConflict("taken", { hint: "" });
  return "done";
};

describe("a contested attempt", () => {
  test("is made again until nobody gets in between", async () => {
    const clock = sleepyClock(60, 0.5);
    expect(await untilUncontested(clock, conflicts(3))).toBe("done");
    expect(clock.waits).toHaveLength(3);
  });

  test("waits longer each time, up to two seconds", async () => {
    const clock = sleepyClock(60, 0.5);
    await untilUncontested(clock, conflicts(9));
    expect(clock.waits).toEqual([25, 50, 100, 200, 400, 800, 1600, 2000, 2000]);
  });

  test.each([
    [0, 0.5],
    [1, 1.5],
  ])("waits by chance: %d makes %d of it", async (chance, factor) => {
    const clock = sleepyClock(60, chance);
    await untilUncontested(clock, conflicts(2));
    expect(clock.waits).toEqual([25 * factor, 50 * factor]);
  });

  test("ends with the conflict when the deadline comes first", async () => {
    const clock = sleepyClock(5, 0.5);
    await expect(untilUncontested(clock, conflicts(1_000))).rejects.toThrow(StoreConflict);
    expect(clock.now()).toBeLessThanOrEqual(5);
    expect(clock.waits.length).toBeGreaterThan(3);
  });

  test("is not made again when there is no time at all", async () => {
    const clock = sleepyClock(0, 0.5);
    await expect(untilUncontested(clock, conflicts(1))).rejects.toThrow(StoreConflict);
    expect(clock.waits).toEqual([]);
  });
});

test("any other error passes through at once", async () => {
  const clock = sleepyClock(60, 0.5);
  const attempt = () => Promise.reject(new StoreUnavailable("503", { hint: "" }));
  await expect(untilUncontested(clock, attempt)).rejects.toThrow(StoreUnavailable);
  expect(clock.waits).toEqual([]);
});

test("a clock counts whole seconds, and its patience from when it is made", async () => {
  let milliseconds = 10_900;
  const clock = clockOf(
    () => milliseconds,
    () => 0.25,
    30,
  );
  expect([clock.now(), clock.deadline, clock.chance()]).toEqual([10, 40, 0.25]);
  milliseconds = 11_000;
  expect([clock.now(), clock.deadline]).toEqual([11, 40]);
  await clock.sleep(1);
});
