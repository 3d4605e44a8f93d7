import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, wrap } from "#cli/wrap.ts";

describe("breaking lines for a terminal", () => {
  test("breaks between words, and leaves no space at the end", () => {
    expect(wrap("the ferry sails at noon", 10)).toEqual(["the ferry", "sails at", "noon"]);
  });

  test("breaks a word that is too long for any line", () => {
    expect(wrap("see https://quay.example/", 10)).toEqual(["see", "https://qu", "ay.example", "/"]);
  });

  test("counts two columns for a wide character and none for a mark on a letter", () => {
    expect(wrap("港口今天开放", 8)).toEqual(["港口今天", "开放"]);
    expect(columnsOf("e\u0301")).toBe(1);
  });

  test("an empty text is one empty line", () => {
    expect(wrap("", 20)).toEqual([""]);
  });

  test("loses nothing but spaces, and no line is too wide", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join("").replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
    ));
});
