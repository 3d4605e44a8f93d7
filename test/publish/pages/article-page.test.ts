import { describe, expect, test } from "vitest";
import type { Entry } from "#model/entry.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import {
  arabicEntry,
  channel,
  chineseEntry,
  day,
  endlessEntry,
  evidence,
  liveEntry,
  plainEntry,
  topics,
  undatedEntry,
  untitledEntry,
  without,
} from "../../support/page-articles.ts";
import { parsePage, textOf } from "../../support/parse-page.ts";

const pageOf = (entry: Entry) => parsePage(renderArticlePage(channel, entry));

/** "How we know" as name → value and proof. */
const beliefs = (entry: Entry): Readonly<Record<string, string>> => {
  const page = pageOf(entry);
  const [names, proofs] = [page.all("dt"), page.all("dd")];
  return Object.fromEntries(
    names.map(({ textContent }, index) => [textContent, proofs[index]?.textContent.replace(/\s+/g, " ") ?? ""]),
  );
};

describe("an article's page", () => {
  test("stands at the entry's own path and shows title, byline and body", () => {
    const document = renderArticlePage(channel, plainEntry);
    expect(document.path).toBe("articles/tram-four-1a2b3c4d.html");
    const page = parsePage(document);
    expect(page.text("h1")).toBe("Line four will run past midnight from June");
    expect(page.text(".facts")).toBe("By Mara Lindqvist · Harbour Wire · 19 May 2025");
    expect(page.one(".body").innerHTML).toContain("<em>nobody</em>");
    expect(page.all(".tags li").map(({ textContent }) => textContent)).toEqual(["Trams", "City council"]);
    expect(page.text("title")).toBe("Line four will run past midnight from June – The Harbour Wire");
  });

  test("finds its way back, its style sheet and the feeds by relative links", () => {
    const page = pageOf(plainEntry);
    expect(page.one("nav a").getAttribute("href")).toBe("../index.html");
    expect(page.one("a.follow").getAttribute("href")).toBe("../index.html#subscribe");
    expect(page.one('link[rel="stylesheet"]').getAttribute("href")).toBe("../style.css");
    expect(page.all('link[rel="alternate"]').map((link) => link.getAttribute("href"))).toEqual([
      "../rss.xml",
      "../atom.xml",
      "../feed.json",
    ]);
  });

  test("shows a standfirst, but not the opening of the text a second time", () => {
    expect(pageOf(liveEntry).text(".standfirst")).toMatch(/^No boat has left since noon/);
    expect(pageOf(plainEntry).all(".standfirst")).toEqual([]);
  });

  test("has a heading when the article has none, and its first words in the browser's tab", () => {
    const page = pageOf(untitledEntry);
    expect(page.text("h1.untitled")).toBe("Untitled");
    expect(page.text("title")).toMatch(/^the kettle on the pier .*… – The Harbour Wire$/);
  });

  test("keeps a title of four hundred words whole, set small, and short in the tab", () => {
    const page = pageOf(endlessEntry);
    expect(page.text("h1.endless").split(" ")).toHaveLength(400);
    expect(page.text("title").length).toBeLessThan(150);
  });

  test("lists the updates of a live page and shows the later clock once", () => {
    const page = pageOf(liveEntry);
    expect(page.all(".updates b").map(({ textContent }) => textContent)).toEqual(["17:59", "15:20", "13:41"]);
    expect(page.text(".facts")).toBe(
      "By Ines Okafor and Tom Weir · Coast Radio · 2 November 2025, 13:41 UTC+1 · updated 17:59 UTC+1",
    );
    expect(page.text(".status")).toBe("LIVE UPDATED");
  });

  test("shows where the opening of an update breaks off", () => {
    const updates = [{ time: "17:59", opening: "Two trawlers, their crews safe," }];
    expect(pageOf({ ...liveEntry, updates }).text(".updates li")).toBe("17:59 Two trawlers, their crews safe…");
  });

  test("shows pictures that the body does not, with caption and credit", () => {
    const page = pageOf(liveEntry);
    expect(page.text("figcaption")).toBe("The outer mole on Sunday. A. Brandt");
    expect(page.one("figure img").getAttribute("alt")).toBe("Waves over the mole");
    const html = '<p><img src="https://pictures.example/mole.jpg"></p>';
    expect(pageOf({ ...liveEntry, html }).all("img")).toHaveLength(1);
  });

  test("keeps a picture's place free where its size is known", () => {
    const imageOf = (width: number, height: number) =>
      pageOf({ ...plainEntry, images: [{ url: "https://pictures.example/a.jpg", width, height }] }).one("figure img");
    expect(["width", "height"].map((name) => imageOf(1200, 675).getAttribute(name))).toEqual(["1200", "675"]);
    for (const [width, height] of [
      [0, 675],
      [1200, Number.NaN],
      [-1, 1.5],
    ] as const)
      expect(imageOf(width, height).getAttribute("width")).toBeNull();
  });

  test("keeps a caption whose picture did not come along", () => {
    const page = pageOf({ ...plainEntry, images: [{ url: "", caption: "The depot at dawn." }] });
    expect(page.text("figure")).toBe("The depot at dawn.");
    expect(page.all("figure img")).toEqual([]);
  });

  test("links what is attached, with its kind and size", () => {
    const page = pageOf(liveEntry);
    expect(page.text(".attachments li")).toBe("The harbour master speaks audio/mpeg, 3.2 MB");
  });

  test("calls what is attached without a title by its file, or by where it is", () => {
    const addresses = ["a/tide%20table.pdf?v=2", "a/100%25%ff.pdf", "a/listen", ""];
    const attachments = addresses.map((path) => ({
      url: `https://www.coast.example/${path}`,
      type: "application/pdf",
    }));
    const names = pageOf({ ...plainEntry, attachments }).all(".attachments a");
    expect(names.map(({ textContent }) => textContent)).toEqual([
      "tide table.pdf",
      "100%25%ff.pdf",
      "coast.example",
      "coast.example",
    ]);
  });

  test("of an article with an address of its own names the original", () => {
    const page = pageOf({ ...plainEntry, url: "https://coast.example/tram" });
    expect(page.text(".note")).toBe("The original is at coast.example.");
    expect(page.one('link[rel="canonical"]').getAttribute("href")).toBe("https://coast.example/tram");
  });

  test("is set in the article's language and direction, our words in theirs", () => {
    const page = pageOf(arabicEntry);
    expect([page.root.getAttribute("lang"), page.root.getAttribute("dir")]).toEqual(["ar", "rtl"]);
    expect([page.one("dl").getAttribute("lang"), page.one("dl").getAttribute("dir")]).toEqual(["en", "ltr"]);
    expect([page.one(".home").getAttribute("lang"), page.one(".home").getAttribute("dir")]).toEqual(["en", "ltr"]);
    expect(page.one(".facts bdi").textContent).toBe("سلمى الحداد");
    const chinese = pageOf(chineseEntry);
    expect([chinese.root.getAttribute("lang"), chinese.root.getAttribute("dir")]).toEqual(["zh-Hans", "ltr"]);
  });

  test("names other reports of the event, each with its source", () => {
    const related = [
      { title: "Night trams from June", href: "articles/night-0f1e2d3c.html", source: "Coast Radio" },
      { href: "https://other.example/trams" },
    ];
    const page = parsePage(renderArticlePage(channel, plainEntry, { related }));
    expect(page.text(".related h2")).toBe("Also reported by");
    expect(page.all(".related li").map(({ textContent }) => textContent)).toEqual([
      "Coast Radio Night trams from June",
      "Untitled",
    ]);
    expect(page.all(".related a").map((link) => link.getAttribute("href"))).toEqual([
      "../articles/night-0f1e2d3c.html",
      "https://other.example/trams",
    ]);
    expect(pageOf(plainEntry).all(".related")).toEqual([]);
  });

  test("leads from its tags, author and source to their pages, and announces their feeds", () => {
    const page = parsePage(renderArticlePage(channel, plainEntry, { topics }));
    expect(page.all(".tags a").map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["trams", "../topics/trams-0a1b2c3d/index.html"],
      ["City council", "../topics/city-council-1b2c3d4e/index.html"],
      ["Mara Lindqvist", "../topics/mara-lindqvist-2c3d4e5f/index.html"],
      ["Harbour Wire", "../topics/harbour-wire-3d4e5f6a/index.html"],
    ]);
    expect(page.all('link[rel="alternate"]').map((link) => link.getAttribute("href"))).toEqual(
      ["", ...topics.map(({ folder }) => folder)].flatMap((folder) =>
        ["rss.xml", "atom.xml", "feed.json"].map((name) => `../${folder}${name}`),
      ),
    );
  });

  test("shows a tag without a page as it is", () => {
    const page = parsePage(renderArticlePage(channel, plainEntry, { topics: topics.slice(0, 1) }));
    expect(page.all(".tags li").map(({ textContent }) => textContent)).toEqual(["trams", "City council"]);
    expect(page.all(".tags a")).toHaveLength(1);
  });

  test("lets a keyboard reach what scrolls within it", () => {
    const html = '<p title="a <table> and <pre>">x</p><pre><code>a</code></pre><table><tr><td>b</td></tr></table>';
    expect(
      pageOf({ ...plainEntry, html })
        .one(".body")
        .innerHTML.trim(),
    ).toBe(
      '<p title="a <table> and <pre>">x</p><pre tabindex="0"><code>a</code></pre><div class="wide" tabindex="0" role="group"><table><tr><td>b</td></tr></table></div>',
    );
  });

  test("has the same bytes each time", () => {
    for (const entry of [plainEntry, liveEntry, arabicEntry, undatedEntry])
      expect(textOf(renderArticlePage(channel, entry))).toBe(textOf(renderArticlePage(channel, entry)));
  });
});

