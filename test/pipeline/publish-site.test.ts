import { describe, expect, test } from "vitest";
import { allRecords } from "#catalog/catalog.ts";
import type { Entry } from "#model/entry.ts";
import { StoreConflict, StoreUnavailable } from "#model/errors.ts";
import { findPage } from "#normalize/identity.ts";
import { build } from "#pipeline/build.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { catalogOf, commitTo } from "#pipeline/site-catalog.ts";
import { isOurs } from "#pipeline/site-documents.ts";
import type { PutOptions } from "#store/store.ts";
import { dayFrom, entryOf, lookedSeed } from "../support/entries.ts";
import { intercept, noting, type StoreCall } from "../support/intercept.ts";
import { listed, listOf } from "../support/listed.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { article, channel, clockAt, drop, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";

const FRONT = [
  ...["404.html", "about.html", "atom.xml", "feed.json", "feeds.opml", "index.html", "robots.txt", "rss.xml"],
  ...["sitemap-e3b0c44298fc.xml", "sitemap.xml", "style.css"],
];
const bell = entryOf("bell.txt", { text: "The bell rings.", html: "<p>The bell rings.</p>" });
const crab = entryOf("crab.txt", { text: "The crab walks.", html: "<p>The crab walks.</p>" });

/** A site whose catalog holds exactly these entries. */
const holding = async (...entries: readonly Entry[]) => {
  const out = openMemory(() => NOON);
  const site = { ...siteOf({ out }), out };
  await commit(site, ...entries);
  return site;
};

const commit = async (site: Site, ...entries: readonly Entry[]): Promise<void> => {
  const catalog = catalogOf(site);
  const base = await catalog.read();
  const gone = (await listOf(allRecords(base))).map(({ key }) => ({ key, record: undefined }));
  const come = entries.map((entry) => ({ key: entry.key, record: lookedSeed(entry) }));
  await commitTo(site, catalog, base, [...gone, ...come]);
};

/** So much later that nobody who committed before can still be asleep. */
const LATER = { clock: clockAt(NOON + 3_600) };

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
      "404.html": "text/html; charset=utf-8",
      "about.html": "text/html; charset=utf-8",
      "feeds.opml": "text/x-opml; charset=utf-8",
      "robots.txt": "text/plain; charset=utf-8",
      "sitemap-e3b0c44298fc.xml": "application/xml; charset=utf-8",
      "sitemap.xml": "application/xml; charset=utf-8",
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
    await commit(site, { ...bell, html: "<p>The bell is silent.</p>", text: "The bell is silent." }, crab);
    const { written } = await publishSite(site);
    expect(written).toContain(bell.page);
    expect(written).not.toContain(crab.page);
    expect(written).not.toContain("style.css");
  });

  test("takes out the page of an article that is gone", async () => {
    const site = await holding(bell, crab);
    await publishSite(site);
    await commit(site, crab);
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
    expect(await putsOf(site)).toMatchObject({ written: [], removed: [], puts: [] });
  });

  test("when the state went there and back", async () => {
    const site = await holding(bell);
    await publishSite(site);
    await commit(site, bell, crab);
    await commit(site, bell);
    const { puts, ...published } = await putsOf(site);
    expect(published).toMatchObject({ written: [], removed: [] });
    expect(puts.filter((key) => key.startsWith("public/"))).toEqual([]);
  });

  test("when the state is lost, and with it the memory of what was published", async () => {
    const site = siteOf();
    await drop(site.seeds, "bell.txt", article("Bell rings"));
    await drop(site.seeds, "crab.txt", article("Crab walks"));
    await build(site);
    for (const { key } of await listed(site.out, "state/")) await site.out.delete(key);
    const put: string[] = [];
    const out = intercept(site.out, async ({ operation, key }, go) => {
      const result = await go(); // throws where something else stands already, and then nothing was put
      if (operation === "put" && key.startsWith("public/")) put.push(key);
      return result;
    });
    expect((await build({ ...site, out })).published).toMatchObject({ written: [], removed: [] });
    expect(put).toEqual([]);
  });
});

