import { describe, expect, test } from "vitest";
import { renderTopicPage } from "#publish/pages/topic-page.ts";
import { renderTopicsPage } from "#publish/pages/topics-page.ts";
import { type Topic, topicFeed } from "#publish/topic.ts";
import { channel, manyTopics, plainEntry, topics, undatedEntry } from "../../support/page-articles.ts";
import { parsePage } from "../../support/parse-page.ts";

const [trams, , mara, wire] = topics as readonly [Topic, Topic, Topic, Topic];
const hrefs = (elements: readonly { getAttribute(name: string): string | null }[]) =>
  elements.map((element) => element.getAttribute("href"));

describe("a topic's page", () => {
  const document = renderTopicPage(channel, {
    ...trams,
    entries: [plainEntry, undatedEntry],
    older: "topics/trams-0a1b2c3d/archive/20250311094500-24",
  });
  const page = parsePage(document);

  test("stands in the topic's folder and lists its articles", () => {
    expect(document.path).toBe("topics/trams-0a1b2c3d/index.html");
    expect([page.text("h1"), page.text(".kicker")]).toEqual(["trams", "Topic"]);
    expect(hrefs(page.all("main li h2 a"))).toEqual([
      "../../articles/tram-four-1a2b3c4d.html",
      "../../articles/bell-5e6f7a8b.html",
    ]);
    expect(hrefs(page.all(".pager a"))).toEqual(["../../topics/trams-0a1b2c3d/archive/20250311094500-24.html"]);
  });

  test("announces its own feeds, then the site's", () => {
    expect(
      page.all('link[rel="alternate"]').map((link) => [link.getAttribute("title"), link.getAttribute("href")]),
    ).toEqual([
      ["trams – The Harbour Wire (RSS)", "../../topics/trams-0a1b2c3d/rss.xml"],
      ["trams – The Harbour Wire (Atom)", "../../topics/trams-0a1b2c3d/atom.xml"],
      ["trams – The Harbour Wire (JSON Feed)", "../../topics/trams-0a1b2c3d/feed.json"],
      ["The Harbour Wire (RSS)", "../../rss.xml"],
      ["The Harbour Wire (Atom)", "../../atom.xml"],
      ["The Harbour Wire (JSON Feed)", "../../feed.json"],
    ]);
  });

  test("gives its own address to copy", () => {
    expect(page.text("#subscribe code")).toBe("https://wire.example/topics/trams-0a1b2c3d/rss.xml");
    expect(hrefs(page.all("a.follow"))).toEqual(["#subscribe"]);
  });

  test("says to what one subscribes, and where all the rest is", () => {
    const boxes = [trams, mara, wire].map((topic) => {
      const page = parsePage(renderTopicPage(channel, { ...topic, entries: [] }));
      return [page.text("#how"), page.text("#how + p").split(".")[0]];
    });
    expect(boxes).toEqual([
      ["How to subscribe to articles tagged “trams”", "New articles tagged “trams” can come to you, and no others"],
      [
        "How to subscribe to articles by Mara Lindqvist",
        "New articles by Mara Lindqvist can come to you, and no others",
      ],
      [
        "How to subscribe to articles from Harbour Wire",
        "New articles from Harbour Wire can come to you, and no others",
      ],
    ]);
    expect(hrefs(page.all("#subscribe ol + p a"))).toEqual(["../../index.html#subscribe"]);
  });

  test("says what kind of topic it is, to people and in its description", () => {
    const kinds = [trams, mara, wire].map((topic) => {
      const page = parsePage(renderTopicPage(channel, { ...topic, entries: [] }));
      return [page.text(".kicker"), page.one('meta[name="description"]').getAttribute("content")];
    });
    expect(kinds).toEqual([
      ["Topic", "Articles tagged “trams” in The Harbour Wire."],
      ["Author", "Articles by Mara Lindqvist in The Harbour Wire."],
      ["Source", "Articles from Harbour Wire in The Harbour Wire."],
    ]);
  });

  test("calls itself what its feeds call themselves", () => {
    expect(topicFeed(channel, trams, false)).toEqual({
      folder: "topics/trams-0a1b2c3d/",
      title: page.text("title"),
      description: page.one('meta[name="description"]').getAttribute("content"),
      page: document.path,
      announced: false,
    });
  });

  test("of a topic from which everything was taken stays a page", () => {
    expect(parsePage(renderTopicPage(channel, { ...trams, entries: [] })).text("main")).toMatch(/No articles here/);
  });

  test("keeps whatever stands in a folder's name within the site", () => {
    const page = parsePage(renderTopicPage(channel, { ...trams, folder: 'a"b/javascript:x/', entries: [] }));
    expect(hrefs(page.all('link[rel="alternate"]'))[0]).toBe("../../a%22b/javascript%3Ax/rss.xml");
  });
});

describe("the page of all topics", () => {
  const page = parsePage(renderTopicsPage(channel, manyTopics));

  test("shelves them by subject, author and source, each with a link", () => {
    expect(page.all("h2").map(({ textContent }) => textContent)).toEqual(["By subject", "By author", "By source"]);
    expect(page.all(".shelf li")).toHaveLength(manyTopics.length);
    expect(hrefs(page.all(".shelf a"))).toContain("topics/mara-lindqvist-2c3d4e5f/index.html");
  });

  test("lists each shelf by name, capital letters or not", () => {
    expect(
      page
        .all(".shelf:first-of-type a")
        .slice(0, 6)
        .map(({ textContent }) => textContent),
    ).toEqual(["City council", "Ferries", "Lighthouse keepers of the outer islands", "Night work", "trams", "Weather"]);
  });

  test("leads to the list that readers import", () => {
    expect(hrefs(page.all("main > header a"))).toEqual(["feeds.opml"]);
  });

  test("says so when there are none", () => {
    expect(parsePage(renderTopicsPage(channel, [])).text(".empty")).toBe("There are none yet.");
  });
});
