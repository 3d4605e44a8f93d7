import { describe, expect, test } from "vitest";
import { childOf, parseXml } from "#publish/check/xml-tree.ts";
import { channel, entry, evidence, without } from "../../support/feed-articles.ts";
import { atomOf, CONTENT, DC, MEDIA, rssChannel, rssOf, textIn, textsIn, three } from "./three.ts";

/** What is known to go wrong with text in feeds, each numbered point a promise of ours. */

describe("1. characters that XML does not allow", () => {
  const dirty = "Pe\u0000ars\u000b \u0085and\ud800 ap\ufffeples \udc00\u{1f34e}";
  const clean = "Pears and apples \u{1f34e}";

  test("are dropped from every string in all three formats, not replaced", () => {
    const { rss, atom, json } = three(
      entry({
        title: evidence(dirty, "front-matter", { quote: dirty }),
        html: `<p>${dirty}</p>`,
        authors: [evidence({ name: dirty })],
        tags: [dirty],
        source: evidence({ name: dirty }),
      }),
      { ...channel, title: dirty, rights: dirty },
    );
    expect([textIn(rss, "title"), textIn(atom, "title"), json.title]).toEqual([clean, clean, clean]);
    expect(JSON.stringify(json)).not.toMatch(/\\ud800|\\u0000|\ufffe|\ufffd/);
    expect(textIn(rss, "encoded", CONTENT)).toBe(`<p>${clean}</p>`);
    expect(textIn(atom, "content")).toBe(`<p>${clean}</p>`);
    expect(json.content_html).toBe(`<p>${clean}</p>`);
    expect([textIn(rss, "creator", DC), textIn(rss, "category"), textIn(rss, "source", DC)]).toEqual([
      clean,
      clean,
      clean,
    ]);
  });

  test("a long text is cut between letters, never within one", () => {
    const family = "👨‍👩‍👧‍👦";
    const { atom } = three(without(entry({ text: family.repeat(200) }), "title"));
    const title = textIn(atom, "title") ?? "";
    expect(title.endsWith("…")).toBe(true);
    expect(title.slice(0, -1).replaceAll(family, "")).toBe("");
  });
});

describe("2. markup characters in a value", () => {
  const nasty = `a ]]> b ]]> c <b> & &amp; "quotes" 'n' &#38; >`;

  test("come out of every field of RSS as they went in", () => {
    const { rss } = three(
      entry({
        id: "tag:orchard.example,2025:a&b<c>",
        url: "https://paper.example/?a=1&b=2",
        title: evidence(nasty),
        html: `<pre>${nasty}</pre>`,
        summary: evidence("a & b"),
        tags: [nasty],
        authors: [evidence({ name: nasty })],
        attachments: [
          { url: "https://media.example/?a=1&b=2", type: "audio/mpeg", length: 5, title: nasty },
          { url: "https://media.example/?c=3&d=4", type: "audio/mpeg", title: nasty },
        ],
      }),
    );
    expect(textIn(rss, "title")).toBe(nasty);
    expect(textIn(rss, "encoded", CONTENT)).toBe(`<pre>${nasty}</pre>`);
    expect(textIn(rss, "description")).toBe("a &amp; b");
    expect(textIn(rss, "category")).toBe(nasty);
    expect(textIn(rss, "creator", DC)).toBe(nasty);
    expect(textIn(rss, "guid")).toBe("tag:orchard.example,2025:a&b<c>");
    expect(textIn(rss, "link")).toBe("https://paper.example/?a=1&b=2");
    expect(childOf(rss, "enclosure")?.attributes.url).toBe("https://media.example/?a=1&b=2");
    const media = childOf(rss, "content", MEDIA);
    expect(media?.attributes.url).toBe("https://media.example/?c=3&d=4");
    expect(textIn(media, "title")).toBe(nasty);
  });

  test("come out of every field of Atom as they went in", () => {
    const { atom } = three(
      entry({
        id: "tag:orchard.example,2025:a&b<c>",
        url: "https://paper.example/?a=1&b=2",
        title: evidence(nasty),
        html: `<pre>${nasty}</pre>`,
        summary: evidence(nasty),
        tags: [nasty],
        authors: [evidence({ name: nasty })],
      }),
    );
    expect(textIn(atom, "id")).toBe("tag:orchard.example,2025:a&b<c>");
    expect(textIn(atom, "title")).toBe(nasty);
    expect(textIn(atom, "summary")).toBe(nasty);
    expect(textIn(atom, "content")).toBe(`<pre>${nasty}</pre>`);
    expect(childOf(atom, "category")?.attributes.term).toBe(nasty);
    expect(childOf(atom, "link")?.attributes.href).toBe("https://paper.example/?a=1&b=2");
    expect(textIn(childOf(atom, "author"), "name")).toBe(nasty);
  });

  test("come out of the feed's own fields as they went in", () => {
    const of = { ...channel, title: nasty, description: nasty, rights: nasty, image: "https://a.example/?a=1&b=2" };
    const rss = rssChannel(rssOf([], of));
    const atom = parseXml(atomOf([], of));
    expect([textIn(rss, "title"), textIn(rss, "description"), textIn(rss, "copyright")]).toEqual([nasty, nasty, nasty]);
    expect([textIn(atom, "title"), textIn(atom, "subtitle"), textIn(atom, "rights")]).toEqual([nasty, nasty, nasty]);
    expect(textIn(childOf(rss, "image"), "title")).toBe(nasty);
    expect(textIn(childOf(rss, "image"), "url")).toBe("https://a.example/?a=1&b=2");
    expect(textIn(atom, "logo")).toBe("https://a.example/?a=1&b=2");
  });
});

