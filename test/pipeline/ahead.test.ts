import fc from "fast-check";
import { expect, test } from "vitest";
import { ahead } from "#pipeline/ahead.ts";

const all = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found;
};

test("results come in the order of the items, however long each takes, and no more are under way than allowed", () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.nat()),
      fc.integer({ min: 1, max: 5 }),
      async (scheduler, items, width) => {
        let under = 0;
        let most = 0;
        const work = async (item: number) => {
          most = Math.max(most, ++under);
          await scheduler.schedule(Promise.resolve());
          under--;
          return item * 2;
        };
        const found = all(ahead(items, width, work));
        await scheduler.waitFor(found);
        expect(await found).toEqual(items.map((item) => item * 2));
        expect(most).toBeLessThanOrEqual(width);
        if (items.length >= width) expect(most).toBe(width);
      },
    ),
  ));

test("a failure comes in its place; what was begun has ended then, and nothing more is begun", async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const found: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await new Promise((resolve) => setImmediate(resolve));
    ended.push(item);
    if (item === 2) throw new Error("two");
    return item;
  };
  const failing = async () => {
    for await (const one of ahead([1, 2, 3, 4, 5, 6], 3, work)) found.push(one);
  };
  await expect(failing()).rejects.toThrow("two");
  expect(found).toEqual([1]);
  expect(begun.length).toBeLessThan(6);
  expect(ended).toEqual(begun);
});

test("a failure that comes long before its turn waits for it", async () => {
  const work = async (item: number) => {
    if (item === 2) throw new Error("two");
    await new Promise((resolve) => setTimeout(resolve, 20));
    return item;
  };
  const found: number[] = [];
  const failing = async () => {
    for await (const one of ahead([1, 2, 3], 3, work)) found.push(one);
  };
  await expect(failing()).rejects.toThrow("two");
  expect(found).toEqual([1]);
});

test("who needs no more results waits for what was begun", async () => {
  const ended: number[] = [];
  const work = async (item: number) => {
    await new Promise((resolve) => setImmediate(resolve));
    ended.push(item);
    return item;
  };
  for await (const _ of ahead([1, 2, 3, 4], 2, work)) break;
  expect(ended).toEqual([1, 2]);
});
