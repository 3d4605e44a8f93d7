import { expect, test } from "vitest";
import { entryOf } from "../support/entries.ts";
import { openSet } from "../support/set.ts";

const NOTHING_FOUND = { reports: [], postings: [], topics: [], topicsBy: "" };

test("of two who relate entries at once the later gives way: another is to be related by then", async () => {
  const set = openSet();
  await set.commit({ "a.txt": entryOf("a.txt") });
  const both = await set.read();
  await set.catalog.relate(both, NOTHING_FOUND, new Map(), set.rules());
  // What came and went leaves the same entries, but two things to look at.
  await set.commit({ "b.txt": entryOf("b.txt") });
  await set.commit({ "b.txt": undefined });
  const unrelated = (await set.read()).root.unrelated;
  await expect(set.catalog.relate(both, NOTHING_FOUND, new Map(), set.rules())).rejects.toThrow();
  expect((await set.read()).root.unrelated).toEqual(unrelated);
  expect(unrelated).toHaveLength(2);
});

test("who relates entries is not held up by what others append to the log", async () => {
  const set = openSet();
  await set.commit({ "a.txt": entryOf("a.txt") });
  const base = await set.read();
  await set.catalog.append(base, [{ key: "b.txt", record: undefined }], 1_000_000);
  await set.catalog.relate(base, NOTHING_FOUND, new Map(), set.rules());
  const { root } = await set.read();
  expect([root.unrelated, root.log.length]).toEqual([[], 1]);
});
