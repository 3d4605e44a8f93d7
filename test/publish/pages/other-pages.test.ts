import { describe, expect, test } from "vitest";
import { renderAboutPage } from "#publish/pages/about-page.ts";
import { renderArchivePage } from "#publish/pages/archive-page.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderNotFoundPage } from "#publish/pages/not-found-page.ts";
import { renderTopicPage } from "#publish/pages/topic-page.ts";
import { renderTopicsPage } from "#publish/pages/topics-page.ts";
import { channel, plainEntry, topics } from "../../support/page-articles.ts";
import { type ParsedPage, parsePage } from "../../support/parse-page.ts";

const hrefs = (page: ParsedPage, selector: string) => page.all(selector).map((element) => element.getAttribute("href"));

describe("the page about the feeds", () => {
  test("gives the address to copy and names the three formats", () => {
    const page = parsePage(renderAboutPage(channel));
    expect(page.text("code")).toBe("https://wire.example/rss.xml");
    expect(hrefs(page, ".body ul a")).toEqual(["rss.xml", "atom.xml", "feed.json"]);
    expect(page.text(".body")).not.toContain("OPML");
  });

  test("shows how to follow a part of it, where the site has topics", () => {
    const page = parsePage(renderAboutPage(channel, topics));
    expect(hrefs(page, ".body p a")).toEqual([
      "topics.html",
      ...topics.slice(0, 3).map(({ folder }) => `${folder}index.html`),
      "feeds.opml",
    ]);
    expect(parsePage(renderAboutPage(channel, [])).text(".body")).toContain("Each topic has feeds of its own.");
  });
});

describe("the page in place of one that is missing", () => {
  const page = parsePage(renderNotFoundPage({ ...channel, siteUrl: "https://wire.example/news/" }));

  test("finds its style, the feeds and the way home from whatever depth it is shown at", () => {
    const addresses = hrefs(page, '[href]:not([href^="#"])');
    expect(addresses.length).toBeGreaterThan(6);
    expect(addresses.filter((address) => !address?.startsWith("/news/"))).toEqual([]);
  });

  test("is nothing that a search engine should keep", () => {
    expect(page.one('meta[name="robots"]').getAttribute("content")).toBe("noindex");
    expect(page.all('link[rel="canonical"]')).toEqual([]);
  });

  test("leads to no other host, however the site's address is written", () => {
    const odd = parsePage(renderNotFoundPage({ ...channel, siteUrl: "https://wire.example//evil.example/" }));
    expect(hrefs(odd, "[href]").filter((address) => address?.startsWith("//"))).toEqual([]);
  });
});

describe("every page", () => {
  const topical = { ...channel, topics: { tags: true } };
  const pages = [
    renderIndex(topical, [plainEntry], { topics, older: "archive/a" }),
    renderArticlePage(topical, plainEntry, { topics }),
    renderArchivePage(topical, { path: "archive/a", entries: [plainEntry] }),
    ...topics.map((topic) => renderTopicPage(topical, { ...topic, entries: [plainEntry] })),
    renderTopicsPage(topical, topics),
    renderAboutPage(topical, topics),
    renderNotFoundPage(topical),
  ];

  test.each(pages.map((document) => [document.path, parsePage(document)] as const))(
    "%s has one heading of the first level, one main part to skip to, a footer, a language and a policy",
    (_path, page) => {
      expect([page.all("h1").length, page.all("main#main").length, page.all("body > footer").length]).toEqual([
        1, 1, 1,
      ]);
      expect(page.one("body").firstElementChild?.getAttribute("href")).toBe("#main");
      expect([page.root.getAttribute("lang"), page.root.getAttribute("dir")]).toEqual(["en", "ltr"]);
      expect(page.all('meta[http-equiv="Content-Security-Policy"]')).toHaveLength(1);
      expect(page.all("title")).toHaveLength(1);
    },
  );

  test("leads to pages, feeds and files that the site has", () => {
    const root = "https://wire.example/";
    const known = new Set([
      ...pages.map(({ path }) => path),
      ...["rss.xml", "atom.xml", "feed.json", "style.css", "feeds.opml", "topics.html"],
      ...topics.flatMap(({ folder }) => ["rss.xml", "atom.xml", "feed.json"].map((name) => folder + name)),
    ]);
    const lost = pages.flatMap((document) =>
      hrefs(parsePage(document), "[href]")
        .map((href) => new URL(href ?? "", root + document.path))
        .filter(({ href }) => href.startsWith(root) && href !== root)
        .map(({ pathname }) => pathname.slice(1))
        .filter((path) => !known.has(path)),
    );
    expect(lost).toEqual([]);
  });

  test("asks search engines to know it by one address", () => {
    const canonical = pages.flatMap((document) => hrefs(parsePage(document), 'link[rel="canonical"]'));
    expect(new Set(canonical).size).toBe(pages.length - 1);
    expect(canonical.every((address) => address?.startsWith("https://wire.example/"))).toBe(true);
  });
});
