import { describe, expect, test } from "vitest";
import { openCatalog } from "#catalog/catalog.ts";
import type { SeedRecord } from "#catalog/records.ts";
import type { Entry } from "#model/entry.ts";
import { NORMALIZER } from "#pipeline/look.ts";
import { statusOf } from "#pipeline/status.ts";
import { dayFrom, entryOf, recordOf } from "../support/entries.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { NOON } from "../support/test-site.ts";

const titled = (key: string, title: string, parts: Partial<Entry> = {}) =>
  recordOf(entryOf(key, { title: { value: title, origin: "heading", quote: title, confidence: 1 }, ...parts }));

const holding = async (...records: readonly SeedRecord[]): Promise<MemoryStore> => {
  const out = openMemory();
  const catalog = openCatalog(out, NORMALIZER);
  await catalog.commit(
    await catalog.read(),
    records.map((record) => ({ key: record.key, record })),
  );
  return out;
};

describe("the status", () => {
  test("of a place where nothing was built is empty", async () => {
    expect(await statusOf(openMemory(), NOON)).toEqual({
      revision: 0,
      counts: { published: 0, held: 0, asset: 0, rejected: 0 },
      seeds: [],
    });
  });

  test("accounts for every seed, in the order of the keys", async () => {
    const out = await holding(
      titled("e.md", "Early bird", { published: dayFrom("2026-02-01", "front-matter") }),
      titled("a.md", "Anchor lifts", { published: dayFrom("2025-05-03", "dateline") }),
      titled("d.md", "Draft of a boat", { draft: true }),
      titled("z.md", "Zander swims", { id: "tag:quay.example,2024-01-01:a.md" }),
      recordOf(entryOf("u.md", { published: dayFrom("2025-05-01", "body", "month") })),
      { key: "boat.png", version: "1", madeBy: "", outcome: { kind: "asset", type: "image/png" } },
      {
        key: "x.bin",
        version: "1",
        madeBy: "",
        outcome: { kind: "rejected", rule: "binary", reason: "It is binary.", hint: "Write text." },
      },
    );
    expect(await statusOf(out, NOON)).toEqual({
      revision: 1,
      counts: { published: 2, held: 3, asset: 1, rejected: 1 },
      newest: { key: "a.md", outcome: "published", title: "Anchor lifts", published: "2025-05-03" },
      nextDue: "2026-02-01T00:00:00+00:00",
      seeds: [
        { key: "a.md", outcome: "published", title: "Anchor lifts", published: "2025-05-03" },
        { key: "boat.png", outcome: "asset" },
        {
          key: "d.md",
          outcome: "held",
          title: "Draft of a boat",
          published: null,
          reason: "It says that it is a draft.",
        },
        {
          key: "e.md",
          outcome: "held",
          title: "Early bird",
          published: "2026-02-01",
          reason: "It is not due before 2026-02-01T00:00:00+00:00.",
        },
        { key: "u.md", outcome: "published", title: null, published: null },
        { key: "x.bin", outcome: "rejected", reason: "It is binary.", hint: "Write text." },
        {
          key: "z.md",
          outcome: "held",
          title: "Zander swims",
          published: null,
          reason: "It has the same id as a.md, which comes first by name.",
        },
      ],
    });
  });

  test("tells a minute with the offset its source counts in", async () => {
    const published = dayFrom("2025-05-03", "front-matter", "minute");
    const out = await holding(
      titled("a.md", "Anchor lifts", { published: { ...published, value: { ...published.value, offset: 180 } } }),
    );
    expect((await statusOf(out, NOON)).newest?.published).toBe("2025-05-03T03:00:00+03:00");
  });

  test("moves with the time", async () => {
    const out = await holding(titled("e.md", "Early bird", { published: dayFrom("2026-02-01", "front-matter") }));
    const { counts, nextDue } = await statusOf(out, Date.parse("2026-02-01") / 1000);
    expect([counts.published, counts.held, nextDue]).toEqual([1, 0, undefined]);
  });
});
