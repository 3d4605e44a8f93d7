import { describe, expect, test } from "vitest";
import { openCatalog } from "#catalog/catalog.ts";
import type { Entry } from "#model/entry.ts";
import { StoreConflict, StoreUnavailable } from "#model/errors.ts";
import { NORMALIZER } from "#pipeline/look.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { frontOf, isArticlePage } from "#pipeline/site-documents.ts";
import type { PutOptions } from "#store/store.ts";
import { dayFrom, entryOf, recordOf } from "../support/entries.ts";
import { intercept, noting, type StoreCall } from "../support/intercept.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { channel, clockAt, NOON, publicOf, siteOf } from "../support/test-site.ts";

const FRONT = ["atom.xml", "feed.json", "index.html", "rss.xml", "style.css"];
const bell = entryOf("bell.txt", { text: "The bell rings.", html: "<p>The bell rings.</p>" });
const crab = entryOf("crab.txt", { text: "The crab walks.", html: "<p>The crab walks.</p>" });

/** A site whose catalog holds exactly these entries. */
const holding = async (...entries: readonly Entry[]) => {
  const out = openMemory(() => NOON);
  await commit(out, ...entries);
  return { ...siteOf({ out }), out };
};

const commit = async (out: MemoryStore, ...entries: readonly Entry[]): Promise<void> => {
  const catalog = openCatalog(out, NORMALIZER);
  const base = await catalog.read();
  const gone = [...base.records.keys()].map((key) => ({ key, record: undefined }));
  await catalog.commit(base, [...gone, ...entries.map((entry) => ({ key: entry.key, record: recordOf(entry) }))]);
};

const paths = async (out: MemoryStore) => Object.keys(await publicOf(out)).map((key) => key.slice("public/".length));

describe("publishing", () => {
  test("writes the feeds, the index, the style, and a page for each article", async () => {
    const site = await holding(bell, crab);
    const { written, removed } = await publishSite(site);
    expect(written.toSorted()).toEqual([...FRONT, bell.page, crab.page].toSorted());
    expect(removed).toEqual([]);
    expect((await paths(site.out)).toSorted()).toEqual(written.toSorted());
  });

  test("writes no page for an article that has an address of its own", async () => {
    const site = await holding({ ...bell, url: "https://elsewhere.example/bell" });
    expect((await publishSite(site)).written.toSorted()).toEqual(FRONT);
  });

  test("tells the store each document's type, and how long it may be kept", async () => {
    const site = await holding(bell);
    const told = new Map<string, PutOptions | undefined>();
    const put: MemoryStore["put"] = (key, body, options) => {
      if (key.startsWith("public/")) told.set(key.slice("public/".length), options);
      return site.out.put(key, body, options);
    };
    await publishSite({ ...site, out: { ...site.out, put } });
    const types = Object.fromEntries([...told].map(([path, options]) => [path, options?.contentType]));
    expect(types).toEqual({
      "rss.xml": "application/rss+xml; charset=utf-8",
      "atom.xml": "application/atom+xml; charset=utf-8",
      "feed.json": "application/feed+json; charset=utf-8",
      "index.html": "text/html; charset=utf-8",
      "style.css": "text/css; charset=utf-8",
      [bell.page]: "text/html; charset=utf-8",
    });
    for (const options of told.values()) expect(options?.cacheControl).toMatch(/max-age=\d+/);
  });

  test("writes after an edit what shows it, and nothing else", async () => {
    const site = await holding(bell, crab);
    await publishSite(site);
    await commit(site.out, { ...bell, html: "<p>The bell is silent.</p>", text: "The bell is silent." }, crab);
    const { written } = await publishSite(site);
    expect(written).toContain(bell.page);
    expect(written).not.toContain(crab.page);
    expect(written).not.toContain("style.css");
  });

  test("takes out the page of an article that is gone", async () => {
    const site = await holding(bell, crab);
    await publishSite(site);
    await commit(site.out, crab);
    expect((await publishSite(site)).removed).toEqual([bell.page]);
    expect(await paths(site.out)).not.toContain(bell.page);
  });

  test("shows nothing that is held, in any public byte", async () => {
    const words = (key: string) => ({ text: `Secret of ${key}.`, html: `<p>Secret of ${key}.</p>` });
    const draft = entryOf("draft.txt", { ...words("draft"), draft: true });
    const early = entryOf("early.txt", { ...words("early"), published: dayFrom("2026-02-01", "front-matter") });
    const loser = entryOf("loser.txt", { ...words("loser"), id: bell.id });
    const site = await holding(bell, draft, early, loser);
    const { nextDue } = await publishSite(site);
    expect(nextDue).toBe(early.published?.value.at);
    const all = JSON.stringify(await publicOf(site.out));
    expect(all).toContain("The bell rings.");
    expect(all).not.toMatch(/Secret|draft\.txt|early\.txt|loser\.txt/);
  });

  test("brings out what falls due, and writes nothing a second before", async () => {
    const early = entryOf("early.txt", { published: dayFrom("2026-02-01", "front-matter") });
    const due = early.published?.value.at ?? 0;
    const site = await holding(bell, early);
    await publishSite(site);
    expect((await publishSite({ ...site, clock: clockAt(due - 1) })).written).toEqual([]);
    const { written, nextDue } = await publishSite({ ...site, clock: clockAt(due) });
    expect(written).toContain(early.page);
    expect(nextDue).toBeUndefined();
  });
});

