import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "#model/article.ts";
import { readSeed } from "#read/read-seed.ts";
import { articleKeyOf, LARGEST_SIDECAR, sidecarKeyOf } from "#read/sidecar.ts";
import { noticesOf, valuesOf } from "./seeds.ts";

const encoder = new TextEncoder();

const readBoth = async (key: string, content: string, sidecar: string | Uint8Array): Promise<Article> => {
  const bytes = typeof sidecar === "string" ? encoder.encode(sidecar) : sidecar;
  const result = await readSeed({ key, bytes: encoder.encode(content), sidecar: bytes });
  if (result.kind !== "article") throw new Error(`${key} is no article: ${JSON.stringify(result)}`);
  return result.article;
};

const FERRY = "The ferry sails again. It was away all winter.\n";
const beside = (sidecar: unknown) => readBoth("news/ferry.txt", FERRY, JSON.stringify(sidecar));

describe("which file a sidecar stands beside", () => {
  test.each([
    ["ferry.txt", "ferry.txt.meta.json"],
    ["2025/03/ferry.md", "2025/03/ferry.md.meta.json"],
    ["ferry.json", "ferry.json.meta.json"],
  ])("%s has %s", (key, sidecar) => {
    expect(sidecarKeyOf(key)).toBe(sidecar);
    expect(articleKeyOf(sidecar)).toBe(key);
  });

  test.each(["ferry.txt", "ferry.jpg.meta.json", "ferry.meta.json", "meta.json", ".meta.json", "a.txt.meta.json.bak"])(
    "%s overrules no article",
    (key) => expect(articleKeyOf(key)).toBeUndefined(),
  );
});

describe("a sidecar's fields", () => {
  test("come first, with where they stood and how they were written", async () => {
    const { declarations } = await beside({ title: "Ferry back", date: "2025-03-11" });
    expect(declarations).toMatchObject([
      { field: "title", value: "Ferry back", origin: "sidecar", quote: expect.stringContaining('"Ferry back"') },
      { field: "published", value: "2025-03-11", origin: "sidecar", quote: expect.stringContaining("2025-03-11") },
    ]);
  });

  test("are quoted without those beside them, though all stand on one line", async () => {
    const text = '{"_note": "ask [Ida], she knows", "title": "Ferry, back", "tags": ["sea", "town"], "draft": false}';
    const { declarations } = await readBoth("a.txt", FERRY, text);
    expect(declarations.map(({ quote }) => quote)).toEqual([
      '"title": "Ferry, back",',
      '"tags": ["sea", "town"],',
      '"tags": ["sea", "town"],',
      '"draft": false',
    ]);
  });

  test("have the names of front matter, whatever their spelling", async () => {
    const article = await beside({ Headline: "Ferry back", publish_date: "2025-03-11", "site-name": "Harbour News" });
    expect(valuesOf(article, "title")).toEqual(["Ferry back"]);
    expect(valuesOf(article, "published")).toEqual(["2025-03-11"]);
    expect(valuesOf(article, "source")).toEqual(["Harbour News"]);
    expect(article.notices).toEqual([]);
  });

  const FORMATS: readonly (readonly [key: string, content: string])[] = [
    ["a.txt", `---\ntitle: Old\nauthor: Bo Ek\ntags: [sea]\n---\n${FERRY}`],
    ["a.md", `+++\ntitle = "Old"\nauthor = "Bo Ek"\ntags = ["sea"]\n+++\n${FERRY}`],
    ["a.html", `<title>Old</title><meta name="author" content="Bo Ek"><meta name="keywords" content="sea"><p>${FERRY}`],
    ["a.json", JSON.stringify({ title: "Old", author: "Bo Ek", tags: ["sea"], content: FERRY })],
  ];

  test.each(FORMATS)("stand before those of %s, and lists stand alone", async (key, content) => {
    const article = await readBoth(key, content, '{"title": "New", "authors": ["Ida Lund"], "tags": ["town"]}');
    expect(valuesOf(article, "title")).toEqual(["New", expect.stringContaining("Old")]);
    expect(valuesOf(article, "author")).toEqual(["Ida Lund"]);
    expect(valuesOf(article, "tag")).toEqual(["town"]);
  });

  test("leave alone what they do not name", async () => {
    const article = await readBoth(
      "a.txt",
      `---\ntitle: Old\ntags: [sea]\ndraft: true\n---\n${FERRY}`,
      '{"lang": "en"}',
    );
    expect([valuesOf(article, "title"), valuesOf(article, "tag"), valuesOf(article, "draft")]).toEqual([
      ["Old"],
      ["sea"],
      ["true"],
    ]);
  });

  test("can publish what the file calls a draft", async () => {
    const article = await readBoth("a.txt", `---\ndraft: true\n---\n${FERRY}`, '{"draft": false}');
    expect(valuesOf(article, "draft")).toEqual(["false"]);
  });

  test("never take a source's address from another source", async () => {
    const page = `---\nsource: {name: Old, url: https://old.example/}\n---\n${FERRY}`;
    const article = await readBoth("a.txt", page, '{"source": "Harbour News"}');
    expect([valuesOf(article, "source"), valuesOf(article, "source-url")]).toEqual([["Harbour News"], []]);
  });

  test("that are null or empty say that there is none", async () => {
    const article = await readBoth(
      "a.txt",
      `---\nauthor: Bo Ek\ntags: [sea]\n---\n${FERRY}`,
      '{"byline": null, "tags": []}',
    );
    expect([article.denied, article.declarations]).toEqual([["author", "tag"], []]);
    expect(noticesOf(article)).toEqual(["sidecar-denies", "sidecar-denies"]);
  });

  test("are read in any encoding, and forgiven a trailing comma", async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('{"title": "Fähre",}', "utf16le")]);
    expect(valuesOf(await readBoth("a.txt", FERRY, utf16), "title")).toEqual(["Fähre"]);
  });
});

