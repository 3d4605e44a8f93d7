import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { latestMonth, latestWeekday } from "#normalize/dates/backward.ts";
import {
  dayNumber,
  dayOfNumber,
  isRealDay,
  isSameDay,
  renderCalendarDay,
  weekdayOf,
} from "#normalize/dates/calendar.ts";

const anyDay = fc.integer({ min: -30_000, max: 50_000 }).map(dayOfNumber);

describe("the calendar", () => {
  test.each([
    [2024, 2, 29, true],
    [2023, 2, 29, false],
    [1900, 2, 29, false],
    [2000, 2, 29, true],
    [2025, 4, 31, false],
    [2025, 0, 1, false],
    [2025, 13, 1, false],
    [2025, 1, 0, false],
    [2025, 12, 31, true],
  ])("%i-%i-%i exists: %s", (year, month, day, exists) => {
    expect(isRealDay({ year, month, day })).toBe(exists);
  });

  test("knows its weekdays", () => {
    expect(weekdayOf({ year: 2025, month: 3, day: 11 })).toBe(2);
    expect(weekdayOf({ year: 1970, month: 1, day: 1 })).toBe(4);
    expect(weekdayOf({ year: 1969, month: 12, day: 28 })).toBe(0);
  });

  test("counts days there and back", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isRealDay(day)).toBe(true);
        expect(dayOfNumber(dayNumber(day))).toEqual(day);
        expect(renderCalendarDay(day)).toBe(new Date(dayNumber(day) * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });
});

describe("the backward rule", () => {
  const tuesday = { year: 2025, month: 3, day: 11 };

  test("a weekday is the latest one, and today counts", () => {
    expect(latestWeekday(tuesday, 2)).toEqual(tuesday);
    expect(latestWeekday(tuesday, 1)).toEqual({ year: 2025, month: 3, day: 10 });
    expect(latestWeekday(tuesday, 3)).toEqual({ year: 2025, month: 3, day: 5 });
    expect(latestWeekday({ year: 2025, month: 1, day: 1 }, 2)).toEqual({ year: 2024, month: 12, day: 31 });
  });

  test("a weekday is never ahead and never a week back", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 6 }), (reference, weekday) => {
        const day = latestWeekday(reference, weekday);
        const distance = dayNumber(reference) - dayNumber(day);
        expect(weekdayOf(day)).toBe(weekday);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThan(7);
        expect(isSameDay(day, reference)).toBe(distance === 0);
      }),
    );
  });

  test("August, told in March, was last year's; March is this year's", () => {
    expect(latestMonth(tuesday, 8)).toEqual({ year: 2024, month: 8 });
    expect(latestMonth(tuesday, 3)).toEqual({ year: 2025, month: 3 });
    expect(latestMonth(tuesday, 1)).toEqual({ year: 2025, month: 1 });
  });
});
