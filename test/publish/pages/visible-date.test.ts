import { expect, test } from "vitest";
import type { Instant } from "#model/dates.ts";
import { renderDate, renderDateAndTime, renderLater } from "#publish/pages/visible-date.ts";
import { day, minute } from "../../support/page-articles.ts";

const as = (precision: Instant["precision"]): Instant => ({ ...day("2025-03-11"), precision });

test("a day is that day, in words, and no more", () => {
  expect(renderDate(day("2025-03-11")).markup).toBe('<time datetime="2025-03-11">11 March 2025</time>');
});

test("the day is the one the source wrote, not the one at Greenwich", () => {
  const late = minute("2025-03-11T00:30:00+03:00");
  expect(renderDate(late).markup).toBe('<time datetime="2025-03-11T00:30:00+03:00">11 March 2025</time>');
});

test("a minute is shown with its distance from UTC", () => {
  const shown = (iso: string) => renderDateAndTime(minute(iso)).markup.replace(/<[^>]*>/g, "");
  expect(shown("2025-11-02T17:59:00+01:00")).toBe("2 November 2025, 17:59 UTC+1");
  expect(shown("2025-11-02T17:59:00-03:30")).toBe("2 November 2025, 17:59 UTC−3:30");
  expect(shown("2025-11-02T17:59:00+00:00")).toBe("2 November 2025, 17:59 UTC");
});

test("what is vaguer than a day says so and names no day to a machine", () => {
  expect(renderDate(as("month")).markup).toBe('<time datetime="2025-03">March 2025</time>, day not stated');
  expect(renderDate(as("year")).markup).toBe('<time datetime="2025">2025</time>, day not stated');
  expect(renderDate(as("near-day")).markup).toBe("about 11 March 2025");
});

test("an update on the same day is shown by the clock alone", () => {
  const first = minute("2025-11-02T13:41:00+01:00");
  const shown = (iso: string) => renderLater(minute(iso), first).markup.replace(/<[^>]*>/g, "");
  expect(shown("2025-11-02T17:59:00+01:00")).toBe("17:59 UTC+1");
  expect(shown("2025-11-03T00:10:00+01:00")).toBe("3 November 2025, 00:10 UTC+1");
  expect(shown("2025-11-02T18:59:00+02:00")).toBe("2 November 2025, 18:59 UTC+2");
});