describe("what is wrong with a sidecar is a notice that says what to do, and costs no article", () => {
  test.each([
    ["nothing", "sidecar-unread", ""],
    ["spaces", "sidecar-broken", "  "],
    ["front matter", "sidecar-broken", "title: Ferry"],
    ["an object that never ends", "sidecar-broken", '{"title": "Ferry"'],
    ["a list", "sidecar-broken", '["Ferry"]'],
    ["a word", "sidecar-broken", '"Ferry"'],
    ["null", "sidecar-broken", "null"],
    ["a book", "sidecar-unread", `{"title": "${"x".repeat(LARGEST_SIDECAR)}"}`],
  ])("that holds %s: %s", async (_, rule, sidecar) => {
    const article = await readBoth("news/ferry.txt", FERRY, sidecar);
    expect(article.blocks).toHaveLength(1);
    expect(article.declarations).toEqual([]);
    expect(article.notices).toMatchObject([{ rule, reason: expect.stringContaining("ferry.txt.meta.json") }]);
  });

  test("unknown fields are named together with those that are known; what they stand beside counts", async () => {
    const article = await beside({ titel: "Ferry", autor: "Ida Lund", tags: ["sea"], $schema: "x", _note: "mine" });
    expect(article.notices).toMatchObject([
      { rule: "sidecar-field-unknown", reason: expect.stringMatching(/“titel”, “autor”.*title, published/) },
    ]);
    expect(valuesOf(article, "tag")).toEqual(["sea"]);
  });

  test.each([
    [{ title: { de: "Fähre" } }, /“title” .*words/],
    [{ title: true }, /“title” .*words/],
    [{ published: { year: 2025 } }, /“published” .*2025-03-11/],
    [{ author: [{ age: 40 }] }, /“author” .*name/],
    [{ url: "/ferry" }, /“url” .*https:/],
    [{ draft: "maybe" }, /“draft” .*true or false/],
    [{ tags: { sea: 1 } }, /“tags” .*list/],
  ])("%j is not used", async (sidecar, reason) => {
    const article = await beside({ summary: "Back.", ...sidecar });
    expect(article.notices).toMatchObject([{ rule: "sidecar-field-refused", reason: expect.stringMatching(reason) }]);
    expect(article.declarations.map(({ field }) => field)).toEqual(["summary"]);
  });

  test.each([{ title: null }, { published: null }, { author: "" }, { published: true }, { status: "published" }])(
    "%j is nobody's mistake",
    async (sidecar) => expect((await beside(sidecar)).notices).toEqual([]),
  );

  test("any bytes at all are read without a throw, and leave the text as it is", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => encoder.encode(text)),
        ),
        async (sidecar) => {
          expect((await readBoth("a.txt", FERRY, sidecar)).blocks).toHaveLength(1);
        },
      ),
      { numRuns: 200 },
    ));

  test("not even one that is nested ten thousand deep", async () => {
    const deep = `{"title": ${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
    expect(noticesOf(await readBoth("a.txt", FERRY, deep))).toEqual(["sidecar-field-refused"]);
  });
});
