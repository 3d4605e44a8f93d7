import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articleOf, renderMarkdown } from "../../scripts/bench/article.ts";
import { type Cost, type CountedSite, openCountedSite } from "../support/counted-site.ts";

/** Promise P3: one drop costs the same at ten articles and at ten thousand, counted on the wire under the handlers. */

const SIZES = [10, 1_000, 10_000];

let site: CountedSite;
beforeAll(async () => {
  site = await openCountedSite();
});
afterAll(() => site.close());

/** About 4 kB, an hour newer than the one before. */
const articleNumber = (number: number): readonly [key: string, text: string] => {
  const article = articleOf(number);
  return [`${article.path}.md`, renderMarkdown(article)];
};

describe("a lone article of about 4 kB", () => {
  const landings: Cost[] = [];

  test.each(SIZES)("beside %i others takes 32 requests at most until it is in the feeds", async (size) => {
    await site.lay(new Map(Array.from({ length: size }, (_, i) => articleNumber(i))));
    const [key, text] = articleNumber(size);
    site.plant(key, text);
    const { land } = await site.cold();
    const landing = await site.costOf(() => land(key));
    const later = await site.costOf((await site.cold()).tick);
    landings.push(landing);
    console.log(size, "landing", landing, "and its tick", later);
    expect(landing.requests).toBeLessThanOrEqual(32);
  });

  test("takes about as many beside a thousand as beside ten thousand, and moves as many bytes", () => {
    const [, thousand, most] = landings as [Cost, Cost, Cost];
    // A tree of ten thousand may be a level higher: a node read and one written.
    expect(Math.abs(thousand.requests - most.requests)).toBeLessThanOrEqual(2);
    expect(most.bytes / thousand.bytes).toBeGreaterThan(0.9);
    expect(most.bytes / thousand.bytes).toBeLessThan(1.1);
  });

  test("takes more only where it closes a page of the archive, which is written then in all four forms, and the next begun", async () => {
    await site.lay(new Map(Array.from({ length: 1_000 }, (_, i) => articleNumber(i))));
    const costs: number[] = [];
    for (let number = 1_000; number < 1_024; number++) {
      const [key, text] = articleNumber(number);
      site.plant(key, text);
      const { land } = await site.cold();
      const { requests } = await site.costOf(() => land(key));
      const closed = site.server.requests.filter(
        ({ operation, key: path }) => operation === "PutObject" && path?.startsWith("public/archive/"),
      ).length;
      expect(closed === 0 || closed === 8, `${closed} documents`).toBe(true);
      expect(requests, key).toBeLessThanOrEqual(closed === 0 ? 32 : 32 + 10);
      costs.push(requests);
      await (await site.cold()).tick();
    }
    console.log(costs.join(" "));
    expect(costs.reduce((sum, cost) => sum + cost) / costs.length).toBeLessThanOrEqual(32);
  });
});
