import fc from "fast-check";
import { expect, test } from "vitest";
import { plainSegments, segmentsOf } from "#normalize/sentences.ts";

const piece = fc.constantFrom(
  ..."aB1.!?'\"()[]{}‘’“”,:;-–—@ ",
  "a. ",
  "B",
  ". ",
  "? ",
  " b",
  " C",
  "one",
  "Two",
  "3.5",
  "U.S. ",
);

test("plain text is cut into sentences as Intl cuts it", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join("");
      expect([...plainSegments(text)]).toEqual([...segmentsOf(text)]);
    }),
    { numRuns: 5_000 },
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~‘’“”–—]{0,30}$/), (text) => {
      expect([...plainSegments(text)]).toEqual([...segmentsOf(text)]);
    }),
    { numRuns: 1_000 },
  );
});
