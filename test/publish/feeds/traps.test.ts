import { describe, expect, test } from "vitest";
import type { Entry } from "#model/entry.ts";
import { renderAtom } from "#publish/atom.ts";
import { childOf, childrenOf, parseXml, type XmlElement } from "#publish/check/xml-tree.ts";
import { renderJsonFeed } from "#publish/json-feed.ts";
import { renderRss } from "#publish/rss.ts";
import { channel, dated, day, entry, evidence, instant, without } from "../../support/feed-articles.ts";
import { atomErrors, jsonFeedErrors, textOf } from "../../support/feed-checkers.ts";

/** The numbered points of what is known to go wrong in feeds, each as a promise of ours; values are read untrimmed. */

const DC = "http://purl.org/dc/elements/1.1/";
const ATOM = "http://www.w3.org/2005/Atom";
const CONTENT = "http://purl.org/rss/1.0/modules/content/";
const MEDIA = "http://search.yahoo.com/mrss/";

interface Json {
  readonly [member: string]: unknown;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const rssOf = (entries: readonly Entry[], of = channel) => textOf(renderRss(of, entries));
const atomOf = (entries: readonly Entry[], of = channel) => textOf(renderAtom(of, entries));
const jsonOf = (entries: readonly Entry[], of = channel) => JSON.parse(textOf(renderJsonFeed(of, entries))) as Json;

const rssChannel = (xml: string) => childOf(parseXml(xml), "channel") as XmlElement;
const rssItems = (xml: string) => childrenOf(rssChannel(xml), "item");
const atomEntries = (xml: string) => childrenOf(parseXml(xml), "entry");
const textIn = (element: XmlElement | undefined, name: string, namespace?: string) =>
  element && childOf(element, name, namespace)?.text;
const textsIn = (element: XmlElement | undefined, name: string, namespace?: string) =>
  element ? childrenOf(element, name, namespace).map(({ text }) => text) : [];

/** One entry in all three, as a parser gives it back. */
const three = (one: Entry, of = channel) => ({
  rss: rssItems(rssOf([one], of))[0] as XmlElement,
  atom: atomEntries(atomOf([one], of))[0] as XmlElement,
  json: jsonOf([one], of).items[0] as Readonly<Record<string, unknown>>,
});

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

describe("6. the id", () => {
  test("is the same string in all three formats, and no permalink", () => {
    const id = "tag:orchard.example,2025-02-01:news/pear%20%26%20plum.md";
    const { rss, atom, json } = three(entry({ id }));
    expect([textIn(rss, "guid"), textIn(atom, "id"), json.id]).toEqual([id, id, id]);
    expect(childOf(rss, "guid")?.attributes).toEqual({ isPermaLink: "false" });
  });

  test("of the feed is never that of an entry, and does not come from the site's address", () => {
    const moved = { ...channel, siteUrl: "https://elsewhere.example/feeds/" };
    expect(textIn(parseXml(atomOf([], moved)), "id")).toBe("tag:orchard.example,2025-02-01:");
  });
});

describe("7. dates", () => {
  test("a day stays the day its source wrote, in every format", () => {
    const { rss, atom, json } = three(dated("2025-03-11"));
    expect(textIn(rss, "pubDate")).toBe("Tue, 11 Mar 2025 00:00:00 +0300");
    expect(textIn(atom, "published")).toBe("2025-03-11T00:00:00+03:00");
    expect(json.date_published).toBe("2025-03-11T00:00:00+03:00");
  });

  test.each([
    ["no date at all", undefined],
    ["a month", instant("2025-03-01T00:00:00+03:00", "month")],
    ["a year", instant("2025-01-01T00:00:00+03:00", "year")],
    ["a day more or less", instant("2025-03-11T00:00:00+03:00", "near-day")],
  ])("the undated, knowing %s, show none", (_, coarse) => {
    const undated = entry({
      bound: evidence(instant("2025-04-01T12:00:00+00:00")),
      ...(coarse && { published: evidence(coarse) }),
    });
    const { rss, atom, json } = three(undated);
    expect(textsIn(rss, "pubDate")).toEqual([]);
    expect(textsIn(rss, "updated", ATOM)).toEqual([]);
    expect(textsIn(atom, "published")).toEqual([]);
    expect(textIn(atom, "updated")).toBe("2025-04-01T12:00:00+00:00");
    expect(json).not.toHaveProperty("date_published");
    expect(json).not.toHaveProperty("date_modified");
  });

  test("an absurd date is left out and the entry stands", () => {
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 0, -62135596800, 8.64e15, 253402300800]) {
      const { rss, atom, json } = three(entry({ published: evidence({ at, offset: 0, precision: "day" }) }));
      expect(textsIn(rss, "pubDate")).toEqual([]);
      expect(textsIn(atom, "published")).toEqual([]);
      expect(json).not.toHaveProperty("date_published");
      expect(json._seedwire).toMatchObject({ published: null });
    }
  });
});

