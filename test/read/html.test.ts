import { describe, expect, test } from "vitest";
import { readHtmlFragment } from "#read/html-fragment.ts";
import { noticesOf, outline, readArticle } from "./seeds.ts";

const blocksOf = (html: string) =>
  readHtmlFragment(html).map(({ kind, level, text }) => `${kind}${level ?? ""}: ${text}`);

const LEDE = "The ferry between the mainland and the outer islands sailed again on Tuesday, after a winter without it.";
const SECOND =
  "Captain Ida Lund said the new engine was quieter than the old one, and that the pier would follow soon.";
const THIRD =
  "Nothing but the mail boat had made the crossing since December, when a storm took away the landing stage.";
const prose = [LEDE, SECOND, THIRD].map((text) => `<p>${text}</p>`).join("\n");

describe("each block element is one block", () => {
  test("with the words a reader sees", () => {
    expect(
      blocksOf(`<h2>The <em>ferry</em></h2><p>sails&nbsp;again,<br>at  dawn</p>
        <ul><li>mail<ul><li>letters</li></ul></li><li><p>sheep</p><p>and goats</p></li></ul>
        <blockquote><p>Quiet,</p><p>she said</p></blockquote><pre><code>a = 1
  b</code></pre><hr><table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>2</td></tr></table>
        <dl><dt>Pier</dt><dd>where ships land</dd></dl>`),
    ).toEqual([
      "heading2: The ferry",
      "paragraph: sails again,\nat dawn",
      "list: mail\nletters\nsheep and goats",
      "quote: Quiet,\nshe said",
      "code: a = 1\n  b",
      "rule: ",
      "table: Day | Boats\nMonday | 2",
      "list: Pier\nwhere ships land",
    ]);
  });

  test("words between elements are paragraphs too, and two line breaks part them", () => {
    expect(blocksOf("<div>One <b>two</b><p>three</p>four<br><br>five<br>six</div>seven")).toEqual([
      "paragraph: One two",
      "paragraph: three",
      "paragraph: four",
      "paragraph: five\nsix",
      "paragraph: seven",
    ]);
  });

  test("a table or a list that lays out a page is not one", () => {
    expect(blocksOf(`<table><tr><td><h1>Ferry</h1><p>${LEDE}</p></td><td>side</td></tr></table>`)[0]).toBe(
      "heading1: Ferry",
    );
    expect(blocksOf(`<table><tr><td>${LEDE}</td></tr></table>`)).toEqual([`paragraph: ${LEDE}`]);
  });

  test("a block's HTML is that block alone, a div of words a paragraph", () => {
    expect(
      readHtmlFragment('<div class="x"><div>One &lt;two&gt; <a href="/a">three</a><br></div></div>')[0]?.html,
    ).toBe('<p>One &lt;two&gt; <a href="/a">three</a></p>');
  });
});

describe("pictures", () => {
  test("a figure is one block with picture and caption", () => {
    const [figure] = readHtmlFragment(
      '<figure><img src="pier.jpg" alt="The pier"><figcaption>At <i>dawn</i>. Photo: Ida Lund</figcaption></figure>',
    );
    expect(figure).toMatchObject({
      kind: "figure",
      text: "At dawn. Photo: Ida Lund",
      image: { url: "pier.jpg", alt: "The pier", caption: "At dawn. Photo: Ida Lund" },
    });
  });

  test.each([
    ['<p><a href="/big"><img src="pier.jpg"></a></p>', "pier.jpg"],
    ['<img data-src="late.jpg" src="data:image/gif;base64,R0lGOD">', "late.jpg"],
    ['<img srcset="small.jpg 1x, big.jpg 2x">', "small.jpg"],
  ])("%s stands alone and is a figure", (html, url) => {
    expect(readHtmlFragment(html).map(({ image }) => image?.url)).toEqual([url]);
  });

  test("a figure around a quote or a listing is read for what it holds", () => {
    expect(blocksOf("<figure><blockquote>Quiet</blockquote><figcaption>Ida Lund</figcaption></figure>")).toEqual([
      "quote: Quiet",
      "paragraph: Ida Lund",
    ]);
  });
});

