import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf, sortMoment } from "#catalog/placing.ts";
import { momentOf, positionOfClaim, positionOfEntry, positionOfKey } from "#catalog/position.ts";
import { compareKeys } from "#store/keys.ts";
import { dayFrom, entryOf } from "../support/entries.ts";

const DAY = Date.UTC(2025, 4, 3) / 1000;

describe("an entry stands", () => {
  test("where its day or minute is", () => {
    for (const precision of ["day", "minute"] as const)
      expect(sortMoment(entryOf("a", { published: dayFrom("2025-05-03", "dateline", precision) }))).toBe(DAY);
  });

  test("where its bound is, when its date is too vague to be one or there is none", () => {
    const bound = dayFrom("2025-05-03", "last-modified");
    for (const precision of ["month", "year"] as const)
      expect(sortMoment(entryOf("a", { published: dayFrom("2020-01-01", "body", precision), bound }))).toBe(DAY);
    expect(sortMoment(entryOf("a", { bound }))).toBe(DAY);
    expect(sortMoment(entryOf("a"))).toBe(0);
  });

  test("in one second by its id, not by its key or text", () => {
    const at = { published: dayFrom("2025-05-03", "dateline"), id: "urn:quay:gull" };
    expect(placeOf(entryOf("a", at))).toBe(placeOf(entryOf("b", { ...at, text: "Other words." })));
    expect(placeOf(entryOf("a", at))).not.toBe(placeOf(entryOf("a", { ...at, id: "urn:quay:tern" })));
  });
});

describe("positions", () => {
  test("keep years before 1970, before Christ and far ahead in order, and never leave their place", () => {
    const years = [-9_000, -44, 0, 1583, 1969, 1970, 2038, 2106, 9999, 30_000];
    const at = years.map((year) =>
      positionOfEntry(Math.floor(Date.UTC(2000, 0, 1) / 1000 + (year - 2000) * 31_556_952), "x"),
    );
    expect(at.toSorted()).toEqual(at);
    expect(new Set(at.map(({ length }) => length)).size).toBe(1);
    for (const far of [-1e18, 1e18, Number.MAX_SAFE_INTEGER])
      expect(positionOfEntry(far, "x")).toMatch(/^[0-9a-f]{26}$/);
  });

  test("of one second lie side by side, whatever their ids", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e10 }), fc.string(), fc.string(), (at, a, b) => {
        expect(positionOfEntry(at, a) < positionOfEntry(at + 1, b)).toBe(true);
        expect(momentOf(positionOfEntry(at, a))).toBe(at);
      }),
    );
  });

  test("of keys are in the order in which stores list them, and none begins another", () => {
    const key = fc.string({
      unit: fc.constantFrom("a", "b", "/", "-", ".", "é", "\ud7ff", "\uffee", "\u{1f41f}"),
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(key, key, (a, b) => {
        const [x, y] = [positionOfKey(a), positionOfKey(b)];
        expect(Math.sign(compareKeys(a, b))).toBe(x < y ? -1 : x > y ? 1 : 0);
        if (a !== b) expect(x.startsWith(y)).toBe(false);
      }),
    );
  });

  test("of claims stand before all keys", () => {
    expect(positionOfClaim("urn:x") < positionOfKey("\u0001")).toBe(true);
  });
});
