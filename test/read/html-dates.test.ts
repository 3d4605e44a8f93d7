import { describe, expect, test } from "vitest";
import { readArticle, valuesOf } from "./seeds.ts";

const MENU = "<nav><a href='/'>Home</a></nav>";
const TEXT = "<p>The ferry sails again, and the pilots of the harbour are back from their leave.</p>".repeat(3);
const page = (below: string, end = "", head = "") =>
  readArticle(
    "a.html",
    `<html lang="en"><head>${head}</head><body>${MENU}<main><article><h1>The ferry</h1>${below}${TEXT}${end}</article></main></body></html>`,
  );
const published = async (below: string, end = "") => valuesOf(await page(below, end), "published")[0];

describe("an element's moment for machines goes before its words", () => {
  test.each([
    ["a tooltip", '<span class="ago" title="2025-03-11T09:00:00Z">3 years ago</span>', "2025-03-11T09:00:00Z"],
    [
      "an abbreviation",
      '<abbr class="published" title="11 March 2025 09:00">a while ago</abbr>',
      "11 March 2025 09:00",
    ],
    ["a script's stamp", '<i data-timestamp="1741683600">3 years ago</i>', "1741683600"],
    ["a script's date", '<i class="date" data-datetime="2025-03-11T09:00:00Z"></i>', "2025-03-11T09:00:00Z"],
    [
      "RDFa",
      '<b property="dc:date dc:created" content="2025-03-11T09:00:00+01:00">Tue, 03/11/2025</b>',
      "2025-03-11T09:00:00+01:00",
    ],
    ["microdata of the page", '<meta itemprop="datePublished" content="2025-03-11">', "2025-03-11"],
  ])("%s", async (_, below, day) => {
    expect(await published(below)).toBe(day);
  }); // prettier-ignore

  test.each([
    ["a tooltip of prose", '<a title="The ferry of 11 March 2025 and those before it">3 years ago</a>'],
    ["what nobody can point at", '<span title="2025-03-11"> </span>'],
    ["a countdown", '<p class="countdown" data-date="2025-03-11">3 days to go</p>'],
    [
      "a comment's",
      '<p itemscope itemtype="https://schema.org/Comment"><meta itemprop="dateCreated" content="2025-03-11">Ah.</p>',
    ],
    ["a duration", '<i data-time="1234">3 minutes</i>'],
  ])("but not %s", async (_, below) => {
    expect(await published(below)).toBeUndefined();
  }); // prettier-ignore
});

describe("the date of an entry is found", () => {
  test("in the footer of its article, which is no footer of the page", async () => {
    const footer = "<footer><time datetime='2025-03-11'>Tuesday</time></footer>";
    expect(await published("", footer)).toBe("2025-03-11");
    const elsewhere = `<html><body>${MENU}<article><h1>The ferry</h1>${TEXT}</article>${footer}</body></html>`;
    expect(valuesOf(await readArticle("a.html", elsewhere), "published")).toEqual([]);
  });

  test.each([
    "This entry was posted on Tuesday, March 11th, 2025 at 10:14 am and is filed under Harbour. You can follow any responses.",
    "Dieser Beitrag wurde am 11. März 2025 von Ida Lund unter Hafen veröffentlicht.",
    "Cette entrée a été publiée dans Port par Ida Lund le 11 mars 2025.",
    "Esta entrada fue publicada en Puerto por Ida Lund el 11 marzo, 2025.",
  ])("in the sentence that weblogs end it with: %s", async (line) => {
    expect(await published("", `<p class="postmetadata">${line}</p>`)).toBe(line);
  });

  test("in a line of who, what and when, however long", async () => {
    const line = "By Ida Lund | Senior Correspondent, Harbour and Shipping Desk | March 11, 2025 at 10:14 a.m.";
    expect(await published(`<div>${line}</div>`)).toBe(line);
    expect(await published("<div>Von Ida Lund | 11.03.2025</div>")).toBe("Von Ida Lund | 11.03.2025");
    expect(await published("<div>Founded | 11 March 2025</div>")).toBeUndefined();
  });

  test("near the headline sooner than in an element far below it that is named for dates", async () => {
    const replies = `${"<p><b>Yes</b></p>".repeat(30)}<div><span class="date">1 April 2025</span></div>`;
    expect(await published("<p>11 March 2025</p>", replies)).toBe("11 March 2025");
  });
});

