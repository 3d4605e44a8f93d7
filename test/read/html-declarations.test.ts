import { describe, expect, test } from "vitest";
import type { Article, DeclaredField } from "#model/article.ts";
import { readArticle, valuesOf } from "./seeds.ts";

const page = (head: string, body = "<p>The ferry sails again.</p>") =>
  readArticle("a.html", `<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`);

const jsonLd = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
const scriptOf = (text: string) => `<script type="application/ld+json">${text}</script>`;

const declared = (article: Article, field: DeclaredField) =>
  article.declarations.filter((one) => one.field === field).map(({ origin, value }) => `${origin}: ${value}`);

const FERRY = {
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: "The ferry sails",
  datePublished: "2025-03-11T09:00:00+01:00",
  dateModified: "2025-03-12",
  author: [{ "@type": "Person", name: "Ida Lund", url: "https://example.org/ida" }, "Bo Ek"],
  publisher: { "@type": "Organization", name: "Harbour News", url: "https://example.org/" },
  description: "Again.",
  image: { "@type": "ImageObject", url: "https://example.org/pier.jpg" },
  inLanguage: "en",
  keywords: "sea, town",
  url: "https://example.org/ferry",
};

describe("JSON-LD", () => {
  test("says all there is to say about an article", async () => {
    const { declarations } = await page(jsonLd(FERRY));
    const said = declarations
      .filter(({ origin }) => origin === "json-ld")
      .map(({ field, value }) => `${field}: ${value}`);
    expect(said).toEqual([
      "title: The ferry sails",
      "published: 2025-03-11T09:00:00+01:00",
      "updated: 2025-03-12",
      "author: Ida Lund",
      "author-url: https://example.org/ida",
      "author: Bo Ek",
      "source: Harbour News",
      "source-url: https://example.org/",
      "summary: Again.",
      "language: en",
      "url: https://example.org/ferry",
      "tag: sea",
      "tag: town",
      "image: https://example.org/pier.jpg",
    ]);
  });

  test.each([
    ["in a list", [{ "@type": "BreadcrumbList", name: "no" }, FERRY]],
    ["in a graph", { "@graph": [{ "@type": "WebSite", name: "no" }, FERRY] }],
    ["as the main entity of its page", { "@type": "WebPage", name: "no", mainEntity: FERRY }],
    ["of two kinds at once", { ...FERRY, "@type": ["Article", "Report"] }],
  ])("is found %s", async (_, json) => {
    expect(valuesOf(await page(jsonLd(json)), "title")[0]).toBe("The ferry sails");
  });

  test("names authors and publishers by reference", async () => {
    const graph = [
      { ...FERRY, author: { "@id": "#ida" }, publisher: { "@id": "#news" } },
      { "@type": "Person", "@id": "#ida", name: "Ida Lund" },
      { "@type": "Organization", "@id": "#news", name: "Harbour News" },
    ];
    const article = await page(jsonLd({ "@graph": graph }));
    expect([valuesOf(article, "author"), valuesOf(article, "source")]).toEqual([["Ida Lund"], ["Harbour News"]]);
  });

  test("of a page gives dates, but neither title nor author", async () => {
    const article = await page(
      jsonLd({ "@type": "WebPage", name: "Ferry | News", datePublished: "2025-03-11", author: "Web Team" }),
    );
    expect([valuesOf(article, "published"), valuesOf(article, "title"), valuesOf(article, "author")]).toEqual([
      ["2025-03-11"],
      [],
      [],
    ]);
  });

  test.each([
    ["nobody wrote", { "@type": "WebPage", datePublished: "2025-03-11" }, []],
    ["somebody wrote", { "@type": "WebPage", datePublished: "2025-03-11", author: { "@id": "#ida" } }, ["2025-03-11"]],
    [
      "an article stands on",
      [
        { "@type": "Article", headline: "Ferry" },
        { "@type": "WebPage", datePublished: "2025-03-11" },
      ],
      ["2025-03-11"],
    ],
  ])("of a page that %s is asked when it was made", async (_, json, days) => {
    expect(valuesOf(await page(jsonLd(json)), "published")).toEqual(days);
  });

  test("of several articles counts where it has the page's own address", async () => {
    const other = { ...FERRY, headline: "Another story", url: "https://example.org/other" };
    const article = await page(`<link rel="canonical" href="https://example.org/ferry">${jsonLd([other, FERRY])}`);
    expect(valuesOf(article, "title")).toEqual(["The ferry sails"]);
  });

  test.each([
    ["a trailing comma", '{"@type":"Article","headline":"Ferry",}'],
    ["a CDATA section", '//<![CDATA[\n{"@type":"Article","headline":"Ferry"}\n//]]>'],
    ["a comment around it", '<!-- {"@type":"Article","headline":"Ferry"} -->'],
    ["a line break in a string", '{"@type":"Article","headline":"Ferry","description":"one\ntwo"}'],
    ["a semicolon", '{"@type":"Article","headline":"Ferry"};'],
    ["character references", '{"@type":"Article","headline":"&#70;erry"}'],
  ])("is read with %s", async (_, text) => {
    expect(valuesOf(await page(scriptOf(text)), "title")).toEqual(["Ferry"]);
  });

  test.each(["{", "null", "[[[[", '{"@type":"Article","headline":{"a":1},"author":[[]],"datePublished":7e400}'])(
    "that is broken for good declares nothing: %s",
    async (text) => {
      expect(valuesOf(await page(scriptOf(text)), "title")).toEqual([]);
    },
  );
});

