import { describe, expect, test } from "vitest";
import { childOf, childrenOf, parseXml, type XmlElement } from "#publish/check/xml-tree.ts";
import { channel, dated, entry, evidence, instant } from "../../support/feed-articles.ts";
import { ATOM, atomOf, CONTENT, DC, jsonOf, rssChannel, rssOf, textIn, textsIn, three } from "./three.ts";

/** What is known to go wrong with ids, dates and authors, each numbered point a promise of ours. */

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