describe("what was committed of late is looked at by each publish, all that stands by a build (each day, on AWS)", () => {
  const inBoth = test.each([
    ["a publish just after the commit", (site: Site) => publishSite(site)],
    ["a build long after it", async (site: Site) => (await build({ ...site, ...LATER })).published],
  ]);
  /** A site made from seeds, for a build looks at them. */
  const harbour = async () => {
    const out = openMemory(() => NOON);
    const site = { ...siteOf({ out }), out };
    await drop(site.seeds, "bell.txt", article("Bell rings"));
    await handle(site, "bell.txt");
    return { site, page: findPage("bell.txt"), right: await publicOf(out) };
  };

  inBoth("%s brings back a page that somebody removed", async (_, publish) => {
    const { site, page, right } = await harbour();
    await site.out.delete(`public/${page}`);
    expect((await publish(site)).written).toEqual([page]);
    expect(await publicOf(site.out)).toEqual(right);
  });

  inBoth("%s puts right what somebody wrote over", async (_, publish) => {
    for (const path of ["rss.xml", "index.html", findPage("bell.txt")]) {
      const { site, right } = await harbour();
      site.out.plant(`public/${path}`, "somebody else's words");
      expect((await publish(site)).written).toEqual([path]);
      expect(await publicOf(site.out)).toEqual(right);
    }
  });

  test("a build, however late, puts right the feeds and the index, which readers meet first", async () => {
    for (const path of ["rss.xml", "index.html"]) {
      const { site, right } = await harbour();
      await publishSite({ ...site, ...LATER });
      site.out.plant(`public/${path}`, "somebody else's words");
      await build({ ...site, ...LATER });
      expect(await publicOf(site.out)).toEqual(right);
    }
  });

  test("a build removes a page of no article, even one that nobody remembers having written", async () => {
    const { site, right } = await harbour();
    site.out.plant(`public/${crab.page}`, "a page that a crash left behind");
    site.out.plant("public/archive/20250311094500.html", "a page of an archive that is gone");
    const { removed } = (await build(site)).published;
    expect(removed.toSorted()).toEqual([crab.page, "archive/20250311094500.html"].toSorted());
    expect(await publicOf(site.out)).toEqual(right);
  });

  test("files that are not ours stay, whoever looks", async () => {
    const { site } = await harbour();
    const theirs = ["robots.txt", "pictures/boat.png", "articles/index.html", "articles/notes/bell-1a2b3c4d.html"];
    for (const path of theirs) site.out.plant(`public/${path}`, "theirs");
    expect((await publishSite(site)).removed).toEqual([]);
    expect((await build({ ...site, ...LATER })).published.removed).toEqual([]);
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
    Array.from({ length: count }, (_, i) => entryOf(`a${i}`, { html: `<p>${"é".repeat(bytes / 2)}</p>` }));
  const carried = async (entriesPerFeed: number, ...entries: readonly Entry[]) => {
    const site = await holding();
    const configured = { ...site, channel: { ...channel, entriesPerFeed } };
    await commit(configured, ...entries);
    await publishSite(configured);
    return JSON.parse((await publicOf(site.out))["public/feed.json"] ?? "").items.length;
  };

  test("carries as many as configured", async () => {
    expect(await carried(7, ...many(20, 10))).toBe(7);
  });

  test("carries fewer where they are long, so that no feed outgrows two megabytes", async () => {
    expect(await carried(50, ...many(20, 500_000))).toBe(2);
  });

  test("carries one, however long", async () => {
    expect(await carried(50, ...many(3, 3_000_000))).toBe(1);
  });

  test("of no entries is empty", async () => {
    expect(await carried(50)).toBe(0);
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
  ["archive/newest.rss.xml", true],
  ["archive/20250311094500.atom.xml", true],
  ["archive/20250311094500-8.json", true],
  ["archive/minus5.html", true],
  ["archive/deep/newest.html", false],
  ["archive/newest.txt", false],
  ["archive/newest.html.bak", false],
])("%s is a path that none but we write: %j", (path, expected) => {
  expect(isOurs(path)).toBe(expected);
});