describe("meta elements", () => {
  test.each([
    ["published", "open-graph", '<meta property="article:published_time" content="2025-03-11">', "2025-03-11"],
    ["updated", "open-graph", '<meta property="article:modified_time" content="2025-03-12">', "2025-03-12"],
    ["title", "open-graph", '<meta property="og:title" content="Ferry &amp; pier">', "Ferry & pier"],
    ["summary", "open-graph", '<meta property="dc:x og:description" content="Again.">', "Again."],
    ["source", "open-graph", '<meta property="og:site_name" content="Harbour News">', "Harbour News"],
    ["image", "open-graph", '<meta property="og:image" content="/pier.jpg">', "/pier.jpg"],
    ["tag", "open-graph", '<meta property="article:tag" content="sea">', "sea"],
    ["published", "meta", '<meta name="DC.date.issued" content="2025-03-11">', "2025-03-11"],
    ["author", "meta", '<meta name="dcterms.creator" content="Ida Lund">', "Ida Lund"],
    ["published", "meta", '<meta name="parsely-pub-date" content="2025-03-11">', "2025-03-11"],
    ["author", "meta", '<meta name="sailthru.author" content="Ida Lund">', "Ida Lund"],
    ["title", "meta", '<meta name="citation_title" content="Ferry">', "Ferry"],
    ["author", "meta", "<meta name=author content='Ida Lund'>", "Ida Lund"],
    ["published", "meta", '<meta name="date" content="11/03/2025">', "11/03/2025"],
    ["summary", "meta", '<meta name="description" content="Again.">', "Again."],
    ["tag", "meta", '<meta name="keywords" content="sea">', "sea"],
  ] as const)("%s from %s: %s", async (field, origin, head, value) => {
    const article = await page(head);
    expect(declared(article, field)).toEqual([`${origin}: ${value}`]);
  });

  test("a profile's address is no author's name", async () => {
    expect(
      valuesOf(await page('<meta property="article:author" content="https://social.example/ida">'), "author"),
    ).toEqual([]);
  });
});