describe("how we know", () => {
  test("is closed until it is asked for", () => {
    expect(pageOf(plainEntry).one("details").getAttribute("open")).toBeNull();
  });

  test("names for each belief the words, where they stood and how sure we are", () => {
    expect(beliefs(liveEntry)).toEqual({
      Title: "As given From the heading of the article: Storm closes the outer harbour UPDATED. As good as certain.",
      Published:
        "2 November 2025, 13:41 UTC+1 From the clock time of a live update: 13:41. Very likely right. The first of three timed blocks.",
      Updated: "2 November 2025, 17:59 UTC+1 From the clock time of a live update: 17:59. As good as certain.",
      Author: "Tom Weir From the byline: Ines Okafor and Tom Weir. As good as certain.",
      Source: "Coast Radio From the outlet that the text credits: Coast Radio reports. Likely right.",
      Summary: "As given From the introduction under the headline: No boat has left since noon. As good as certain.",
      Language: "en From the language of the words themselves: The last tram. As good as certain.",
    });
  });

  test("says at once what was worked out, and where a date was, leads to its proof", () => {
    const published = evidence(day("2025-05-19"), "siblings", "on Monday", { derived: true });
    const page = pageOf({ ...undatedEntry, published });
    expect(page.text("summary")).toBe("How we know: title and date worked out");
    expect(page.text(".facts")).toBe("19 May 2025 (inferred)");
    expect(page.one(".facts a").getAttribute("href")).toBe("#published");
    expect(page.one("details dt#published").textContent).toBe("Published");
    expect(pageOf(plainEntry).text("summary")).toBe("How we know");
  });

  test("closes a quoted sentence with one full stop", () => {
    const title = evidence("It rings", "lede", "It still rings.", { derived: true });
    expect(beliefs({ ...plainEntry, title }).Title).toContain("paragraph: It still rings. As good");
  });

  test("marks a title that was made from the text, above and in the proof", () => {
    expect(pageOf(undatedEntry).text(".note")).toBe("Came without a title; this one is taken from the text.");
    expect(beliefs(undatedEntry).Title).toMatch(/^Made from the text From the opening paragraph: Divers found/);
  });

  test("claims no date for the undated, and shows what the entry is sorted by", () => {
    expect(pageOf(undatedEntry).text(".facts")).toBe("Date not stated");
    const { Published, "Not later than": bound } = beliefs(undatedEntry);
    expect(Published).toBe("Not stated anywhere that we could find, so we claim none.");
    expect(bound).toMatch(/^2 July 2025, 09:14 UTC\+2 From the time the file was last changed: 2025-07-02T07:14:00Z/);
  });

  test("shows a date of a month as a month", () => {
    const published = evidence({ at: 1_740_787_200, offset: 0, precision: "month" as const }, "body", "in March 2025");
    const page = pageOf({ ...plainEntry, published });
    expect(page.text(".facts")).toContain("March 2025, day not stated");
    expect(textOf(renderArticlePage(channel, { ...plainEntry, published }))).not.toMatch(
      /published_time|datePublished/,
    );
  });

  test("cuts a quotation that goes on for pages", () => {
    expect(beliefs(endlessEntry).Title?.length).toBeLessThan(400);
  });
});

