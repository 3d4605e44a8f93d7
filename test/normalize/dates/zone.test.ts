import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { offsetAt, offsetOfInstant, parseZone } from "#normalize/dates/zone.ts";

const at = (local: string): number => Date.parse(`${local}Z`) / 1000;

describe("a zone behind a time", () => {
  test.each([
    ["Z", 0],
    ["UTC", 0],
    ["GMT", 0],
    ["+03:00", 180],
    ["-0530", -330],
    ["-4", -240],
    ["GMT+1", 60],
    ["UTC-03:30", -210],
    ["+14:00", 840],
    ["EST", -300],
    ["EDT", -240],
    ["CET", 60],
    ["MESZ", 120],
    ["JST", 540],
  ])("%s is %i minutes east", (text, minutes) => {
    expect(parseZone(text, "Europe/Lisbon")).toBe(minutes);
  });

  test("names of places and of American time stay names, for they know their summers", () => {
    expect(parseZone("Europe/Berlin", "UTC")).toBe("Europe/Berlin");
    expect(parseZone("ET", "UTC")).toBe("America/New_York");
  });

  test.each(["+15:00", "-13:00", "+99", "ABC", "Mars/Olympus", ""])("%s is no zone", (text) => {
    expect(parseZone(text, "UTC")).toBeUndefined();
  });

  test("letters that countries share are the channel's own, else those of the stated default", () => {
    expect(parseZone("IST", "UTC")).toBe(330);
    expect(parseZone("IST", "Asia/Jerusalem")).toBe(120);
    expect(parseZone("IST", "Europe/Dublin")).toBe(60);
    expect(parseZone("CST", "America/Chicago")).toBe(-360);
    expect(parseZone("CST", "Asia/Shanghai")).toBe(480);
    expect(parseZone("BST", "Europe/London")).toBe(60);
    expect(parseZone("BST", "Asia/Dhaka")).toBe(360);
    expect(parseZone("EST", "Australia/Sydney")).toBe(600);
  });
});

describe("a clock in a zone", () => {
  test("follows summer and winter", () => {
    expect(offsetAt("Europe/Berlin", at("2025-07-01T12:00:00"))).toBe(120);
    expect(offsetAt("Europe/Berlin", at("2025-01-01T12:00:00"))).toBe(60);
    expect(offsetAt("America/New_York", at("2025-03-11T00:00:00"))).toBe(-240);
    expect(offsetAt(-210, at("2025-03-11T00:00:00"))).toBe(-210);
  });

  test("an hour that happens twice is the first of the two", () => {
    expect(offsetAt("Europe/Berlin", at("2025-10-26T02:30:00"))).toBe(120);
    expect(offsetAt("Europe/Berlin", at("2025-10-26T03:00:00"))).toBe(60);
    expect(offsetAt("America/New_York", at("2025-11-02T01:30:00"))).toBe(-240);
  });

  test("an hour that never happens counts as if the clocks had not gone forward", () => {
    expect(offsetAt("Europe/Berlin", at("2025-03-30T02:30:00"))).toBe(60);
    expect(offsetAt("Europe/Berlin", at("2025-03-30T03:00:00"))).toBe(120);
    expect(offsetAt("Africa/Cairo", at("2025-04-25T00:00:00"))).toBe(120); // midnight itself is left out
  });

  test("local mean times are rounded to minutes, and west of Greenwich is negative", () => {
    expect(offsetOfInstant("Africa/Monrovia", at("1971-06-01T00:00:00"))).toBe(-45);
    expect(offsetOfInstant("Asia/Kathmandu", at("2025-06-01T00:00:00"))).toBe(345);
    expect(offsetOfInstant("UTC", 0)).toBe(0);
  });

  test("does not care in which zone the machine stands", () => {
    const script = `
      const { offsetAt } = await import("#normalize/dates/zone.ts");
      const { findMentions } = await import("#normalize/dates/mentions.ts");
      const { readingOf } = await import("#normalize/dates/reading.ts");
      const { toInstant } = await import("#normalize/dates/written-date.ts");
      const reading = readingOf("en", "Europe/Lisbon", 1741694400);
      const dates = findMentions("30 March 2025 1:30, 11/03/25, October 26, 2025 at 1:15 a.m.", reading);
      console.log(JSON.stringify([offsetAt("Europe/Berlin", 1743301800), dates.map(({ date }) => toInstant(date, "Europe/Lisbon"))]));`;
    const inZone = (TZ: string) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], { env: { ...process.env, TZ } }).toString();
    const [tokyo, newYork, chatham] = ["Asia/Tokyo", "America/New_York", "Pacific/Chatham"].map(inZone);
    expect(tokyo).toContain('"precision":"minute"');
    expect(newYork).toBe(tokyo);
    expect(chatham).toBe(tokyo);
  });
});
