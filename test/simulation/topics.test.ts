import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CountedSite, openCountedSite } from "../support/counted-site.ts";
import { strangerNumber } from "../support/strangers.ts";

/** What one landed article costs beside its landing: the tick behind it, for its topics, counted on the wire. */

let site: CountedSite;
beforeAll(async () => {
  site = await openCountedSite({ topics: { tags: true } });
});
afterAll(() => site.close());

const TOPICS = ["boats", "tides", "crabs"];

/** Every fifth has all three topics, the others one of many small ones. */
const tagsOf = (number: number): readonly string[] => (number % 5 === 0 ? TOPICS : [`pier ${number % 40}`]);

const layOf = (size: number) => site.lay(new Map(Array.from({ length: size }, (_, i) => strangerNumber(i, tagsOf(i)))));

/** Requests of the tick behind the landing of one more. */
const tickBehind = async (number: number, tags: readonly string[]): Promise<number> => {
  const [key, text] = strangerNumber(number, tags);
  site.plant(key, text);
  await (await site.cold()).land(key);
  return (await site.costOf((await site.cold()).tick)).requests;
};

describe.each([10, 1_000])("beside %i others", (size) => {
  test("an article's topics cost the tick behind it 8 requests each at most", async () => {
    await layOf(size);
    const rested = site.save();
    const costs: number[] = [];
    for (const count of [0, 1, 2, 3]) {
      site.restore(rested);
      costs.push(await tickBehind(size, TOPICS.slice(0, count)));
    }
    const [without = 0, ...within] = costs;
    console.log(size, "without a topic", without, "and with one, two, three", within);
    for (const [i, requests] of within.entries()) expect(requests - without).toBeLessThanOrEqual(8 * (i + 1));
  });

  test("a topic that is new costs its feeds, and the pages that list all topics", async () => {
    const rested = site.save();
    const costs: number[] = [];
    for (const tags of [[], ["lighthouses"]]) {
      site.restore(rested);
      costs.push(await tickBehind(size + 1, tags));
    }
    console.log(size, "without a topic", costs[0], "and with a new one", costs[1]);
    expect((costs[1] as number) - (costs[0] as number)).toBeLessThanOrEqual(30);
  });
});
