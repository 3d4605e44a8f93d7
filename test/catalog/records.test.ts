import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeRecords, type Records, type SeedChange, type SeedRecord } from "#catalog/records.ts";
import { entryOf, recordOf, recordsOf } from "../support/entries.ts";

const none: Records = new Map();
const rejected = (key: string, version = "v1"): SeedRecord => ({
  key,
  version,
  madeBy: "test",
  outcome: { kind: "rejected", rule: "empty", reason: "The file is empty.", hint: "Write something." },
});
const put = (record: SeedRecord): SeedChange => ({ key: record.key, record });
const gone = (key: string): SeedChange => ({ key, record: undefined });

describe("merging changes into the records", () => {
  test("adds, replaces and removes", () => {
    const before = recordsOf(entryOf("a"), entryOf("b"));
    const after = mergeRecords(before, [put(rejected("b", "v2")), gone("a"), put(rejected("c"))]);
    expect([...after]).toEqual([
      ["b", rejected("b", "v2")],
      ["c", rejected("c")],
    ]);
  });

  test("leaves the records before as they were", () => {
    const before = recordsOf(entryOf("a"));
    mergeRecords(before, [gone("a"), put(rejected("b"))]);
    expect([...before.keys()]).toEqual(["a"]);
  });

  test("gives the very same records back when nothing differs", () => {
    const before = recordsOf(entryOf("a"), entryOf("b"));
    const same = JSON.parse(JSON.stringify(before.get("a"))) as SeedRecord;
    expect(mergeRecords(before, [put(same), gone("never-there")])).toBe(before);
  });

  test("counts the last of several changes to one key", () => {
    const before = recordsOf(entryOf("a"));
    expect(mergeRecords(before, [gone("a"), put(recordOf(entryOf("a")))])).toBe(before);
    expect(mergeRecords(before, [put(rejected("a")), gone("a")]).size).toBe(0);
  });

  test.each([
    ["its version", { ...recordOf(entryOf("a")), version: "v2" }],
    ["its time stamp", { ...recordOf(entryOf("a")), lastModified: 5 }],
    ["the rules that made it", { ...recordOf(entryOf("a")), madeBy: "newer" }],
    ["what became of it", { ...recordOf(entryOf("a")), outcome: { kind: "asset", type: "image/png" } as const }],
  ])("sees a difference in %s", (_, record) => {
    const before = recordsOf(entryOf("a"));
    expect(mergeRecords(before, [put(record)])).not.toBe(before);
    expect(mergeRecords(before, [put(record)]).get("a")).toEqual(record);
  });

  test("the order of the changes does not show", () => {
    const change = fc.record({ key: fc.constantFrom("a", "B", "é", "～", "😀", "a/b"), there: fc.boolean() });
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { selector: ({ key }) => key }),
        fc.infiniteStream(fc.nat()),
        (some, chance) => {
          const changes = some.map(({ key, there }) => (there ? put(rejected(key)) : gone(key)));
          const shuffled = changes
            .map((one) => ({ one, at: chance.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          expect([...mergeRecords(none, shuffled)]).toEqual([...mergeRecords(none, changes)]);
        },
      ),
    );
  });
});