describe("nothing is put that stands already", () => {
  const putsOf = async (site: Awaited<ReturnType<typeof holding>>) => {
    const calls: StoreCall[] = [];
    const published = await publishSite({ ...site, out: intercept(site.out, noting(calls)) });
    return { ...published, puts: calls.filter(({ operation }) => operation === "put").map(({ key }) => key) };
  };

  test("when nothing changed", async () => {
    const site = await holding(bell, crab);
    await publishSite(site);
    expect(await putsOf(site)).toEqual({ written: [], removed: [], puts: [] });
  });

  test("when the state went there and back", async () => {
    const site = await holding(bell);
    await publishSite(site);
    await commit(site.out, bell, crab);
    await commit(site.out, bell);
    expect(await putsOf(site)).toEqual({ written: [], removed: [], puts: [] });
  });

  test("when the memory of what was written is lost or damaged", async () => {
    const site = await holding(bell, crab);
    await publishSite(site);
    for (const ledger of ["", "{", "null", "[1]", "{}", '[["rss.xml",null]]']) {
      site.out.plant("state/published.json", ledger);
      expect(await putsOf(site)).toEqual({ written: [], removed: [], puts: ["state/published.json"] });
    }
    await site.out.delete("state/published.json");
    expect(await putsOf(site)).toEqual({ written: [], removed: [], puts: ["state/published.json"] });
  });
});

describe("what stands is looked at each time", () => {
  test("a page that somebody removed comes back", async () => {
    const site = await holding(bell);
    await publishSite(site);
    await site.out.delete(`public/${bell.page}`);
    expect((await publishSite(site)).written).toEqual([bell.page]);
  });

  test.each(["rss.xml", "index.html", bell.page])("%s that somebody wrote over is put right", async (path) => {
    const site = await holding(bell);
    await publishSite(site);
    const right = await publicOf(site.out);
    site.out.plant(`public/${path}`, "somebody else's words");
    expect((await publishSite(site)).written).toEqual([path]);
    expect(await publicOf(site.out)).toEqual(right);
  });

  test("a page of no article is removed, even one that nobody remembers having written", async () => {
    const site = await holding(bell);
    site.out.plant(`public/${crab.page}`, "a page that a crash left behind");
    expect((await publishSite(site)).removed).toEqual([crab.page]);
  });

  test("files that are not ours stay", async () => {
    const site = await holding(bell);
    const theirs = ["robots.txt", "pictures/boat.png", "articles/index.html", "articles/notes/bell-1a2b3c4d.html"];
    for (const path of theirs) site.out.plant(`public/${path}`, "theirs");
    expect((await publishSite(site)).removed).toEqual([]);
    expect(await paths(site.out)).toEqual(expect.arrayContaining(theirs));
  });
});

describe("a store that fails", () => {
  test("fails the publish, and the next one ends the work", async () => {
    const site = await holding(bell, crab);
    const out = intercept(site.out, (call, go) =>
      call.operation === "put" && call.key.endsWith("rss.xml")
        ? Promise.reject(new StoreUnavailable("503", { hint: "" }))
        : go(),
    );
    await expect(publishSite({ ...site, out })).rejects.toThrow(StoreUnavailable);
    await publishSite(site);
    expect((await paths(site.out)).toSorted()).toEqual([...FRONT, bell.page, crab.page].toSorted());
  });

  test("with conflicts without end fails at the deadline", async () => {
    const site = await holding(bell);
    const out = intercept(site.out, (call, go) =>
      call.operation === "put" ? Promise.reject(new StoreConflict("taken", { hint: "" })) : go(),
    );
    await expect(publishSite({ ...site, out, clock: clockAt(NOON, 20) })).rejects.toThrow(StoreConflict);
  });
});

describe("the front feed", () => {
  const many = (count: number, bytes: number) =>
    Array.from({ length: count }, (_, i) => entryOf(`a${i}`, { html: "é".repeat(bytes / 2) }));

  test("carries as many as configured", () => {
    const entries = many(20, 10);
    expect(frontOf({ ...channel, entriesPerFeed: 7 }, entries)).toEqual(entries.slice(0, 7));
  });

  test("carries fewer where they are long, so that no feed outgrows two megabytes", () => {
    expect(frontOf(channel, many(20, 500_000))).toHaveLength(2);
  });

  test("carries one, however long", () => {
    expect(frontOf(channel, many(3, 3_000_000))).toHaveLength(1);
  });

  test("of no entries is empty", () => {
    expect(frontOf(channel, [])).toEqual([]);
  });
});

test.each([
  ["articles/bell-1a2b3c4d.html", true],
  ["articles/-1a2b3c4d.html", false],
  ["articles/bell-1a2b3c4.html", false],
  ["articles/bell-1A2B3C4D.html", false],
  ["articles/deep/bell-1a2b3c4d.html", false],
  ["bell-1a2b3c4d.html", false],
  ["articles/bell-1a2b3c4d.html.bak", false],
])("%s is the path of an article's page: %j", (path, expected) => {
  expect(isArticlePage(path)).toBe(expected);
});
