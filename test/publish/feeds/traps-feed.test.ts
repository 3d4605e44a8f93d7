import { describe, expect, test } from "vitest";
import type { Entry } from "#model/entry.ts";
import { renderAtom } from "#publish/atom.ts";
import { parseXml } from "#publish/check/xml-tree.ts";
import { renderJsonFeed } from "#publish/json-feed.ts";
import { renderRss } from "#publish/rss.ts";
import { channel, dated, day, entry, evidence } from "../../support/feed-articles.ts";
import { atomErrors, jsonFeedErrors } from "../../support/feed-checkers.ts";
import { atomOf, DC, jsonOf, rssChannel, rssOf, textIn, three } from "./three.ts";

/** What is known to go wrong with a feed as a whole, each numbered point a promise of ours. */

test("14. with no items all three are valid, and JSON keeps the empty list", async () => {
  expect(jsonOf([]).items).toEqual([]);
  expect(jsonFeedErrors(JSON.stringify(jsonOf([])))).toEqual([]);
  expect(await atomErrors(atomOf([]))).toEqual([]);
  const rss = rssChannel(rssOf([]));
  expect([textIn(rss, "title"), textIn(rss, "link"), textIn(rss, "description")]).toEqual([
    "The Orchard Post",
    "https://orchard.example/",
    "News from the valley.",
  ]);
});

describe("15. JSON Feed 1.1", () => {
  test("says its version, its language and the version of what is ours in it", () => {
    expect(jsonOf([])).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      language: "en",
      _seedwire: { version: 1 },
    });
  });

  test("has text of one kind in every item", () => {
    expect(three(entry()).json).toMatchObject({ content_html: entry().html });
    expect(three(entry()).json).not.toHaveProperty("content_text");
    const summaries = three(entry({ summary: evidence("Pears & plums.") }), { ...channel, content: "summary" }).json;
    expect(summaries).toMatchObject({ content_text: "Pears & plums.", summary: "Pears & plums." });
    expect(summaries).not.toHaveProperty("content_html");
  });
});

describe("16. the feed's own date", () => {
  const updated = (entries: readonly Entry[]) => [
    textIn(rssChannel(rssOf(entries)), "lastBuildDate"),
    textIn(parseXml(atomOf(entries)), "updated"),
  ];

  test("is that of the entry that changed last, wherever it stands", () => {
    expect(updated([dated("2025-03-12"), dated("2025-03-11", { updated: evidence(day("2025-03-14")) })])).toEqual([
      "Fri, 14 Mar 2025 00:00:00 +0300",
      "2025-03-14T00:00:00+03:00",
    ]);
  });

  test("is the founding day in the channel's zone while there is none, never the clock", () => {
    expect(updated([])).toEqual(["Sat, 01 Feb 2025 00:00:00 +0300", "2025-02-01T00:00:00+03:00"]);
    expect(updated([entry()])).toEqual(updated([]));
  });
});

test("17. each feed is served as what it is, and kept for a minute", () => {
  const cacheControl = "public, max-age=60, stale-while-revalidate=300";
  expect(renderRss(channel, [])).toMatchObject({
    path: "rss.xml",
    contentType: "application/rss+xml; charset=utf-8",
    cacheControl,
  });
  expect(renderAtom(channel, [])).toMatchObject({
    path: "atom.xml",
    contentType: "application/atom+xml; charset=utf-8",
    cacheControl,
  });
  expect(renderJsonFeed(channel, [])).toMatchObject({
    path: "feed.json",
    contentType: "application/feed+json; charset=utf-8",
    cacheControl,
  });
});

test("a hub that was told finds the new feed: caches in between keep no old one", () => {
  const of = { ...channel, hub: "https://hub.example/" };
  for (const { cacheControl } of [renderRss(of, []), renderAtom(of, []), renderJsonFeed(of, [])])
    expect(cacheControl).toBe("public, max-age=60, s-maxage=0");
});

describe("19. language", () => {
  test("is stated for the feed", () => {
    expect(textIn(rssChannel(rssOf([])), "language")).toBe("en");
    expect(parseXml(atomOf([])).attributes["xml:lang"]).toBe("en");
    expect(jsonOf([]).language).toBe("en");
  });

  test("is stated for an entry where it differs", () => {
    const languages = (language: string) => {
      const { rss, atom, json } = three(entry({ language: evidence(language, "detected") }));
      return [textIn(rss, "language", DC), atom.attributes["xml:lang"], json.language];
    };
    expect(languages("ar")).toEqual(["ar", "ar", "ar"]);
    expect(languages("EN")).toEqual([undefined, undefined, undefined]);
    expect(languages("not a language")).toEqual([undefined, undefined, undefined]);
  });
});

test("20. no feed names a style sheet: browsers no longer transform XML, index.html is what a person reads", () => {
  expect(rssOf([entry()]) + atomOf([entry()])).not.toContain("xml-stylesheet");
});
