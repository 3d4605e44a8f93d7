import { describe, expect, test } from "vitest";
import { renderArchivePage } from "#publish/pages/archive-page.ts";
import {
  arabicEntry,
  channel,
  liveEntry,
  plainEntry,
  topics,
  undatedEntry,
  untitledEntry,
} from "../../support/page-articles.ts";
import { parsePage, textOf } from "../../support/parse-page.ts";

const path = "archive/20250311094500-24";
const older = "archive/20240101000000-20";
const hrefs = (elements: readonly { getAttribute(name: string): string | null }[]) =>
  elements.map((element) => element.getAttribute("href"));

describe("a page of the archive", () => {
  const document = renderArchivePage(channel, { path, older, entries: [liveEntry, plainEntry, undatedEntry] });
  const page = parsePage(document);

  test("stands beside its feeds and says which days it holds", () => {
    expect(document.path).toBe("archive/20250311094500-24.html");
    expect(page.text("h1")).toBe("19 May 2025 – 2 November 2025");
    expect(page.text("title")).toBe("19 May 2025 – 2 November 2025 – The Harbour Wire");
    expect(hrefs([page.one('link[rel="canonical"]')])).toEqual(["https://wire.example/archive/20250311094500-24.html"]);
  });

  test("lists its articles in the order given, each with a link that holds from its folder", () => {
    expect(hrefs(page.all("main li h2 a"))).toEqual([
      "../articles/storm-9c0d1e2f.html",
      "../articles/tram-four-1a2b3c4d.html",
      "../articles/bell-5e6f7a8b.html",
    ]);
  });

  test("leads to the page before it and to the newest, and to no other", () => {
    expect(hrefs(page.all(".pager a"))).toEqual(["../index.html", "../archive/20240101000000-20.html"]);
    const oldest = parsePage(renderArchivePage(channel, { path, entries: [plainEntry] }));
    expect(hrefs(oldest.all(".pager a"))).toEqual(["../index.html"]);
  });

  test("announces the feed to which people subscribe, not its own documents", () => {
    expect(hrefs(page.all('link[rel="alternate"]'))).toEqual(["../rss.xml", "../atom.xml", "../feed.json"]);
  });

  test("of one day names the day; without any, none", () => {
    const titleOf = (...entries: Parameters<typeof renderArchivePage>[1]["entries"]) =>
      parsePage(renderArchivePage(channel, { path, entries })).text("h1");
    expect(titleOf(plainEntry, untitledEntry)).toBe("19 May 2025");
    expect(titleOf(undatedEntry)).toBe("Older articles");
    expect(titleOf(plainEntry, arabicEntry)).toBe("8 April 2025 – 19 May 2025");
  });

  test("of a topic's archive leads back to the topic and announces its feeds first", () => {
    const [topic] = topics;
    const path = "topics/trams-0a1b2c3d/archive/20250311094500-24";
    const page = parsePage(renderArchivePage(channel, { path, entries: [plainEntry], ...(topic && { topic }) }));
    expect(page.text(".kicker")).toBe("trams");
    expect(hrefs(page.all(".pager a"))).toEqual(["../../../topics/trams-0a1b2c3d/index.html"]);
    expect(hrefs(page.all('link[rel="alternate"]'))[0]).toBe("../../../topics/trams-0a1b2c3d/rss.xml");
  });

  test("is a function of its entries and its neighbour's name", () => {
    const again = renderArchivePage(channel, { path, older, entries: [liveEntry, plainEntry, undatedEntry] });
    expect(textOf(again)).toBe(textOf(document));
  });
});
