import { describe, expect, test } from "vitest";
import { timeLeft } from "../../lib/cli/progress.ts";

describe("the time that is left", () => {
  test("is not told before there is a rate, nor at the end", () => {
    expect(timeLeft(4, 40, 10_000)).toBe("");
    expect(timeLeft(60, 100, 100)).toBe("");
  });

  test.each([
    [60, 50, 100, ", about 60 s left"],
    [10, 90, 100, ", a few seconds left"],
    [60, 1_000, 10_000, ", about 9 min left"],
    [6, 1_000, 4_000, ", about 20 s left"],
  ])("after %d s and %d of %d is%s", (elapsed, done, total, told) => {
    expect(timeLeft(elapsed, done, total)).toBe(told);
  });
});
