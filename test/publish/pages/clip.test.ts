import fc from "fast-check";
import { expect, test } from "vitest";
import { clip } from "#publish/pages/clip.ts";

test("a short text stays as it is", () => {
  expect(clip("The boats are late", 18)).toBe("The boats are late");
});

test("a long text is cut between words, without a comma left hanging", () => {
  expect(clip("The boats are late, the wind has turned", 20)).toBe("The boats are late…");
});

test("a text that is cut behind a sentence ends with it", () => {
  expect(clip('"The sea talks," says the engineer. Boats stand off.', 40)).toBe('"The sea talks," says the engineer.');
});

test("a text without spaces is cut between letters", () => {
  expect(clip("灯塔重新点亮渔民说夜里终于看得见礁石", 6)).toBe("灯塔重新点亮…");
});

test("a letter keeps its marks, and a family stays together", () => {
  expect(clip("ee\u0301e\u0301e\u0301", 4)).toBe("ee\u0301…");
  expect(clip("ab👩\u200d👩\u200d👧cd", 5)).toBe("ab…");
});

test("no text becomes longer than the limit and its dots, and no letter is torn in two", () =>
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
      const cut = clip(text, limit);
      expect(Array.from(cut).length).toBeLessThanOrEqual(Math.max(limit + 1, 1));
      expect(cut.isWellFormed()).toBe(true);
      expect(cut === text || text.startsWith(cut.replace(/…$/, ""))).toBe(true);
    }),
  ));
