import fc from "fast-check";
import { expect, test } from "vitest";
import { ANYWHERE } from "#normalize/boilerplate-patterns.ts";

// Nothing that is made up has all the words that are looked ahead for.
const signed = ANYWHERE.flatMap(({ rule, patterns, sign }) =>
  sign ? patterns.filter(({ source }) => !source.includes("(?=")).map((pattern) => ({ rule, pattern, sign })) : [],
);

/** The pattern without what only looks around, for which no text can be made up. */
const plainly = ({ source, flags }: RegExp): RegExp =>
  new RegExp(source.replaceAll(/\(\?<?!(?:\[[^\]]*\]|\([^()]*\)|[^()[\]])*\)|\\b/g, ""), flags.replace("i", ""));

test.each(signed)("$rule: whatever $pattern matches has the sign of its rule", ({ pattern, sign }) => {
  let matched = 0;
  fc.assert(
    fc.property(fc.stringMatching(plainly(pattern)), (text) => {
      if (!pattern.test(text)) return;
      matched++;
      expect(text).toMatch(sign);
    }),
    { numRuns: 300 },
  );
  expect(matched).toBeGreaterThan(0);
});