describe("elements", () => {
  test("the headline, the title, the canonical address and the page's language", async () => {
    const article = await page(
      '<title>Ferry sails | News</title><link rel="canonical" href="https://example.org/ferry">',
      "<h1>Harbour News</h1><article><h1>Ferry sails</h1><p>Again.</p></article>",
    );
    expect(declared(article, "title")).toEqual(["heading: Ferry sails", "html: Ferry sails | News"]);
    expect(declared(article, "url")).toEqual(["html: https://example.org/ferry"]);
    expect(declared(article, "language")).toEqual(["html: en-GB"]);
  });

  test.each([
    [
      "the first time below the headline",
      "<time datetime='2020-01-01'>x</time><h1>Ferry</h1><time datetime='2025-03-11'>x</time>",
    ],
    [
      "a marked time before it",
      "<h1>Ferry</h1><time datetime='2020-01-01'>x</time><time pubdate datetime='2025-03-11'>x</time>",
    ],
    ["a time without an attribute", "<h1>Ferry</h1><time>2025-03-11</time>"],
    ["an element that is called date", "<h1>Ferry</h1><span class='entry-date'>2025-03-11</span>"],
    [
      "no time of a comment",
      "<h1>Ferry</h1><div id='comments'><time datetime='2020-01-01'>x</time></div><time datetime='2025-03-11'>x</time>",
    ],
    [
      "no duration and no clock time",
      "<h1>Ferry</h1><time datetime='PT15M'>15 min</time><time>17:59</time><time>2025-03-11</time>",
    ],
    [
      "the nearest to the headline, even above it",
      `<p><time>2025-03-11</time></p><h1>Ferry</h1>${"<p>Again.</p>".repeat(9)}<p><time>2020-01-01</time></p>`,
    ],
    [
      "no hours of an event and no calendar's",
      "<h1>Ferry</h1><p class='date'>30. March 2020, 13:15 – 19:00</p><i id='date-widget' class='date'>2020-01-01</i><b class='posted'>2025-03-11</b>",
    ],
    [
      "no date of a list of other stories",
      `<h1>Ferry</h1><ul><li><a href='/mail'>The mail boat crossed all the winter</a> <time>2020-01-01</time></li></ul>
       <article><h2><a href='/pier'>Pier</a></h2><time>2020-01-01</time></article>
       <article><h2><a href='/goats'>Goats</a></h2><time>2020-01-01</time></article><time>2025-03-11</time>`,
    ],
    [
      "that of a post whose heading leads to itself",
      "<h1>Harbour News</h1><article><h2><a href='/ferry'>Ferry</a></h2><time>2025-03-11</time></article>",
    ],
    [
      "one in what is called a sidebar and is the main column",
      `<h1>Ferry</h1><div class='with-sidebar'><time>2025-03-11</time>${"<p>Again.</p>".repeat(9)}</div>`,
    ],
    [
      "one in what is called a teaser and holds the headline",
      "<div class='teaser'><h1>Ferry</h1><time>2025-03-11</time></div>",
    ],
  ])("the date is %s", async (_, body) => {
    expect(declared(await page("", body), "published")).toEqual(["html: 2025-03-11"]);
  });

  test.each([
    ["Written by", ["meta: Ida Lund"]],
    ["Verfasst von", ["meta: Ida Lund"]],
    ["Est. reading time", []],
  ])("what links to the page show labelled “%s”", async (label, authors) => {
    const article = await page(
      `<meta name="twitter:label1" content="${label}"><meta name="twitter:data1" content="Ida Lund">`,
    );
    expect(declared(article, "author")).toEqual(authors);
  });

  test("a heading that leads to the front page is the site's name", async () => {
    const logos = '<h1><a href="/">Harbour News</a></h1><a href="https://example.org/"><h1>Harbour News</h1></a>';
    const article = await page("", `${logos}<h1><a href="/ferry">Ferry sails</a></h1>`);
    expect(declared(article, "title")).toEqual(["heading: Ferry sails"]);
  });

  test("an empty time of microdata is heard after what the head declares", async () => {
    const empty = `<div itemscope itemtype="https://schema.org/Article"><time itemprop="datePublished" datetime="2025-03-13"></time></div>`;
    const article = await page('<meta property="article:published_time" content="2025-03-11">', empty);
    expect(valuesOf(article, "published")).toEqual(["2025-03-11", "2025-03-13"]);
  });

  test.each([
    ["a line beside the headline", "<h1>Ferry</h1><p>Ida Lund 11/3/2025 22:41</p>", ["11/3/2025"]],
    ["with the month's name", "<h1>Ferry</h1><small>Porto, 11 de marzo de 2025</small>", ["11 de marzo de 2025"]],
    ["the nearest of them", "<h1>Ferry</h1><p>11 March 2025</p><p>12 March 2025</p>", ["11 March 2025"]],
    ["behind a label of its own", "<h1>Ferry</h1><p>Published: March 11, 2025</p>", ["March 11, 2025"]],
    ["never one with another label", "<h1>Ferry</h1><p>Deadline: 11 March 2025</p>", []],
    ["never the owner's", "<h1>Ferry</h1><p>© 11 March 2025</p>", []],
    ["never one in a table", "<h1>Ferry</h1><table><tr><td>Built</td><td>11 March 2025</td></tr></table>", []],
    ["never one far away", `<h1>Ferry</h1>${"<p>Again.</p>".repeat(50)}<p>11 March 2025</p>`, []],
    ["never a sentence", "<h1>Ferry</h1><p>On 11 March 2025 the ferry that nobody had missed sailed again.</p>", []],
  ])("an unmarked date is %s", async (_, body, days) => {
    const said = valuesOf(await page("", body), "published");
    expect(said.map((value, at) => value.includes(days[at] ?? "?"))).toEqual(days.map(() => true));
  });

  test("what says that it was updated is no publication", async () => {
    const article = await page("", "<h1>Ferry</h1><p class='date'>Last updated on 12 March 2025</p>");
    expect([declared(article, "published"), declared(article, "updated")]).toEqual([
      [],
      ["html: Last updated on 12 March 2025"],
    ]);
  });

  test("a time that is called updated is no publication", async () => {
    const article = await page(
      "",
      "<h1>Ferry</h1><time class='updated' datetime='2025-03-12'>x</time><time class='entry-date published updated' datetime='2025-03-11'>x</time>",
    );
    expect([declared(article, "published"), declared(article, "updated")]).toEqual([
      ["html: 2025-03-11"],
      ["html: 2025-03-12"],
    ]);
  });

  test.each([
    [
      '<a rel="author" href="https://example.org/ida">Ida Lund</a>',
      ["author Ida Lund", "author-url https://example.org/ida"],
    ],
    ['<p class="byline">By <a href="/ida">Ida Lund</a></p>', ["author Ida Lund"]],
    ['<p class="byline">By Ida Lund</p>', ["author Ida Lund"]],
    ['<div class="article__author">By Ida Lund</div>', ["author Ida Lund"]],
    ['<div class="autor"><h6>Ida Lund</h6></div>', ["author Ida Lund"]],
    ['<span class="author-name"><a class="license-author">Bo Ek</a></span>', []],
    ['<figure><i class="author">Bo Ek</i></figure><i class="author">Ida Lund</i>', ["author Ida Lund"]],
    ['<div class="author">Cross with us!</div>', []],
    ['<h1>Ferry</h1><i class="author">Ida Lund</i><i class="author">Bo Ek</i>', ["author Ida Lund"]],
    [
      `<h1>Ferry</h1>${"<p>Again.</p>".repeat(70)}<div><i class="author">Bo Ek</i></div><div><i class="author">Cleo Roth</i></div>`,
      [],
    ],
    ['<div class="comment"><span class="author">Troll</span></div>', []],
    ['<p class="authors">von <a href="/ida">Ida Lund</a></p>', ["author Ida Lund"]],
    ["<p>Von: <b>Ida Lund</b></p>", ["author Ida Lund"]],
    ["<p><b>Text</b> <i>Ida van der Lund</i></p>", ["author Ida van der Lund"]],
    ["<p>Von Ida&shy;lia Lund</p>", ["author Idalia Lund"]],
    ["<p>Autoren Ida Lund, Bo Ek und Cleo Roth</p>", ["author Ida Lund, Bo Ek und Cleo Roth"]],
    ['<div class="teaser author"><b>Ida Lund</b> <a href="/ida">Alle Artikel</a></div>', ["author Ida Lund"]],
    ["<p>By noon they had gone</p><p>Von Oslo</p>", []],
    ['<a href="/autor/ida-lund">Ida Lund</a>', ["author Ida Lund"]],
    ['<a href="/autor/">Ida Lund</a><a href="/authority/ida-lund">Ida Lund</a>', []],
    [
      '<p class="byline"><a href="/ida">Ida Lund</a>, <a href="/bo">Bo Ek</a> and <a href="/c">Cleo Roth</a></p>',
      ["author Ida Lund", "author Bo Ek", "author Cleo Roth"],
    ],
    ['<div class="post author"><p><a rel="tag" href="/sea">Sea</a></p></div>', ["author Sea"]],
    ['<span class="authorname-txt" itemprop="author">Ida Lund</span>', ["author Ida Lund"]],
    [`<div class="author">${"Ida Lund was born by the sea. ".repeat(9)}</div>`, []],
  ])("the author is marked: %.70s", async (body, said) => {
    const { declarations } = await page("", body);
    expect(
      declarations.filter(({ field }) => field.startsWith("author")).map(({ field, value }) => `${field} ${value}`),
    ).toEqual(said);
  });

  test("microdata of the article, not of what else is described on the page", async () => {
    const article = await page(
      "",
      `<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Ticket</b></div>
       <article itemscope itemtype="https://schema.org/BlogPosting"><h2 itemprop="headline">Ferry</h2>
       <meta itemprop="datePublished" content="2025-03-11"><p itemprop="author" itemscope itemtype="https://schema.org/Person">
       by <b itemprop="name">Ida Lund</b></p><p>Again.</p></article>`,
    );
    expect([declared(article, "title"), declared(article, "published"), declared(article, "author")]).toEqual([
      ["meta: Ferry"],
      ["meta: 2025-03-11"],
      ["meta: Ida Lund"],
    ]);
  });
});

test("the best source comes first within a field, and no source says anything twice", async () => {
  const article = await page(
    `<title>From title</title><meta name="title" content="From meta"><meta name="DC.title" content="From Dublin">
     <meta property="og:title" content="From OG">${jsonLd({ ...FERRY, headline: "From JSON-LD" })}`,
    '<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">From microdata</h1><p>Words.</p></div>',
  );
  expect(valuesOf(article, "title")).toEqual([
    "From JSON-LD",
    "From microdata",
    "From OG",
    "From Dublin",
    "From meta",
    "From microdata",
    "From title",
  ]);
});

test("quotes show the element, or the words in the script", async () => {
  const { declarations } = await page(
    `<meta name="date" content="2025-03-12">${scriptOf('\n{"@type": "Article",\n "datePublished": "2025-03-11"}\n')}`,
  );
  expect(declarations.filter(({ field }) => field === "published").map(({ quote }) => quote)).toEqual([
    '"datePublished": "2025-03-11"}',
    '<meta name="date" content="2025-03-12">',
  ]);
});
