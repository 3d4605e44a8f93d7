import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import type { Site } from "#pipeline/site.ts";
import { openMemory } from "../support/memory-store.ts";
import { filesBelow, readProjectFile } from "../support/project.ts";
import { article, channel, cleanBuildOf, clockAt, drop, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";

const all = { ...channel, entriesPerFeed: 2, topics: { tags: true, authors: true, sources: true } };

/** A report with its tags and author in the front matter. */
const tagged = (title: string, day: string, tags: readonly string[], author = "Ada Quay"): string =>
  article(title, day).replace("---\n\n", `tags: [${tags.join(", ")}]\nauthor: ${author}\n---\n\n`);

const harbour = async (topics: Site["channel"] = all): Promise<Site> => {
  const site = { ...siteOf(), channel: topics };
  await drop(site.seeds, "a.md", tagged("Ferry sails", "2025-05-01", ["Boats", "Tides"]));
  await drop(site.seeds, "b.md", tagged("Bell rings", "2025-05-02", ["boats"], "Ben Pier"));
  await drop(site.seeds, "c.md", tagged("Crab walks", "2025-05-03", ["Boats", "Beasts"]));
  await build(site);
  return site;
};

const pathsOf = async ({ out }: Site): Promise<string[]> => Object.keys(await publicOf(out));
const topicNamed = async (site: Site, slug: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(await publicOf(site.out)).filter(([path]) => path.startsWith(`public/topics/${slug}-`)),
  );

describe("topics", () => {
  test("have a page, three feeds and an archive each, under one address whatever their spelling", async () => {
    const boats = await topicNamed(await harbour(), "boats");
    expect(new Set(Object.keys(boats).map((path) => path.split("/")[2])).size).toBe(1);
    const names = Object.keys(boats).map((path) => path.split("/").slice(3).join("/"));
    expect(names).toEqual(expect.arrayContaining(["atom.xml", "feed.json", "index.html", "rss.xml"]));
    expect(names.filter((name) => /^archive\/.+\.(?:html|json|rss\.xml|atom\.xml)$/.test(name))).toHaveLength(4);
    const feed = JSON.parse(Object.entries(boats).find(([path]) => path.endsWith("/feed.json"))?.[1] ?? "{}");
    expect(feed.items.map(({ title }: { title: string }) => title)).toEqual(["Crab walks", "Bell rings"]);
    expect(feed.next_url).toContain("/topics/boats-");
  });

  test("are listed for readers and for people, and named on the pages", async () => {
    const site = await harbour();
    const documents = await publicOf(site.out);
    for (const name of ["Boats", "Tides", "Beasts", "Ada Quay", "Ben Pier"]) {
      expect(documents["public/feeds.opml"]).toContain(name);
      expect(documents["public/topics.html"]).toContain(name);
    }
    const page = Object.entries(documents).find(([path]) => path.startsWith("public/articles/c-"))?.[1];
    expect(page).toMatch(/rel="alternate"[^>]+topics\/boats-/);
  });

  test("are only those that were chosen", async () => {
    const site = await harbour({ ...channel, topics: { tags: ["tides"] } });
    const folders = new Set((await pathsOf(site)).flatMap((path) => /topics\/([^/]+)-/.exec(path)?.[1] ?? []));
    expect([...folders]).toEqual(["tides"]);
  });

  test("have an article on the day that its siblings give it from the first build on", async () => {
    const site = { ...siteOf(), channel: all };
    for (const path of filesBelow("seeds").filter((one) => /^seeds\/00\d_/.test(one)))
      await drop(site.seeds, path.slice(6), readProjectFile(path));
    await build(site);
    const [, feed = ""] = Object.entries(await topicNamed(site, "tamsin-okerwell")).find(([path]) =>
      path.endsWith("/feed.json"),
    ) ?? [""];
    expect(JSON.parse(feed).items).toMatchObject([{ date_published: "2025-10-16T00:00:00+00:00" }]);
    expect((await build(site)).published.written).toEqual([]);
  });

  test("keep an article whose id a later file claims too", async () => {
    const site = { ...siteOf(), channel: all };
    const claiming = tagged("Ferry sails", "2025-05-01", ["Boats"]).replace("---\n", "---\nid: urn:quay:ferry\n");
    for (const key of ["a.md", "b.md"]) {
      await drop(site.seeds, key, claiming);
      await handle(site, key);
    }
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds, { channel: all }));
    expect(await topicNamed(site, "boats")).not.toEqual({});
  });

  test("change with the choice, and go with the last of their articles", async () => {
    const site = await harbour();
    await site.seeds.delete("c.md");
    await handle(site, "c.md");
    expect(await topicNamed(site, "beasts")).toEqual({});
    expect((await publicOf(site.out))["public/feeds.opml"]).not.toContain("Beasts");
    const fewer = { ...site, channel: { ...all, topics: { authors: true } } };
    await build(fewer);
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds, { channel: fewer.channel }));
  });

  test("leave nothing behind where a site has none any more", async () => {
    const site = await harbour();
    await build({ ...site, channel: { ...channel, entriesPerFeed: 2 } });
    expect((await pathsOf(site)).filter((path) => path.includes("topic"))).toEqual([]);
  });

  test("show as many articles as the configuration says from then on", async () => {
    const site = await harbour();
    const longer = { ...site, channel: { ...all, entriesPerFeed: 3 } };
    await build(longer);
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds, { channel: longer.channel }));
  });

  test("are those of a clean build after any sequence of drops, edits and deletes", async () => {
    const texts = [
      tagged("Ferry sails", "2025-05-01", ["Boats"]),
      tagged("Bell rings", "2025-05-02", ["boats", "Tides"], "Ben Pier"),
      tagged("Crab walks", "2025-05-03", ["Beasts"]),
      undefined,
    ];
    const step = fc.record({
      key: fc.constantFrom("a.md", "b.md", "c.md", "d.md"),
      text: fc.constantFrom(...texts),
      waits: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const seeds = openMemory(() => NOON - 86_400);
        const limits = { entries: { items: 2, bytes: 9_000, branch: 2 }, seeds: { items: 2, bytes: 9_000, branch: 2 } };
        const site = { ...siteOf({ seeds, clock: clockAt(NOON, 9_999) }), channel: all, limits };
        let waiting: string[] = [];
        for (const { key, text, waits } of steps) {
          if (text === undefined) await seeds.delete(key);
          else seeds.plant(key, text);
          waiting.push(key);
          if (waits) continue;
          await handle(site, ...waiting);
          waiting = [];
        }
        await handle(site, ...waiting);
        const clean = openMemory(() => NOON);
        await build({ ...siteOf({ seeds, out: clean }), channel: all, limits });
        expect(await publicOf(site.out)).toEqual(clean.texts("public/"));
      }),
      { numRuns: 25 },
    );
  });
});
