import { describe, expect, test, vi } from "vitest";
import type { Entry } from "#model/entry.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderStyle } from "#publish/pages/style.ts";
import {
  arabicEntry,
  channel,
  day,
  endlessEntry,
  evidence,
  liveEntry,
  manyTopics,
  ordinaryEntries,
  plainEntry,
  undatedEntry,
  untitledEntry,
  without,
} from "../../support/page-articles.ts";
import { parsePage, textOf } from "../../support/parse-page.ts";

const indexOf = (...entries: readonly Entry[]) => parsePage(renderIndex(channel, entries));

describe("the list of articles", () => {
  test("shows them in the order given, each with title, date, authors, source and summary", () => {
    const page = indexOf(liveEntry, plainEntry);
    expect(page.all("main li h2").map(({ textContent }) => textContent)).toEqual([
      "Storm closes the outer harbour",
      "Line four will run past midnight from June",
    ]);
    expect(page.text("main li:nth-of-type(2) h2 + p")).toBe("19 May 2025 · Mara Lindqvist · Harbour Wire");
    expect(page.text("main li:nth-of-type(2) p + p")).toMatch(/^The last tram to the ferry pier will leave/);
    expect(page.one("main li:nth-of-type(2) time").getAttribute("datetime")).toBe("2025-05-19");
  });

  test("wears status words as chips, the urgent ones marked", () => {
    const page = indexOf(liveEntry);
    expect(page.all(".chip").map(({ textContent }) => textContent)).toEqual(["LIVE", "UPDATED"]);
    expect(page.all(".urgent").map(({ textContent }) => textContent)).toEqual(["LIVE"]);
  });

  test("says of an undated article that its date is not stated", () => {
    const page = indexOf(undatedEntry);
    expect(page.text("main li h2 + p")).toBe("Date not stated");
    expect(page.all("main time")).toEqual([]);
  });

  test("says of a date from other reports that it is inferred", () => {
    const inferred = { ...plainEntry, published: evidence(day("2025-05-19"), "siblings", "on Monday") };
    expect(indexOf(inferred).text("main li h2 + p")).toMatch(/^19 May 2025 \(inferred\) · /);
  });

  test("lists an untitled article by its first words, and says that it is untitled", () => {
    const page = indexOf(untitledEntry);
    expect(page.text("h2.untitled a")).toMatch(/^the kettle on the pier is out of order.*…$/);
    expect(page.text("main li h2 + p")).toBe("19 May 2025 · untitled");
  });

  test("has a link to click even for an article without a word", () => {
    const wordless = { ...without(untitledEntry, "published"), text: " ", html: "" };
    expect(indexOf(wordless).text("main li a")).toBe("Untitled");
  });

  test("leads to the article's own address, or to our page of it", () => {
    const page = indexOf(
      { ...without(plainEntry, "source"), url: "https://www.coast.example/tram?a=1&b=2" },
      undatedEntry,
    );
    expect(page.all("main li h2 a").map((link) => link.getAttribute("href"))).toEqual([
      "https://www.coast.example/tram?a=1&b=2",
      "articles/bell-5e6f7a8b.html",
    ]);
    expect(page.text("main li h2 + p")).toContain("coast.example");
  });

  test("cuts a long summary between words", () => {
    const summary = evidence("The council will look at it. ".repeat(12), "meta", "");
    const shown = indexOf({ ...plainEntry, summary }).text("main li p + p");
    expect(shown).toMatch(/\w…$/);
    expect(shown.length).toBeLessThanOrEqual(151);
  });

  test("cuts a title of four hundred words", () => {
    expect(indexOf(endlessEntry).text("main li h2 a").length).toBeLessThan(250);
  });

  test("names three authors and counts the others", () => {
    const authors = ["A. Ash", "B. Birch", "C. Cedar", "D. Dogwood", "E. Elm"].map((name) =>
      evidence({ name }, "byline", name),
    );
    expect(indexOf({ ...plainEntry, authors }).text("main li h2 + p")).toContain(
      "A. Ash, B. Birch, C. Cedar and 2 more",
    );
  });

  test("sets an Arabic article from right to left amid English ones, and its names apart", () => {
    const page = indexOf(arabicEntry, { ...plainEntry, authors: arabicEntry.authors });
    const [arabic, english] = page.all("main li");
    expect([arabic?.getAttribute("lang"), arabic?.getAttribute("dir")]).toEqual(["ar", "rtl"]);
    expect(arabic?.querySelector("h2 + p > span")?.getAttribute("dir")).toBe("ltr");
    expect([english?.getAttribute("lang"), english?.getAttribute("dir")]).toEqual([null, null]);
    expect(english?.querySelector("h2 + p bdi")?.textContent).toBe("سلمى الحداد");
  });
});