describe("3. titles, which readers take for text or for HTML", () => {
  const title = "AT&T sees profit, if a < b";

  test("stand in RSS as plain text, escaped once, by hexadecimal references", () => {
    expect(rssOf([entry({ title: evidence(title) })])).toContain("<title>AT&#x26;T sees profit, if a &#x3C; b</title>");
  });

  test("stand in Atom as type=text", () => {
    const { atom } = three(entry({ title: evidence(title) }));
    expect(childOf(atom, "title")).toMatchObject({ attributes: { type: "text" }, text: title });
    expect(childOf(parseXml(atomOf([])), "title")?.attributes).toEqual({ type: "text" });
  });
});

test("4. no white space stands around a value", () => {
  const padded = entry({
    id: " tag:orchard.example,2025:a\n",
    title: evidence("  Pears \n"),
    summary: evidence("\tSweet. "),
    html: "\n<p>Pears</p>\n",
    authors: [evidence({ name: " Mara " })],
    tags: [" fruit "],
  });
  const { rss, atom, json } = three(padded);
  expect([
    textIn(rss, "guid"),
    textIn(rss, "title"),
    textIn(rss, "description"),
    textIn(rss, "encoded", CONTENT),
  ]).toEqual(["tag:orchard.example,2025:a", "Pears", "Sweet.", "<p>Pears</p>"]);
  expect([textIn(atom, "id"), textIn(atom, "title"), textIn(childOf(atom, "author"), "name")]).toEqual([
    "tag:orchard.example,2025:a",
    "Pears",
    "Mara",
  ]);
  expect(json).toMatchObject({ id: "tag:orchard.example,2025:a", title: "Pears", summary: "Sweet.", tags: ["fruit"] });
});

test.each([
  ["no items", []],
  ["items without content", [entry({ html: "" })]],
  [
    "items with everything",
    [entry({ authors: [evidence({ name: "Mara" })], attachments: [{ url: "https://a.example/a", type: "a/b" }] })],
  ],
])("5. every prefix is declared with %s", (_, entries) => {
  for (const xml of [rssOf(entries), atomOf(entries)]) {
    const used = [...xml.matchAll(/<\/?(\w+):/g)].map(([, prefix]) => prefix);
    for (const prefix of used) expect(xml).toContain(`xmlns:${prefix}="`);
    expect(() => parseXml(xml)).not.toThrow();
  }
  expect(rssOf(entries)).toMatch(/<rss version="2.0" xmlns:atom=.* xmlns:content=.* xmlns:dc=.* xmlns:media=/);
});

describe("11. where no title can be derived", () => {
  const untitled = without(entry({ text: "Rain again, and\nthe ferry is late." }), "title");

  test("RSS and JSON have none", () => {
    const { rss, json } = three(untitled);
    expect(textsIn(rss, "title")).toEqual([]);
    expect(json).not.toHaveProperty("title");
  });

  test("Atom has the article's own first words", () => {
    expect(textIn(three(untitled).atom, "title")).toBe("Rain again, and the ferry is late.");
  });

  test("an article without words is known by its file", () => {
    const { rss, atom } = three({
      ...untitled,
      text: "",
      html: "",
      id: "tag:orchard.example,2025:notes/rainy%20day.txt",
    });
    expect(textIn(atom, "title")).toBe("rainy day.txt");
    expect(textIn(rss, "description")).toBe("rainy day.txt");
  });
});
