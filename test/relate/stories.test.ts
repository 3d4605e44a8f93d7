import { describe, expect, test } from "vitest";
import { indexTerms } from "#relate/index-terms.ts";
import { type Report, relate } from "#relate/relate.ts";
import { dated, ELSEWHERE, GROUNDING, LIVE, OWNER, RESCUE, reportFrom } from "./reports.ts";

const reports = await Promise.all([
  reportFrom("grounding.txt", dated("2025-05-14", GROUNDING)),
  reportFrom("rescue.txt", dated("2025-05-14", RESCUE)),
  reportFrom("owner.txt", OWNER),
  reportFrom("live.txt", LIVE),
]);
const concert = await reportFrom("concert.txt", dated("2025-05-14", ELSEWHERE));

describe("a story", () => {
  test("holds all reports of one event and nothing else", () => {
    for (const report of reports) {
      const others = reports.filter((other) => other !== report).map(({ id }) => id);
      expect(new Set(relate(report, [...reports, concert]).story)).toEqual(new Set(others));
    }
    expect(relate(concert, reports).story).toEqual([]);
  });

  test("begins with the nearest, and an equal text is nearest of all", async () => {
    const [grounding, ...others] = reports;
    const copy = await reportFrom("copy.txt", dated("2025-05-15", GROUNDING));
    expect(grounding && relate(grounding, [...others, copy]).story[0]).toBe(copy.id);
  });

  test("lists five at most", async () => {
    const many = await Promise.all(
      Array.from({ length: 9 }, (_, index) => reportFrom(`copy-${index}.txt`, dated("2025-05-14", GROUNDING))),
    );
    expect(many[0] && relate(many[0], many).story).toHaveLength(5);
  });

  test("ends after some days: the same words of another month are another event", async () => {
    const before = await reportFrom("before.txt", dated("2025-04-14", RESCUE));
    const [grounding] = reports;
    expect(grounding && relate(grounding, [before]).story).toEqual([]);
  });

  test("asks for more in common where nothing is known of the days", async () => {
    const words = (text: string) => text.replaceAll(/ on (?:Wednesday|Tuesday)/g, "");
    const [a, b] = [await reportFrom("a.txt", words(OWNER)), await reportFrom("b.txt", words(RESCUE))];
    expect(relate(a, [b]).story).toEqual([]);
    const [c, d] = [
      await reportFrom("c.txt", dated("2025-05-14", words(OWNER))),
      await reportFrom("d.txt", dated("2025-05-15", words(RESCUE))),
    ];
    expect(relate(c, [d]).story).toEqual([d.id]);
  });
});

describe("the keys of the index", () => {
  test("are at most eight, and none twice", () => {
    for (const { signature } of [...reports, concert]) {
      const keys = indexTerms(signature);
      expect(keys.length).toBeLessThanOrEqual(8);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test("are shared by reports of one event, and by no other text", () => {
    const share = (a: Report, b: Report) => {
      const theirs = new Set(indexTerms(b.signature));
      return indexTerms(a.signature).some((key) => theirs.has(key));
    };
    for (const a of reports) {
      for (const b of reports) expect(share(a, b)).toBe(true);
      expect(share(a, concert)).toBe(false);
    }
  });
});
