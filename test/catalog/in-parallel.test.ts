import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inParallel } from "#catalog/in-parallel.ts";

test("results stand in the order of the items, whatever ends first", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat()),
      fc.integer({ min: 1, max: 9 }),
      fc.scheduler(),
      async (items, width, order) => {
        const doubled = inParallel(items, width, (item) => order.schedule(Promise.resolve(item * 2)));
        expect(await order.waitFor(doubled)).toEqual(items.map((item) => item * 2));
      },
    ),
  );
});

test("at most so many are under way at once, and as many as may be", async () => {
  let under = 0;
  let most = 0;
  await inParallel(Array.from({ length: 20 }), 3, async () => {
    most = Math.max(most, ++under);
    await setImmediate();
    under--;
  });
  expect(most).toBe(3);
});

test("nothing to do is done at once", async () => {
  expect(await inParallel([], 8, () => Promise.reject(new Error("never called")))).toEqual([]);
});

test("the first failure is thrown when what is under way has ended, and nothing new is begun", async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const slow = Promise.withResolvers<void>();
  const all = inParallel([0, 1, 2, 3, 4], 2, async (item) => {
    begun.push(item);
    if (item === 1) throw new Error("the second fails");
    await slow.promise;
    ended.push(item);
  });
  const outcome = all.then(
    () => "done",
    (error: Error) => error.message,
  );
  await setImmediate();
  expect(begun).toEqual([0, 1]);
  slow.resolve();
  expect(await outcome).toBe("the second fails");
  expect(ended).toEqual([0]);
  expect(begun).toEqual([0, 1]);
});

test("work that throws before it waits fails like any other", async () => {
  const all = inParallel([1], 1, () => {
    throw new TypeError("at once");
  });
  await expect(all).rejects.toThrow("at once");
});
