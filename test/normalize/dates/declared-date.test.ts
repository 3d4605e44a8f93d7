import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Instant, renderDay, renderRfc822, renderRfc3339 } from "#model/dates.ts";
import { parseDeclaredDate } from "#normalize/dates/declared-date.ts";
import { findMentions } from "#normalize/dates/mentions.ts";
import { COMMON_ORDERS, readingOf } from "#normalize/dates/reading.ts";
import { toInstant } from "#normalize/dates/written-date.ts";

const reading = readingOf("en-GB", "Europe/Lisbon");

const read = (value: string): Instant | undefined => {
  const date = parseDeclaredDate(value, reading);
  return date && toInstant(date, reading.timeZone);
};

const shown = (value: string): string | undefined => {
  const instant = read(value);
  return instant && `${renderRfc3339(instant)} ${instant.precision}`;
};

describe("a declared date", () => {
  test.each([
    ["2025-03-11", "2025-03-11T00:00:00+00:00 day"],
    ["2025-07-11", "2025-07-11T00:00:00+01:00 day"],
    ["  2025-03-11  ", "2025-03-11T00:00:00+00:00 day"],
    ["2025-03-11T14:05:09.000Z", "2025-03-11T14:05:09+00:00 minute"],
    ["2025-03-11T9:05:09", "2025-03-11T09:05:09+00:00 minute"],
    ["2025-03-11 14:05:09 -4", "2025-03-11T14:05:09-04:00 minute"],
    ["2025-03-11 14:05 +0300", "2025-03-11T14:05:00+03:00 minute"],
    ["20250311", "2025-03-11T00:00:00+00:00 day"],
    ["20250311T140509Z", "2025-03-11T14:05:09+00:00 minute"],
    ["20250311T1405", "2025-03-11T14:05:00+00:00 minute"],
    ["20250311140509", "2025-03-11T14:05:09+00:00 minute"],
    ["1741701909", "2025-03-11T14:05:09+00:00 minute"],
    ["1741701909.25", "2025-03-11T14:05:09+00:00 minute"],
    ["1741701909123", "2025-03-11T14:05:09+00:00 minute"],
    ["1752242709", "2025-07-11T15:05:09+01:00 minute"],
    ["Tue, 11 Mar 2025 14:05:09 +0300", "2025-03-11T14:05:09+03:00 minute"],
    ["Tue Mar 11 14:05:09 +0300 2025", "2025-03-11T14:05:09+03:00 minute"],
    ["Tue Mar 11 14:05:09 2025", "2025-03-11T14:05:09+00:00 minute"],
    ["11/03/2025", "2025-03-11T00:00:00+00:00 day"],
    ["Published on March 11, 2025", "2025-03-11T00:00:00+00:00 day"],
    ["2025-03-11-0305:49:00-10800", "2025-03-11T00:00:00+00:00 day"],
    ["2025-03-11T99:99", "2025-03-11T00:00:00+00:00 day"],
    ["2025-03", "2025-03-01T00:00:00+00:00 month"],
    ["March 2025", "2025-03-01T00:00:00+00:00 month"],
    ["2025", "2025-01-01T00:00:00+00:00 year"],
  ])("%s is %s", (value, expected) => {
    expect(shown(value)).toBe(expected);
  });

  test.each([
    "yesterday",
    "0",
    "0000-00-00",
    "0001-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "1980-01-01",
    "1865-04-15",
    "2200-01-01",
    "99999999",
    "2025-02-30",
    "12345",
    "PT15M",
    "14:05",
    "",
  ])("%s is refused", (value) => {
    expect(shown(value)).toBeUndefined();
  });
});

describe("what is rendered is read back", () => {
  const instant = fc.record({
    at: fc.integer({ min: Date.UTC(1981, 0, 2) / 1000, max: Date.UTC(2098, 11, 30) / 1000 }),
    offset: fc.integer({ min: -47, max: 55 }).map((quarter) => quarter * 15),
  });

  test("as RFC 3339 and as RFC 822", () => {
    fc.assert(
      fc.property(instant, (moment) => {
        const expected = { ...moment, precision: "minute" };
        expect(read(renderRfc3339(moment))).toEqual(expected);
        expect(read(renderRfc822(moment))).toEqual(expected);
      }),
    );
  });

  test("as a day, in the channel's zone", () => {
    fc.assert(
      fc.property(instant, (moment) => {
        const day = renderDay(moment);
        const found = read(day);
        expect(found?.precision).toBe("day");
        expect(found && renderRfc3339(found).slice(0, 19)).toBe(`${day}T00:00:00`);
      }),
    );
  });

  test("as Unix seconds and milliseconds, on the channel's clock", () => {
    fc.assert(
      fc.property(instant, ({ at }) => {
        expect(read(String(at))?.at).toBe(at);
        expect(read(String(at * 1000 + 7))?.at).toBe(at);
      }),
    );
  });
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

test("a standard date and time is what is found wherever a date stands in a text", () => {
  const offset = fc.oneof(
    fc.constantFrom("", "Z"),
    fc.tuple(fc.constantFrom("+", "-"), fc.integer({ min: 0, max: 19 }), fc.constantFrom("00", "30", "60")),
  );
  const clock = fc.tuple(fc.constantFrom("T", " "), digits(2), digits(2), fc.oneof(digits(2), fc.constant("")), offset);
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1890-01-01"), max: new Date("2110-01-01"), noInvalidDate: true }),
      fc.option(clock),
      (date, time) => {
        const day = date.toISOString().replace(/T.*/, "");
        const [mark, hour, minute, second, zone] = time ?? [];
        const where = Array.isArray(zone) ? `${zone[0]}${`${zone[1]}`.padStart(2, "0")}:${zone[2]}` : (zone ?? "");
        const text = time ? `${day}${mark}${hour}:${minute}${second && `:${second}`}${where}` : day;
        expect(parseDeclaredDate(text, reading)).toEqual(findMentions(text, reading)[0]?.date);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each(COMMON_ORDERS)("the order of a numeric date in %s is the one that Intl gives", (language, order) => {
  const parts = new Intl.DateTimeFormat(language, { timeZone: "UTC" }).formatToParts(0);
  const first = parts.find(({ type }) => type === "day" || type === "month" || type === "year");
  expect(order).toBe(language === "en" ? undefined : `${first?.type}-first`);
});
