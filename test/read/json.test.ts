import { describe, expect, test } from "vitest";
import { outline, read, readArticle, valuesOf } from "./seeds.ts";

const article = (json: unknown) => readArticle("a.json", JSON.stringify(json));

describe("our own shape", () => {
  test("every documented field is declared", async () => {
    const result = await article({
      id: "tag:example.org,2025:ferry",
      url: "https://example.org/ferry",
      title: "The ferry &amp; the pier",
      content_html: "<h2>Again</h2><p>It sails.</p><script>no</script>",
      published: "2025-03-11T09:00:00+01:00",
      updated: "2025-03-12",
      authors: [{ name: "Ida Lund", url: "https://example.org/ida" }, "Bo Ek"],
      tags: ["sea", "town"],
      language: "en",
      summary: "Again.",
      image: "https://example.org/pier.jpg",
      source: { name: "Harbour News", url: "https://example.org/" },
      draft: true,
      attachments: [{ url: "https://example.org/talk.mp3", type: "audio/mpeg", length: 1234, title: "Talk" }],
    });
    expect(outline(result)).toEqual(["heading2: Again", "paragraph: It sails."]);
    expect(result.declarations.map(({ field, value }) => `${field}: ${value}`)).toEqual([
      "id: tag:example.org,2025:ferry",
      "url: https://example.org/ferry",
      "title: The ferry & the pier",
      "published: 2025-03-11T09:00:00+01:00",
      "updated: 2025-03-12",
      "author: Ida Lund",
      "author-url: https://example.org/ida",
      "author: Bo Ek",
      "source: Harbour News",
      "source-url: https://example.org/",
      "summary: Again.",
      "language: en",
      "tag: sea",
      "tag: town",
      "image: https://example.org/pier.jpg",
      "attachment: https://example.org/talk.mp3",
      "draft: true",
    ]);
    expect(result.declarations.every(({ origin }) => origin === "json")).toBe(true);
    expect(result.declarations.at(-2)?.attributes).toEqual({ type: "audio/mpeg", length: "1234", title: "Talk" });
  });

  test.each([
    [{ content: "<p>It <b>sails</b>.</p>" }, ["paragraph: It sails."]],
    [{ content: "It sails.\n5 < 6" }, ["paragraph: It sails.", "paragraph: 5 < 6"]],
    [{ content_text: "It <b>sails</b>." }, ["paragraph: It <b>sails</b>."]],
    [{ content_markdown: "# Again\n\nIt *sails*." }, ["heading1: Again", "paragraph: It sails."]],
    [{ content_text: "plain", content_html: "<p>rich</p>" }, ["paragraph: rich"]],
    [{ title: "Ferry" }, []],
  ])("%j", async (json, blocks) => {
    expect(outline(await article(json))).toEqual(blocks);
  });

  test("HTML in a field is a body already: nothing is cut from it", async () => {
    const result = await article({ content_html: "<p>One</p><aside><p>Two</p></aside><footer>Three</footer>" });
    expect(outline(result)).toEqual(["paragraph: One", "paragraph: Two", "paragraph: Three"]);
  });
});

test("an item of JSON Feed 1.1 has the same names", async () => {
  const result = await article({
    id: "7",
    external_url: "https://elsewhere.example/ferry",
    content_html: "<p>It sails.</p>",
    date_published: "2025-03-11T09:00:00Z",
    date_modified: "2025-03-12T09:00:00Z",
    author: { name: "Ida Lund" },
    banner_image: "https://example.org/pier.jpg",
    attachments: [{ url: "https://example.org/talk.mp3", mime_type: "audio/mpeg", size_in_bytes: 12 }],
  });
  expect([
    valuesOf(result, "published"),
    valuesOf(result, "updated"),
    valuesOf(result, "author"),
    valuesOf(result, "url"),
  ]).toEqual([["2025-03-11T09:00:00Z"], ["2025-03-12T09:00:00Z"], ["Ida Lund"], ["https://elsewhere.example/ferry"]]);
  expect(result.declarations.at(-1)?.attributes).toEqual({ type: "audio/mpeg", length: "12" });
});

describe("a schema.org article", () => {
  const ferry = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: "The ferry sails",
    datePublished: "2025-03-11",
    author: { "@id": "#ida" },
    articleBody: "It sails.\nAgain.",
  };

  test.each([
    ["alone", { ...ferry, author: { "@type": "Person", name: "Ida Lund" } }],
    ["in a graph", { "@graph": [ferry, { "@type": "Person", "@id": "#ida", name: "Ida Lund" }] }],
    ["in a list of one", [{ ...ferry, author: "Ida Lund" }]],
  ])("%s", async (_, json) => {
    const result = await article(json);
    expect([valuesOf(result, "title"), valuesOf(result, "author")]).toEqual([["The ferry sails"], ["Ida Lund"]]);
    expect(outline(result)).toEqual(["paragraph: It sails.", "paragraph: Again."]);
  });
});

describe("what is no article is refused with what to do", () => {
  test.each([
    [
      "json-many-articles",
      { version: "https://jsonfeed.org/version/1.1", title: "Feed", items: [{ id: "1" }, { id: "2" }] },
    ],
    ["json-many-articles", [{ title: "One" }, { title: "Two" }]],
    [
      "json-many-articles",
      {
        "@graph": [
          { "@type": "Article", headline: "a" },
          { "@type": "Article", headline: "b" },
        ],
      },
    ],
    ["json-no-article", { items: [] }],
    ["json-no-article", []],
    ["json-no-article", "words"],
    ["json-no-article", { name: "settings", port: 80 }],
    ["json-no-article", { title: { a: 1 }, content: 7 }],
  ])("%s: %j", async (rule, json) => {
    expect(await read("a.json", JSON.stringify(json))).toMatchObject({ kind: "rejected", rule });
  });

  test("many articles in one file: one article per file", async () => {
    expect(await read("a.json", '[{"title":"One"},{"title":"Two"}]')).toMatchObject({
      reason: "The file holds 2 articles.",
      hint: expect.stringContaining("One article per file"),
    });
  });

  test("missing fields are named", async () => {
    expect(await read("a.json", '{"name": "settings", "port": 80}')).toMatchObject({
      reason: "The object has neither a title nor a content field; it has name, port.",
      hint: expect.stringContaining("content_markdown"),
    });
  });

  test("broken JSON is told from JSON without an article", async () => {
    expect(await read("a.json", '{"title": "Ferry"')).toMatchObject({ rule: "json-broken" });
  });

  test("a feed with a single item is that item", async () => {
    expect(valuesOf(await article({ title: "Feed", items: [{ title: "Ferry" }] }), "title")).toEqual(["Ferry"]);
  });
});

test("trailing commas and raw line breaks are forgiven", async () => {
  expect(outline(await readArticle("a.json", '{"content_text": "It\nsails, [again,]",\n}'))).toEqual([
    "paragraph: It",
    "paragraph: sails, [again,]",
  ]);
});