describe("the index page", () => {
  test("announces the feeds in the three formats, relative to itself", () => {
    expect(
      indexOf(plainEntry)
        .all('link[rel="alternate"]')
        .map((link) => [link.getAttribute("type"), link.getAttribute("href"), link.getAttribute("title")]),
    ).toEqual([
      ["application/rss+xml", "rss.xml", "The Harbour Wire (RSS)"],
      ["application/atom+xml", "atom.xml", "The Harbour Wire (Atom)"],
      ["application/feed+json", "feed.json", "The Harbour Wire (JSON Feed)"],
    ]);
  });

  test("tells how to subscribe: an address to copy, and the three feeds to click", () => {
    const page = indexOf(plainEntry);
    expect(page.text("#subscribe code")).toBe("https://wire.example/rss.xml");
    expect(page.all("#subscribe a").map((link) => link.getAttribute("href"))).toEqual([
      "rss.xml",
      "atom.xml",
      "feed.json",
      "about.html",
    ]);
    expect(page.one("a.follow").getAttribute("href")).toBe("#subscribe");
  });

  test("holds a browser to its own style sheet and pictures, and asks for nothing else", () => {
    const page = indexOf(plainEntry, liveEntry);
    expect(page.one('meta[http-equiv="Content-Security-Policy"]').getAttribute("content")).toBe(
      "default-src 'none'; style-src 'self'; img-src https: http:; base-uri 'none'; form-action 'none'",
    );
    expect(page.all("script, img, iframe, [style]")).toEqual([]);
    expect(page.all('link[rel="stylesheet"]').map((link) => link.getAttribute("href"))).toEqual(["style.css"]);
  });

  test("shows the channel's picture, and uses it as the icon", () => {
    const page = parsePage(renderIndex({ ...channel, image: "https://wire.example/bell.png" }, []));
    expect(page.one("header img").getAttribute("src")).toBe("https://wire.example/bell.png");
    expect(page.one('link[rel="icon"]').getAttribute("href")).toBe("https://wire.example/bell.png");
  });

  test("without articles says so, and still tells how to subscribe", () => {
    const page = indexOf();
    expect(page.text("main")).toMatch(/^No articles yet/);
    expect(page.all("#subscribe")).toHaveLength(1);
  });

  test("in an Arabic channel runs from right to left, its English words marked as such", () => {
    const page = parsePage(
      renderIndex({ ...channel, language: "ar", title: "أخبار الميناء" }, [plainEntry, arabicEntry]),
    );
    expect([page.root.getAttribute("lang"), page.root.getAttribute("dir")]).toEqual(["ar", "rtl"]);
    expect([page.one("#subscribe").getAttribute("lang"), page.one("#subscribe").getAttribute("dir")]).toEqual([
      "en",
      "ltr",
    ]);
    expect(page.one("main li").getAttribute("dir")).toBe("ltr");
  });

  test("has the same bytes each time, whatever the time zone", () => {
    const render = () => textOf(renderIndex(channel, [plainEntry, liveEntry, arabicEntry, undatedEntry]));
    vi.stubEnv("TZ", "Pacific/Chatham");
    const there = render();
    vi.unstubAllEnvs();
    expect(render()).toBe(there);
  });

  test("of fifty articles, with topics and an archive, weighs less than 30 kB together with its style sheet", () => {
    const index = renderIndex({ ...channel, topics: { tags: true } }, ordinaryEntries(50), {
      older: "archive/20250311094500-24",
      topics: manyTopics,
    });
    expect(index.body.length + renderStyle().body.length).toBeLessThan(30_000);
  });

  test("leads on to the archive where there is one", () => {
    const page = parsePage(renderIndex(channel, [plainEntry], { older: "archive/20250311094500-24" }));
    expect(page.all(".pager a").map((link) => [link.getAttribute("href"), link.textContent])).toEqual([
      ["archive/20250311094500-24.html", "Older articles"],
    ]);
    expect(indexOf(plainEntry).all(".pager")).toEqual([]);
  });

  test("shows a few topics, subjects apart from people and outlets", () => {
    const page = parsePage(renderIndex(channel, [plainEntry], { topics: manyTopics }));
    expect(page.all(".topics div").map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim())).toEqual([
      "By subject trams City council Ferries",
      "By author Mara Lindqvist",
      "By source Harbour Wire",
    ]);
    expect(page.all(".topics a").map((link) => link.getAttribute("href"))).toEqual([
      "topics/trams-0a1b2c3d/index.html",
      "topics/city-council-1b2c3d4e/index.html",
      "topics/t-4e5f6a70/index.html",
      "topics/mara-lindqvist-2c3d4e5f/index.html",
      "topics/harbour-wire-3d4e5f6a/index.html",
      "topics.html",
    ]);
  });

  test("announces the feeds of the first topics behind its own", () => {
    const page = parsePage(renderIndex(channel, [plainEntry], { topics: manyTopics }));
    expect(page.all('link[rel="alternate"]').map((link) => link.getAttribute("href"))).toEqual(
      ["", ...manyTopics.slice(0, 2).map(({ folder }) => folder)].flatMap((folder) =>
        ["rss.xml", "atom.xml", "feed.json"].map((name) => folder + name),
      ),
    );
  });

  test("speaks of topics where the site has any", () => {
    expect([indexOf(plainEntry).all(".topics"), indexOf(plainEntry).text("footer nav")]).toEqual([
      [],
      "Articles About these feeds",
    ]);
    const page = parsePage(renderIndex({ ...channel, topics: { tags: true } }, [plainEntry], { topics: [] }));
    expect([page.all(".topics"), page.text("footer nav")]).toEqual([[], "Articles Topics About these feeds"]);
  });

  test("can be read from its main part on, past what stands above it", () => {
    const page = indexOf(plainEntry);
    expect(page.one("body").firstElementChild?.getAttribute("href")).toBe("#main");
    expect(page.all("main").map((main) => main.getAttribute("id"))).toEqual(["main"]);
  });

  test("is a UTF-8 HTML document that caches keep for a minute", () => {
    const { path, contentType, cacheControl } = renderIndex(channel, []);
    expect([path, contentType, cacheControl]).toEqual(["index.html", "text/html; charset=utf-8", "public, max-age=60"]);
  });
});