test("a film in a frame is a block of the article, an advertisement in one is none", async () => {
  const film = '<iframe src="https://www.youtube.com/embed/1" title="The first ferry" width="5"></iframe>';
  const [first, second, ...others] = readHtmlFragment(
    `<p>One</p>${film}<iframe src="https://ads.example/b?video=1"><a href="/x">Buy</a></iframe><iframe src="javascript:video"></iframe>`,
  );
  expect([first?.text, second?.kind, second?.text, others]).toEqual(["One", "other", "", []]);
  expect(second?.html).toContain('src="https://www.youtube.com/embed/1" title="The first ferry"');
});

test("what a browser does not show, and what is there to be pressed, is no text", () => {
  const unseen = [
    "<script>var a = '<p>no</p>'</script>",
    "<style>p { color: red }</style>",
    "<template><p>no</p></template>",
    "<noscript><p>no</p></noscript>",
    "<p hidden>no</p>",
    '<p style="color: red; display:none">no</p>',
    '<span aria-hidden="true">no</span>',
    "<button>no</button><select><option>no</select><textarea>no</textarea>",
    "<nav><a href='/'>no</a></nav>",
    "<svg><title>no</title></svg><iframe src='https://example.org'>no</iframe>",
    "<!-- no -->",
  ];
  expect(blocksOf(`<p>The ferry</p>${unseen.join("")}<p>sails</p>`)).toEqual([
    "paragraph: The ferry",
    "paragraph: sails",
  ]);
});

describe("the article is found on its page", () => {
  const page = (body: string) => `<!doctype html><html><head><title>Ferry</title></head><body>${body}</body></html>`;
  const furnished = (main: string) =>
    page(`<header><nav><a href="/">Home</a></nav></header>
      <div class="sidebar"><ul>${'<li><a href="/x">Another story about something else</a></li>'.repeat(8)}</ul></div>
      ${main}
      <div id="comments"><p>First! I have waited all my life to say something about this ferry, and now I have.</p></div>
      <footer><p>All rights reserved by the harbour desk, which is open on every day but Sunday.</p></footer>`);

  test("without menu, sidebar, comments and footer", async () => {
    const article = await readArticle("a.html", furnished(`<article><h1>Ferry</h1>${prose}</article>`));
    expect(article.blocks.filter(({ kind }) => kind === "paragraph").map(({ text }) => text)).toEqual([
      LEDE,
      SECOND,
      THIRD,
    ]);
  });

  test("also where its paragraphs stand in boxes of their own", async () => {
    const boxes = [LEDE, SECOND, THIRD, `${LEDE} Again.`].map(
      (text) => `<div class="row"><div class="column"><div><p>${text}</p></div></div></div>`,
    );
    const article = await readArticle("a.html", furnished(`<div class="builder">${boxes.join("")}</div>`));
    expect(outline(article)).toEqual(expect.arrayContaining([LEDE, SECOND, THIRD].map((text) => `paragraph: ${text}`)));
    expect(outline(article).join()).not.toContain("First!");
  });

  test("a saved article with nothing around it is kept whole, however short", async () => {
    const article = await readArticle(
      "a.html",
      page("<h1>Ferry</h1><p>It sails.</p><p>Sign <a href='/x'>here</a>.</p>"),
    );
    expect(outline(article)).toEqual(["heading1: Ferry", "paragraph: It sails.", "paragraph: Sign here."]);
  });

  test.each([
    "<p>It sails.</p><p>Again.</p>",
    "It sails.<br><br>Again.",
    "<html><p>It sails.</p>Again.",
    "<title>x</title><p>It sails.</p><p>Again.",
    "<body><p>It sails.</body></html><p>Again.</p>",
  ])("a fragment, or a page without its tags, is kept whole: %s", async (html) => {
    expect(outline(await readArticle("a.html", html))).toEqual(["paragraph: It sails.", "paragraph: Again."]);
  });

  test("a page without an article falls back to its words", async () => {
    const article = await readArticle("a.html", page('<nav><a href="/">Home</a></nav><p>Closed today.</p>'));
    expect(outline(article)).toEqual(["paragraph: Closed today."]);
  });

  test("a page inside a form is an article", async () => {
    const long = [LEDE, SECOND, THIRD].map((text) => `<p>${`${text} `.repeat(8)}</p>`).join("");
    const article = await readArticle(
      "a.html",
      page(`<form><input name="q"><article>${long}</article></form><aside><p>${LEDE}</p></aside>`),
    );
    expect(article.blocks).toHaveLength(3);
  });

  test("the words around the fields of a form are none", async () => {
    const form = `<form><p>Your address, please, and we shall write to you about every single ferry.</p><input></form>`;
    const article = await readArticle(
      "a.html",
      furnished(`<article>${prose}${prose}${prose}${form}${prose}</article>`),
    );
    expect(outline(article).join()).not.toContain("Your address");
    expect(article.blocks).toHaveLength(12);
  });

  test("what Readability takes for the article must hold most of the page's prose", async () => {
    const rows = [LEDE, SECOND, THIRD, LEDE, SECOND, THIRD].map(
      (text) => `<section><div><div><div><p>${text}</p></div></div></div></section>`,
    );
    const author = `<div class="article-author">${`<p>${SECOND}, ${LEDE}</p>`.repeat(3)}</div>`;
    const article = await readArticle("a.html", furnished(`<main>${rows.join("")}${author}</main>`));
    expect(article.blocks.length).toBeGreaterThanOrEqual(6);
  });
});