test("9. an edit moves what says so, and neither id nor publication", () => {
  const before = three(dated("2025-03-11"));
  const after = three(dated("2025-03-11", { updated: evidence(instant("2025-03-12T08:30:00+03:00")) }));
  for (const { rss, atom, json } of [before, after]) {
    expect(textIn(rss, "pubDate")).toBe("Tue, 11 Mar 2025 00:00:00 +0300");
    expect(textIn(atom, "published")).toBe("2025-03-11T00:00:00+03:00");
    expect(json.date_published).toBe("2025-03-11T00:00:00+03:00");
    expect([textIn(atom, "id"), json.id]).toEqual([textIn(rss, "guid"), textIn(rss, "guid")]);
  }
  const moved = ({ rss, atom, json }: typeof before) => [
    textIn(rss, "updated", ATOM),
    textIn(atom, "updated"),
    json.date_modified,
  ];
  expect(moved(before)).toEqual(Array(3).fill("2025-03-11T00:00:00+03:00"));
  expect(moved(after)).toEqual(Array(3).fill("2025-03-12T08:30:00+03:00"));
});

describe("10. authors", () => {
  const two = [evidence({ name: "Mara Lind", url: "https://mara.example/" }), evidence({ name: "Tom Weir" })];
  const mail = { name: "Desk", email: "desk@orchard.example" };

  test("are named one by one, never as RSS's author, which is a mail address", () => {
    const { rss, atom, json } = three(entry({ authors: two }), { ...channel, author: mail });
    expect(textsIn(rss, "creator", DC)).toEqual(["Mara Lind", "Tom Weir"]);
    expect(textsIn(rss, "author")).toEqual([]);
    expect(childrenOf(atom, "author").map((author) => [textIn(author, "name"), textIn(author, "uri")])).toEqual([
      ["Mara Lind", "https://mara.example/"],
      ["Tom Weir", undefined],
    ]);
    expect(json.authors).toEqual([{ name: "Mara Lind", url: "https://mara.example/" }, { name: "Tom Weir" }]);
    expect(json.author).toEqual({ name: "Mara Lind", url: "https://mara.example/" });
  });

  test("the channel's stands in by name where the article names none", () => {
    const { rss, atom, json } = three(entry(), { ...channel, author: mail });
    expect(textsIn(rss, "author")).toEqual([]);
    expect(textsIn(rss, "creator", DC)).toEqual(["Desk"]);
    expect(textIn(childOf(atom, "author"), "name")).toBe("Desk");
    expect(json).toMatchObject({ author: { name: "Desk" }, authors: [{ name: "Desk" }], _seedwire: { authors: [] } });
  });

  test("the channel's mail stands once, as mail (Name)", () => {
    const of = { ...channel, author: mail };
    expect(textIn(rssChannel(rssOf([], of)), "managingEditor")).toBe("desk@orchard.example (Desk)");
    expect(textIn(childOf(parseXml(atomOf([], of)), "author"), "email")).toBe("desk@orchard.example");
    expect(jsonOf([], of)).toMatchObject({ author: { name: "Desk" }, authors: [{ name: "Desk" }] });
  });

  test("an Atom feed has one in any case: its own name", () => {
    const author = childOf(parseXml(atomOf([entry()])), "author") as XmlElement;
    expect([textIn(author, "name"), textIn(author, "uri")]).toEqual(["The Orchard Post", "https://orchard.example/"]);
    expect(textsIn(three(entry()).rss, "creator", DC)).toEqual([]);
    expect(three(entry()).json).not.toHaveProperty("authors");
  });
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

describe("12. attachments", () => {
  const unmeasured = { url: "https://media.example/notes.pdf", type: "application/pdf" };
  const talk = { url: "https://media.example/talk.mp3", type: "audio/mpeg", length: 3214, title: "The talk" };
  const film = { url: "https://media.example/film.mp4", type: "video/mp4", length: 99 };
  const with3 = entry({ attachments: [unmeasured, talk, film] });

  test("RSS encloses one, with its bytes and true type, and names the others by Media RSS", () => {
    const { rss } = three(with3);
    expect(childrenOf(rss, "enclosure").map(({ attributes }) => attributes)).toEqual([
      { url: talk.url, type: "audio/mpeg", length: "3214" },
    ]);
    expect(childrenOf(rss, "content", MEDIA).map(({ attributes }) => attributes)).toEqual([
      { url: unmeasured.url, type: "application/pdf" },
      { url: film.url, type: "video/mp4", fileSize: "99" },
    ]);
  });

  test("Atom links all, JSON attaches all", () => {
    const { atom, json } = three(with3);
    const links = childrenOf(atom, "link").map(({ attributes }) => attributes);
    expect(links.filter(({ rel }) => rel === "enclosure")).toEqual([
      { rel: "enclosure", href: unmeasured.url, type: "application/pdf" },
      { rel: "enclosure", href: talk.url, type: "audio/mpeg", length: "3214", title: "The talk" },
      { rel: "enclosure", href: film.url, type: "video/mp4", length: "99" },
    ]);
    expect(json.attachments).toEqual([
      { url: unmeasured.url, mime_type: "application/pdf" },
      { url: talk.url, mime_type: "audio/mpeg", title: "The talk", size_in_bytes: 3214 },
      { url: film.url, mime_type: "video/mp4", size_in_bytes: 99 },
    ]);
  });

  test("the article's picture is shown with its credit, and is no enclosure", () => {
    const picture = {
      url: "https://pictures.example/pears.jpg",
      alt: "Pears",
      caption: "The last crate.",
      credit: "A. Brandt",
    };
    const { rss, json } = three(entry({ images: [picture] }));
    const media = childOf(rss, "content", MEDIA);
    expect(media?.attributes).toEqual({ url: picture.url, medium: "image" });
    expect([textIn(media, "description"), textIn(media, "credit")]).toEqual(["The last crate.", "A. Brandt"]);
    expect(textsIn(rss, "enclosure")).toEqual([]);
    expect(json.image).toBe(picture.url);
  });

  test("one of unknown length is no enclosure, and 0 bytes are unknown", () => {
    const { rss, json } = three(entry({ attachments: [{ ...talk, length: 0 }] }));
    expect(textsIn(rss, "enclosure")).toEqual([]);
    expect(childOf(rss, "content", MEDIA)?.attributes).toEqual({ url: talk.url, type: "audio/mpeg" });
    expect(json.attachments).toEqual([{ url: talk.url, mime_type: "audio/mpeg", title: "The talk" }]);
  });

  test("one that cannot be fetched or has no type is not named", () => {
    const { rss, atom, json } = three(
      entry({
        attachments: [
          { url: "file:///etc/passwd", type: "a/b", length: 1 },
          { url: "https://a.example/x", type: "unknown" },
        ],
      }),
    );
    expect(textsIn(rss, "enclosure")).toEqual([]);
    expect(childrenOf(atom, "link")).toHaveLength(1);
    expect(json).not.toHaveProperty("attachments");
  });
});

describe("13. links are absolute", () => {
  test("an entry's is its own address, or our page's", () => {
    const own = three(entry({ url: "https://paper.example/pears" }));
    const ours = three(entry());
    const links = ({ rss, atom, json }: typeof own) => [
      textIn(rss, "link"),
      childOf(atom, "link")?.attributes.href,
      json.url,
    ];
    expect(links(own)).toEqual(Array(3).fill("https://paper.example/pears"));
    expect(links(ours)).toEqual(Array(3).fill("https://orchard.example/articles/harvest-0a1b2c3d.html"));
  });

  test("a dangerous address is none", () => {
    const evil = "javascript:alert(1)";
    const bad = entry({
      url: evil,
      authors: [evidence({ name: "Mara", url: evil })],
      source: evidence({ name: "Post", url: evil }),
      images: [{ url: evil }],
      attachments: [{ url: evil, type: "a/b", length: 1 }],
    });
    const of = { ...channel, image: evil, hub: evil, author: { name: "Desk", url: evil } };
    for (const document of [renderRss(of, [bad]), renderAtom(of, [bad]), renderJsonFeed(of, [bad])]) {
      expect(textOf(document)).not.toContain("javascript:");
    }
  });

  test("each feed says where it is, where the site is and which hub tells of it", () => {
    const of = { ...channel, hub: "https://hub.example/" };
    const links = (element: XmlElement) =>
      childrenOf(element, "link", ATOM).map(({ attributes: { rel, href } }) => [rel, href]);
    const site = ["alternate", "https://orchard.example/"];
    const hub = ["hub", "https://hub.example/"];
    expect(links(rssChannel(rssOf([], of)))).toEqual([["self", "https://orchard.example/rss.xml"], site, hub]);
    expect(links(parseXml(atomOf([], of)))).toEqual([["self", "https://orchard.example/atom.xml"], site, hub]);
    expect(jsonOf([], of)).toMatchObject({
      feed_url: "https://orchard.example/feed.json",
      home_page_url: "https://orchard.example/",
      hubs: [{ type: "WebSub", url: "https://hub.example/" }],
    });
  });
});

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

describe("tags", () => {
  test("stand once each, in the order of the article", () => {
    const { rss, atom, json } = three(entry({ tags: ["fruit", "valley", " fruit"] }));
    expect(textsIn(rss, "category")).toEqual(["fruit", "valley"]);
    expect(childrenOf(atom, "category").map(({ attributes }) => attributes.term)).toEqual(["fruit", "valley"]);
    expect(json.tags).toEqual(["fruit", "valley"]);
  });

  test("of an article without any are not listed", () => {
    expect(three(entry({ tags: [" "] })).json).not.toHaveProperty("tags");
  });
});

test("a JSON item names itself first and ends with the evidence", () => {
  const members = Object.keys(three(dated("2025-03-11", { summary: evidence("Pears."), tags: ["fruit"] })).json);
  expect([members[0], members.at(-2), members.at(-1)]).toEqual(["id", "content_html", "_seedwire"]);
});

describe("a source", () => {
  test("is told by name, and in Atom where it can be found", () => {
    const { rss, atom } = three(entry({ source: evidence({ name: "Coast Radio", url: "https://coast.example/" }) }));
    expect([textIn(rss, "source", DC), textIn(atom, "source", DC)]).toEqual(["Coast Radio", "Coast Radio"]);
    expect(childrenOf(atom, "link").map(({ attributes }) => attributes)).toContainEqual({
      rel: "via",
      href: "https://coast.example/",
      title: "Coast Radio",
    });
    expect([textsIn(rss, "source"), textsIn(atom, "source")]).toEqual([[], []]);
  });
});

describe("a feed of summaries", () => {
  const summaries = { ...channel, content: "summary" } as const;

  test("carries the article's own summary and no more", () => {
    const { rss, atom, json } = three(entry({ summary: evidence("Pears & plums.") }), summaries);
    expect([textIn(rss, "description"), textsIn(rss, "encoded", CONTENT)]).toEqual(["Pears &amp; plums.", []]);
    expect([textIn(atom, "summary"), textsIn(atom, "content")]).toEqual(["Pears & plums.", []]);
    expect([json.content_text, json.summary]).toEqual(["Pears & plums.", "Pears & plums."]);
  });

  test("carries its first words where it has none", () => {
    const { rss, atom, json } = three(entry({ text: `${"Rain again. ".repeat(60)}` }), summaries);
    const opening = textIn(atom, "summary") ?? "";
    expect(opening).toMatch(/^Rain again\. .*…$/);
    expect(opening.length).toBeLessThan(290);
    expect([textIn(rss, "description"), json.content_text]).toEqual([opening, opening]);
    expect(json).not.toHaveProperty("summary");
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