describe("what machines read", () => {
  const dataOf = (entry: Entry) => JSON.parse(pageOf(entry).one('script[type="application/ld+json"]').textContent);

  test("is a schema.org Article that says what the page says", () => {
    expect(dataOf(liveEntry)).toEqual({
      "@context": "https://schema.org",
      "@type": "Article",
      headline: "Storm closes the outer harbour",
      description: "No boat has left since noon; the gates of the lock stay shut until the water falls.",
      url: "https://wire.example/articles/storm-9c0d1e2f.html",
      mainEntityOfPage: "https://wire.example/articles/storm-9c0d1e2f.html",
      inLanguage: "en",
      datePublished: "2025-11-02T13:41:00+01:00",
      dateModified: "2025-11-02T17:59:00+01:00",
      author: [
        { "@type": "Person", name: "Ines Okafor", url: "https://coast.example/okafor" },
        { "@type": "Person", name: "Tom Weir" },
      ],
      sourceOrganization: { "@type": "Organization", name: "Coast Radio", url: "https://coast.example/" },
      image: ["https://pictures.example/mole.jpg"],
      keywords: ["Trams", "City council"],
      isPartOf: { "@type": "WebSite", name: "The Harbour Wire", url: "https://wire.example/" },
    });
  });

  test("is OpenGraph with the day where only the day is known", () => {
    const page = pageOf(plainEntry);
    const property = (name: string) => page.one(`meta[property="${name}"]`).getAttribute("content");
    expect(property("og:type")).toBe("article");
    expect(property("og:url")).toBe("https://wire.example/articles/tram-four-1a2b3c4d.html");
    expect(property("article:published_time")).toBe("2025-05-19");
    expect(page.all('meta[property="article:tag"]')).toHaveLength(2);
  });

  test("has no date for the undated and no author for the anonymous", () => {
    const data = dataOf(undatedEntry);
    expect(data).not.toHaveProperty("datePublished");
    expect(data).not.toHaveProperty("author");
    expect(dataOf(without(plainEntry, "summary"))).not.toHaveProperty("description");
  });
});
