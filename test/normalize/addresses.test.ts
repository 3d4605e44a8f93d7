import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkAddress, webAddress } from "#normalize/addresses.ts";

describe("an address", () => {
  test.each([
    ["https://a.example/b-c/d.html?e=f&g=h", "https://a.example/b-c/d.html?e=f&g=h"],
    ["https://a.example", "https://a.example/"],
    ["HTTPS://A.example/B", "https://a.example/B"],
    ["https://a.example/b/../c", "https://a.example/c"],
    ["https://a.example/ü", "https://a.example/%C3%BC"],
    ["//a.example/b", "https://a.example/b"],
    ["b", "https://quay.example/2025/b"],
  ])("%s is %s", (written, absolute) => {
    expect(webAddress(written, "https://quay.example/2025/")).toBe(absolute);
  });

  test.each([
    "javascript:alert(1)",
    "https://u:p@a.example/",

    "http://[",
    "mailto:a@b.example",
  ])("%s is none on the web", (written) => {
    expect(webAddress(written)).toBeUndefined();
  });

  test("is what the URL standard makes of it, however plain it looks", () => {
    const part = fc.constantFrom(
      ..."a b-c x.y xn-- 1 .. . / // : @ ? # % %41 & = ~ + _ - ü 127 0x7f example com A \\ ; '".split(" "),
    );
    const address = fc.array(part, { maxLength: 8 }).map((parts) => `https://${parts.join("")}`);
    const hosted = fc.array(part, { maxLength: 6 }).map((parts) => `https://a.example/${parts.join("")}`);
    fc.assert(
      fc.property(fc.oneof(address, hosted), (written) => {
        const url = URL.parse(written);
        const expected = url && !url.username && !url.password ? url.href : undefined;
        expect(webAddress(written)).toBe(expected);
        expect(linkAddress(written, "https://quay.example/")).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });
});
