import { describe, expect, test } from "vitest";
import type { LookedSeed } from "#catalog/records.ts";
import type { Entry } from "#model/entry.ts";
import type { Site } from "#pipeline/site.ts";
import { catalogOf, commitTo } from "#pipeline/site-catalog.ts";
import { statusOf, statusOfChanged } from "#pipeline/status.ts";
import { dayFrom, entryOf, lookedSeed } from "../support/entries.ts";
import { openMemory } from "../support/memory-store.ts";
import { clockAt, siteOf } from "../support/test-site.ts";

const titled = (key: string, title: string, parts: Partial<Entry> = {}) =>
  lookedSeed(entryOf(key, { title: { value: title, origin: "heading", quote: title, confidence: 1 }, ...parts }));

const commit = async (site: Site, ...records: readonly LookedSeed[]) => {
  const catalog = catalogOf(site);
  const changes = records.map((record) => ({ key: record.key, record }));
  return commitTo(site, catalog, await catalog.read(), changes);
};

const holding = async (...records: readonly LookedSeed[]): Promise<Site> => {
  const site = siteOf();
  await commit(site, ...records);
  return site;
};

describe("the status", () => {
  test("of a place where nothing was built is empty", async () => {
    expect(await statusOf(openMemory())).toEqual({
      revision: 0,
      counts: { published: 0, held: 0, asset: 0, rejected: 0 },
      seeds: [],
    });
  });

  test("accounts for every seed, in the order of the keys", async () => {
    const { out } = await holding(
      titled("e.md", "Early bird", { published: dayFrom("2026-02-01", "front-matter") }),
      titled("a.md", "Anchor lifts", { published: dayFrom("2025-05-03", "dateline") }),
      titled("d.md", "Draft of a boat", { draft: true }),
      titled("z.md", "Zander swims", { id: "tag:quay.example,2024-01-01:a.md" }),
      lookedSeed(entryOf("u.md", { published: dayFrom("2025-05-01", "body", "month") })),
      { key: "boat.png", version: "1", madeBy: "", outcome: { kind: "asset", type: "image/png" } },
      {
        key: "x.bin",
        version: "1",
        madeBy: "",
        outcome: { kind: "rejected", rule: "binary", reason: "It is binary.", hint: "Write text." },
      },
    );
    expect(await statusOf(out)).toEqual({
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
    const { out } = await holding(
      titled("a.md", "Anchor lifts", { published: { ...published, value: { ...published.value, offset: 180 } } }),
    );
    expect((await statusOf(out)).newest?.published).toBe("2025-05-03T03:00:00+03:00");
  });

  test("tells what the last commit knew: an embargo ends with the commit that its end asks for, not by the clock alone", async () => {
    const due = Date.parse("2026-02-01") / 1000;
    const site = await holding(titled("e.md", "Early bird", { published: dayFrom("2026-02-01", "front-matter") }));
    const told = async () => {
      const { counts, nextDue } = await statusOf(site.out);
      return [counts.published, counts.held, nextDue];
    };
    await commit({ ...site, clock: clockAt(due - 1) });
    expect(await told()).toEqual([0, 1, "2026-02-01T00:00:00+00:00"]);
    await commit({ ...site, clock: clockAt(due) });
    expect(await told()).toEqual([1, 0, undefined]);
  });

  test("of what was looked at counts all seeds, and tells of those alone", async () => {
    const { out } = await holding(titled("a.md", "Anchor lifts"), titled("b.md", "Bell rings"));
    const whole = await statusOf(out);
    const changes = [{ key: "b.md" }, { key: "never-there.md" }];
    const { newest: _, ...rest } = whole;
    expect(await statusOfChanged(out, changes)).toEqual({
      ...rest,
      seeds: whole.seeds.filter(({ key }) => key === "b.md"),
    });
  });
});