describe("a page whose box is plainly its article", () => {
  const teasers = "<ul><li><a href='/a'>Goats on the pier</a></li><li><a href='/b'>Mail</a></li></ul>";
  const long = Array.from({ length: 4 }, (_, at) => `<p>${at}. ${LEDE} ${SECOND} ${THIRD}</p>`).join("");
  const textOf = async (body: string) => {
    const { blocks } = await readArticle("a.html", `<nav>Menu</nav>${body}<footer>© Harbour News</footer>`);
    return blocks.map(({ text }) => text.slice(0, 30));
  };
  const start = (at: number) => `${at}. ${LEDE}`.slice(0, 30);
  const all = [0, 1, 2, 3].map(start);

  test("is read without its lists of links", async () => {
    expect(await textOf(`<div>${long}${teasers}<p><a href="/c">${LEDE}</a></p></div>`)).toEqual(all);
  });

  test("keeps the standfirst that stands above the box, called a teaser or not", async () => {
    const standfirst = `<h1>Ferry</h1><div class="teaser"><p>${SECOND}</p></div>`;
    expect(await textOf(`${standfirst}<div>${long}</div>`)).toEqual([SECOND.slice(0, 30), ...all]);
  });

  test("ends where it announces other articles, if nothing but those follows", async () => {
    for (const line of ["Das könnte Sie auch interessieren", "Más sobre el puerto", "You may also like"])
      expect(await textOf(`<div>${long}<h3>${line}</h3>${teasers}</div>`), line).toEqual(all);
    const inner = await textOf(`<div>${long}<h3>More from the pier</h3>${long}</div>`);
    expect(inner).toEqual([...all, "More from the pier", ...all]);
  });
});

describe("deep and huge pages", () => {
  test("keep their words beyond the depth at which they are flattened", async () => {
    const article = await readArticle(
      "a.html",
      `${"<div><b>".repeat(1500)}The ferry${"</b></div>".repeat(1500)}<p>sails</p>`,
    );
    expect(outline(article)).toEqual(["paragraph: The ferry", "paragraph: sails"]);
    expect(noticesOf(article)).toEqual(["markup-flattened"]);
  });

  test("keep their words beyond the number of elements that are built", async () => {
    const article = await readArticle("a.html", Array.from({ length: 20_000 }, (_, i) => `<p>p${i}</p>`).join(""));
    const words = article.blocks.map(({ text }) => text).join(" ");
    expect(words).toContain("p0 p1 ");
    expect(words).toContain("p19999");
    expect(noticesOf(article)).toEqual(["markup-flattened"]);
  });
});
