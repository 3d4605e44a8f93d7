import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "#model/entry.ts";
import { dayFrom, entryOf } from "../support/entries.ts";
import { openSet } from "../support/set.ts";

/** An entry of the day of that number. */
const dated = (key: string, day: number, parts: Partial<Entry> = {}): Entry =>
  entryOf(key, { published: dayFrom(new Date(day * 86_400_000).toISOString().slice(0, 10), "dateline"), ...parts });
const days = (count: number): Record<string, Entry> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`d${i}.txt`, dated(`d${i}.txt`, i)]));
const limited = (entries: number, bytes = 10_000) => openSet({ front: { entries, bytes } });

describe("the front", () => {
  test("holds the newest, newest first", async () => {
    const set = limited(3);
    await set.commit(days(6));
    expect(await set.front()).toEqual(["d5.txt", "d4.txt", "d3.txt"]);
  });

  test("is filled up from below when one of it goes, and from above when one comes", async () => {
    const set = limited(3);
    await set.commit(days(6));
    await set.commit({ "d4.txt": undefined });
    expect(await set.front()).toEqual(["d5.txt", "d3.txt", "d2.txt"]);
    await set.commit({ "new.txt": dated("new.txt", 9) });
    expect(await set.front()).toEqual(["new.txt", "d5.txt", "d3.txt"]);
    await set.commit({ "new.txt": undefined, "d5.txt": undefined, "d3.txt": undefined });
    expect(await set.front()).toEqual(["d2.txt", "d1.txt", "d0.txt"]);
  });

  test("follows an edit, and a date that moves an entry out of it or in", async () => {
    const set = limited(2);
    await set.commit(days(4));
    await set.commit({ "d3.txt": dated("d3.txt", -5) });
    expect(await set.front()).toEqual(["d2.txt", "d1.txt"]);
    await set.commit({ "d0.txt": dated("d0.txt", 8) });
    expect(await set.front()).toEqual(["d0.txt", "d2.txt"]);
  });

  test("ends where its text becomes too much, in bytes and not in letters; but one it always holds", async () => {
    const long = (bytes: number) => ({ html: "é".repeat(bytes / 2) });
    const set = limited(10, 1_000);
    await set.commit({
      "a.txt": dated("a.txt", 1, long(400)),
      "b.txt": dated("b.txt", 2, long(400)),
      "c.txt": dated("c.txt", 3, long(400)),
    });
    expect(await set.front()).toEqual(["c.txt", "b.txt"]);
    await set.commit({ "d.txt": dated("d.txt", 4, long(9_000)) });
    expect(await set.front()).toEqual(["d.txt"]);
    await set.commit({ "d.txt": dated("d.txt", 4, long(100)) });
    expect(await set.front()).toEqual(["d.txt", "c.txt", "b.txt"]);
  });

  test("tells where it ends; where it is all there is, nowhere", async () => {
    const set = limited(2);
    await set.commit(days(2));
    expect((await set.read()).root.front?.oldest).toBe("");
    await set.commit(days(3));
    const { front } = (await set.read()).root;
    expect(front?.oldest).not.toBe("");
    await set.commit({ "d0.txt": undefined });
    expect((await set.read()).root.front?.oldest).toBe("");
  });

  test("is another one with the next commit when it is to be longer or shorter", async () => {
    const set = limited(3);
    await set.commit(days(6));
    for (const [entries, expected] of [
      [1, ["d5.txt"]],
      [5, ["d5.txt", "d4.txt", "d3.txt", "d2.txt", "d1.txt"]],
      [50, ["d5.txt", "d4.txt", "d3.txt", "d2.txt", "d1.txt", "d0.txt"]],
    ] as const) {
      await set.catalog.commit(await set.read(), [], { ...set.rules(), front: { entries, bytes: 10_000 } });
      expect(await set.front()).toEqual(expected);
    }
  });
});

test("whatever happened, the front is that of a set made at once", async () => {
  const size = fc.constantFrom(0, 100, 300, 900);
  const some = fc.record({ day: fc.nat(9), size });
  const step = fc.dictionary(
    fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
    fc.option(some, { nil: undefined, freq: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const [set, clean] = [limited(3, 1_000), limited(3, 1_000)];
      const now: Record<string, Entry | undefined> = {};
      await set.commit({});
      for (const changes of steps) {
        const entries = Object.entries(changes).map(([key, one]) => [
          key,
          one && dated(key, one.day, { html: "x".repeat(one.size) }),
        ]);
        Object.assign(now, Object.fromEntries(entries));
        await set.commit(Object.fromEntries(entries));
      }
      await clean.commit(now);
      expect(await set.front()).toEqual(await clean.front());
      expect((await set.read()).root.front).toEqual((await clean.read()).root.front);
    }),
    { numRuns: 150 },
  );
});