describe("the date of something else is not the article's", () => {
  const OWN = "<p>11 March 2025</p>";

  test.each([
    ["today's, in a widget", '<div><span class="current-date">1 April 2025</span></div>'],
    ["the weather's", '<div class="weather">1 April 2025, 12°C</div>'],
    ["a picture's", "<figure><img src='pier.jpg'><figcaption>The pier on 1 April 2025</figcaption></figure>"],
    [
      "a card's",
      '<div><a href="/b">The lock that nobody could open for years</a> <time datetime="2025-04-01">1 April</time></div>',
    ],
    ["a sentence's", "<p>The old ferry of the harbour sank on 1 April 2025.</p>"],
    ["that of the last change", "<p>This page was last updated on 1 April 2025.</p>"],
  ])("%s", async (_, other) => {
    const above = `<html><body>${other}${MENU}<div><h1>The ferry</h1>${OWN}${TEXT}</div></body></html>`;
    expect(valuesOf(await readArticle("a.html", above), "published")).toEqual(["11 March 2025"]);
    expect(await published("", other)).toBeUndefined();
  }); // prettier-ignore

  test("today's, in the head of the site", async () => {
    const header = '<div id="header"><span class="date">1 April 2025</span></div>';
    const article = await readArticle(
      "a.html",
      `<html><body>${header}${MENU}<div><h1>The ferry</h1>${OWN}${TEXT}</div></body></html>`,
    );
    expect(valuesOf(article, "published")).toEqual(["11 March 2025"]);
  });

  test("but a date in a link, in an article's own header and beside an icon of a calendar is", async () => {
    expect(await published('<a href="/porto">Porto - <time>11 March 2025, 10:14 in the morning</time></a>')).toMatch(
      /^11/,
    );
    const header = `<html><body>${MENU}<article><header><p>11 March 2025</p><h1>The ferry</h1></header>${TEXT}</article></body></html>`;
    expect(valuesOf(await readArticle("a.html", header), "published")).toEqual(["11 March 2025"]);
    expect(await published('<span class="date"><i class="icon-calendar"></i> 11 March 2025</span>')).toBe(
      "11 March 2025",
    );
  });

  test("nor is a link to the article itself a teaser's", async () => {
    const title = "Harbour Ferries Sail Again Before Easter";
    const line = `<p><a href="#top">${title}</a> 11 March 2025</p>`;
    const html = `<html><body>${MENU}<div><h1>${title}</h1>${TEXT}${line}</div></body></html>`;
    expect(valuesOf(await readArticle("a.html", html), "published")).toEqual([`${title} 11 March 2025`]);
  });

  test("nor is what stands in one small box with the headline, or beside an icon that is called today", async () => {
    const rubric = '<a href="/sea">All that we ever wrote about the sea</a>';
    const box = `<div>${rubric}<h1>The ferry</h1><p>11 March 2025</p></div>`;
    const html = `<html><body>${MENU}<main>${box}<div>${TEXT}${TEXT}</div></main></body></html>`;
    expect(valuesOf(await readArticle("a.html", html), "published")).toEqual(["11 March 2025"]);
    expect(await published('<p><i class="icon today"></i> 11 March 2025</p>')).toBe("11 March 2025");
  });

  test.each(["date updated", "entry-date updated", "post_date updated"])(
    "a class “%s” marks the publication",
    async (name) => {
      expect(await published(`<span class="${name}">11 March 2025</span>`)).toBe("11 March 2025");
      expect(await published(`<span class="${name}">Updated 11 March 2025</span>`)).toBeUndefined();
      expect(await published('<span class="updated">11 March 2025</span>')).toBeUndefined();
    },
  );

  test("a badge of three elements is one date", async () => {
    const badge = '<div class="datebox"><span>Mar</span><span>11</span><span>2025</span></div>';
    expect(await published(badge)).toBe("Mar 11 2025");
  });
});

describe("JSON-LD is read", () => {
  const declared = async (type: string, json: string) =>
    valuesOf(await page("", "", `<script type="${type}">${json}</script>`), "published");

  test("where its type has parameters", async () => {
    const json = '{ "@type": "NewsArticle", "datePublished": "2025-03-11" }';
    expect(await declared("application/ld+json; charset=utf-8", json)).toEqual(["2025-03-11"]);
  });

  test.each([
    '{ "@type": "NewsArticle", "headline": "The "new" and the "old" ferry", "datePublished": "2025-03-11" }',
    `{ "@type": "NewsArticle", "headline": "The pier\\'s "end"", "datePublished": "2025-03-11" }`,
    '{ "@type": "NewsArticle", "keywords": ["a "b" c", "d"], "n": 1, "datePublished": "2025-03-11", }',
  ])("where a template let quotation marks into it: %s", async (json) => {
    expect(await declared("application/ld+json", json)).toEqual(["2025-03-11"]);
  });
});
