import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderRfc3339 } from "#model/dates.ts";
import { entryUpdated, feedUpdated, foundingDay, publishedDate, revisedDate } from "#publish/feed-dates.ts";
import { channel, day, entry, evidence, instant } from "../../support/feed-articles.ts";

const founded = (date: string, timeZone: string) =>
  renderRfc3339(foundingDay({ idAuthority: { name: "a.example", date }, timeZone }));

describe("the founding day", () => {
  test("begins in the channel's zone", () => {
    expect(founded("2025-02-01", "Asia/Riyadh")).toBe("2025-02-01T00:00:00+03:00");
    expect(founded("2025-07-01", "America/St_Johns")).toBe("2025-07-01T00:00:00-02:30");
    expect(founded("2025-07-01", "UTC")).toBe("2025-07-01T00:00:00+00:00");
  });

  test("begins in the time of its midnight where the clocks change that day", () => {
    expect(founded("2025-03-30", "Europe/Berlin")).toBe("2025-03-30T00:00:00+01:00");
    expect(founded("2025-10-26", "Europe/Berlin")).toBe("2025-10-26T00:00:00+02:00");
    expect(founded("2025-04-06", "Pacific/Auckland")).toBe("2025-04-06T00:00:00+13:00");
  });

  test("may be written as a year or a month, as RFC 4151 has it", () => {
    expect(founded("2025", "UTC")).toBe("2025-01-01T00:00:00+00:00");
    expect(founded("2025-06", "UTC")).toBe("2025-06-01T00:00:00+00:00");
  });
});

describe("an entry's update", () => {
  const published = evidence(instant("2025-03-11T13:41:00+03:00"));
  const bound = evidence(instant("2025-04-01T12:00:00+00:00"));
  const updated = evidence(instant("2025-03-11T17:59:00+03:00"));
  const moment = (...args: Parameters<typeof entry>) => renderRfc3339(entryUpdated(channel, entry(...args)));

  test("is the stated one, else the publication, else the bound, else the founding day", () => {
    expect(moment({ published, updated, bound })).toBe("2025-03-11T17:59:00+03:00");
    expect(moment({ published, bound })).toBe("2025-03-11T13:41:00+03:00");
    expect(moment({ bound })).toBe("2025-04-01T12:00:00+00:00");
    expect(moment({})).toBe("2025-02-01T00:00:00+03:00");
  });

  test("of an undated entry is its bound even where a month is known", () => {
    const month = evidence(instant("2025-03-01T00:00:00+03:00", "month"));
    expect(moment({ published: month, bound })).toBe("2025-04-01T12:00:00+00:00");
    expect(moment({ published: month })).toBe("2025-03-01T00:00:00+03:00");
  });

  test("is not before the publication: the day of an update begins before the minute of the publication", () => {
    const sameDay = entry({ published, updated: evidence(day("2025-03-11")) });
    expect(revisedDate(sameDay)).toBe(publishedDate(sameDay));
  });

  test("that states less than a day moves nothing", () => {
    const month = entry({ published, updated: evidence(instant("2025-04-01T00:00:00+03:00", "month")) });
    expect(revisedDate(month)).toBe(publishedDate(month));
  });
});

test("a date in a zone that no clock keeps is none", () => {
  const at = instant("2025-03-11T13:41:00+00:00").at;
  const published = (offset: number) => publishedDate({ published: evidence({ at, offset, precision: "minute" }) });
  expect([published(14 * 60)?.at, published(-14 * 60)?.at]).toEqual([at, at]);
  expect([published(14 * 60 + 1), published(-15 * 60), published(24 * 60)]).toEqual([undefined, undefined, undefined]);
});

test("the feed's update is that of the entry that changed last, in whatever order they come", () => {
  const moments = fc.array(fc.integer({ min: 1_600_000_000, max: 1_800_000_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(moments, (times) => {
      const entries = times.map((at) => entry({ published: evidence({ at, offset: 0, precision: "minute" }) }));
      expect(feedUpdated(channel, entries).at).toBe(Math.max(...times));
      expect(feedUpdated(channel, entries.toReversed()).at).toBe(Math.max(...times));
    }),
  );
});
