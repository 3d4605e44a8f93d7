import fc from "fast-check";
import { FAILSAFE_SCHEMA, load, mergeTag } from "js-yaml";
import { describe, expect, test } from "vitest";
import { readFrontMatter } from "#read/front-matter.ts";
import { parseSimpleYaml } from "#read/simple-yaml.ts";
import { noticesOf, outline, readArticle, valuesOf } from "./seeds.ts";

const article = (front: string, body = "The ferry sails again.") => readArticle("a.md", `${front}\n${body}\n`);

describe("front matter is read in the language of its fence", () => {
  test.each([
    ["YAML", "---\ntitle: The ferry\ntags: [sea, town]\n---"],
    ["YAML that ends as Pandoc ends it", "---\ntitle: The ferry\ntags:\n  - sea\n  - town\n..."],
    ["TOML", '+++\ntitle = "The ferry"\ntags = ["sea", "town"]\n+++'],
    ["JSON between fences", ';;;\n{"title": "The ferry", "tags": ["sea", "town"]}\n;;;'],
    ["a leading JSON object", '{\n  "title": "The ferry",\n  "tags": ["sea", "town",]\n}'],
    ["a language named on the fence", '---toml\ntitle = "The ferry"\ntags = ["sea", "town"]\n---'],
    ["YAML behind blank lines", "\n\n---\ntitle: The ferry\ntags: sea, town\n---"],
  ])("%s", async (_, front) => {
    const read = await article(front);
    expect(valuesOf(read, "title")).toEqual(["The ferry"]);
    expect(valuesOf(read, "tag")).toEqual(["sea", "town"]);
    expect(outline(read)).toEqual(["paragraph: The ferry sails again."]);
    expect(read.notices).toEqual([]);
  });

  test("in plain text and in HTML as in Markdown", async () => {
    const front = "---\ntitle: The ferry\n---\n";
    expect(valuesOf(await readArticle("a.txt", `${front}It sails.`), "title")).toEqual(["The ferry"]);
    expect(valuesOf(await readArticle("a.html", `${front}<p>It sails.</p>`), "title")).toEqual(["The ferry"]);
  });
});

describe("text that only looks like front matter stays text", () => {
  test.each([
    "---\nA thematic break opens this note.\n---",
    "---\ntitle: never closed",
    "---\n- a list\n- of things\n---",
    "{ not json }",
    '{"title": "in a sentence"} and it goes on',
    "{{ site.title }}",
    "+++ more +++",
  ])("%j", async (text) => {
    expect(await readFrontMatter(`${text}\nWords.`)).toEqual({
      declarations: [],
      body: `${text}\nWords.`,
      notices: [],
    });
  });
});

test("code is data: ---js is not run, not read, and told", async () => {
  const text = "---js\n{ title: (() => { throw new Error('ran') })() }\n---\nWords.";
  const { declarations, body, notices } = await readFrontMatter(text);
  expect({ declarations, body }).toEqual({ declarations: [], body: text });
  expect(notices).toMatchObject([{ rule: "front-matter-unknown", quote: "---js" }]);
});

describe("values stay as they were written", () => {
  test.each([
    ["2025-03-11", "date: 2025-03-11"],
    ["2025-03-11 14:00:00 -4", "date: 2025-03-11 14:00:00 -4"],
    ["2025-03-11T23:30:00+05:30", "date: 2025-03-11T23:30:00+05:30"],
    ["11 March 2025, 5pm", "published: '11 March 2025, 5pm'"],
    ["March 11th, 2025", "pubDate: March 11th, 2025"],
    ["2025-02-31", "date: 2025-02-31"],
  ])("a date keeps its zone and its oddities: %s", async (value, line) => {
    expect(valuesOf(await article(`---\n${line}\n---`), "published")).toEqual([value]);
  });

  test.each([
    ["1979-05-27T07:32:00-08:00", "1979-05-27T07:32:00-08:00"],
    ["2025-03-11", "2025-03-11"],
    ["2025-03-11T09:00:00", "2025-03-11T09:00:00"],
  ])("a TOML date keeps its own offset: %s", async (written, value) => {
    expect(valuesOf(await article(`+++\ndate = ${written}\n+++`), "published")).toEqual([value]);
  });

  test.each([
    ["2024", "title: 2024"],
    ["1.10", "title: 1.10"],
    ["x", "title: [x]"],
    ["true", "title: true"],
    ["A & B", "title: A &amp; B"],
    ["Very big news", 'title: "<b>Very</b> big <i>news</i>"'],
    ["News of", "title: News of {{ site.name }}"],
    ["Vec<T> explained", "title: Vec<T> explained"],
  ])("a title is plain words: %s", async (value, line) => {
    expect(valuesOf(await article(`---\n${line}\n---`), "title")).toEqual([value]);
  });

  test("nothing is declared by null, by ~ and by an empty value", async () => {
    const read = await article("---\ntitle: null\ndate: ~\nauthor:\nimage: ''\n---");
    expect(read.declarations).toEqual([]);
  });
});

describe("the names of the trade are understood", () => {
  test.each([
    ["title", ["title", "headline", "Title"]],
    ["published", ["date", "pubDate", "published", "publishDate", "published_at", "created", "datePublished"]],
    ["updated", ["updated", "lastmod", "modified", "updated_at", "dateModified"]],
    ["author", ["author", "authors", "byline"]],
    ["tag", ["tags", "categories", "category", "keywords", "topics"]],
    ["summary", ["summary", "description", "excerpt", "dek"]],
    ["language", ["lang", "language"]],
    ["id", ["id", "guid", "uuid"]],
    ["image", ["image", "cover", "thumbnail", "hero"]],
    ["source", ["source", "publisher", "site"]],
    ["status", ["status"]],
  ] as const)("%s", async (field, names) => {
    for (const name of names) expect(valuesOf(await article(`---\n${name}: en-x\n---`), field)).toEqual(["en-x"]);
  });

  test("an address counts when it is absolute", async () => {
    const read = await article("---\npermalink: /2025/ferry/\nurl: https://example.org/ferry\n---");
    expect(valuesOf(read, "url")).toEqual(["https://example.org/ferry"]);
  });

  test("a slug is no id, and names nobody knows are left alone", async () => {
    expect((await article("---\nslug: ferry\nlayout: post\nweight: 3\n---")).declarations).toEqual([]);
  });

  test("the surest name comes first", async () => {
    const read = await article("---\ncreated: 2025-01-01\ndate: 2025-02-02\npublished: 2025-03-03\n---");
    expect(valuesOf(read, "published")).toEqual(["2025-03-03", "2025-02-02", "2025-01-01"]);
  });

  test("fields in the tables of Zola, Hugo and Astro count too", async () => {
    const read = await article('+++\n[taxonomies]\ntags = ["sea"]\n[extra]\nauthor = "Ida Lund"\n+++');
    expect([valuesOf(read, "tag"), valuesOf(read, "author")]).toEqual([["sea"], ["Ida Lund"]]);
  });
});

describe("authors", () => {
  test.each([
    ["a name", "author: Ida Lund"],
    ["a list", "authors: [Ida Lund, Bo Ek]"],
    ["lines of a list", "authors:\n- Ida Lund\n- Bo Ek"],
    ["objects", "authors:\n- name: Ida Lund\n  url: https://example.org/ida\n- name: Bo Ek"],
  ])("from %s", async (_, front) => {
    expect(valuesOf(await article(`---\n${front}\n---`), "author")[0]).toBe("Ida Lund");
  });

  test("an author's address stands directly behind its author", async () => {
    const read = await article("---\nauthors:\n- name: Ida Lund\n  url: https://example.org/ida\n- name: Bo Ek\n---");
    expect(read.declarations.map(({ field, value }) => `${field} ${value}`)).toEqual([
      "author Ida Lund",
      "author-url https://example.org/ida",
      "author Bo Ek",
    ]);
  });
});

test("what is said twice is declared once", async () => {
  const read = await article("---\ntags: [Sea, sea]\ncategories: [SEA, town]\nauthor: {name: Bo, name: Ida}\n---");
  expect(read.declarations.map(({ value }) => value)).toEqual(["Ida", "Sea", "town"]);
});

describe("drafts", () => {
  test.each([
    ["draft: true", ["true"]],
    ["draft: yes", ["true"]],
    ["draft: false", ["false"]],
    ["published: false", ["true"]],
    ["published: true", []],
    ["status: draft", ["true"]],
    ["draft: perhaps", []],
  ])("%s", async (line, values) => {
    const read = await article(`---\n${line}\n---`);
    expect(valuesOf(read, "draft")).toEqual(values);
    expect(valuesOf(read, "published")).toEqual([]);
    expect(valuesOf(read, "status")).toEqual([]);
  });
});

test("attachments carry type, length and title", async () => {
  const read = await article(
    "---\nenclosure:\n  url: https://example.org/talk.mp3\n  type: audio/mpeg\n  length: 1234\n  title: The talk\n---",
  );
  expect(read.declarations).toEqual([
    {
      field: "attachment",
      value: "https://example.org/talk.mp3",
      origin: "front-matter",
      quote: "url: https://example.org/talk.mp3",
      attributes: { type: "audio/mpeg", length: "1234", title: "The talk" },
    },
  ]);
});

test("quotes are the lines of the file", async () => {
  const read = await article("---\ntitle:   'The ferry'\nauthors:\n  - Ida Lund\n---");
  expect(read.declarations.map(({ quote }) => quote)).toEqual(["title: 'The ferry'", "- Ida Lund"]);
});

describe("broken front matter loses nothing that can be read", () => {
  test("a colon in a title costs nobody the date", async () => {
    const read = await article("---\ntitle: Ferry: the sequel\ndate: 2025-03-11\ntags:\n  - sea\n---");
    expect(valuesOf(read, "title")).toEqual(["Ferry: the sequel"]);
    expect(valuesOf(read, "published")).toEqual(["2025-03-11"]);
    expect(valuesOf(read, "tag")).toEqual(["sea"]);
    expect(noticesOf(read)).toEqual(["front-matter-broken"]);
  });

  test.each([
    ["[Update] The ferry", "title: [Update] The ferry"],
    ["@ida writes", "title: @ida writes"],
    ["It's here", "title: 'It's here'"],
    ['"Sail" again', 'title: "Sail" again'],
    ['"Sail', 'title: "Sail'],
  ])("the title %j is read as it stands", async (title, line) => {
    const read = await article(`---\n${line}\ndate: 2025-03-11\n---`);
    expect([valuesOf(read, "title"), valuesOf(read, "published")]).toEqual([[title], ["2025-03-11"]]);
  });

  test("broken TOML too", async () => {
    const read = await article('+++\ntitle = "The ferry"\ndate = 2025-03-11 noon\n+++');
    expect([valuesOf(read, "title"), valuesOf(read, "published")]).toEqual([["The ferry"], ["2025-03-11 noon"]]);
  });

  test("a field that is given twice, tabs, and quoted words that go on at the margin are no trouble", async () => {
    const read = await article('---\ntitle: Old\ntitle: "The\nferry"\nauthor:\n\tname: Ida Lund\n---');
    expect([valuesOf(read, "title"), valuesOf(read, "author")]).toEqual([["The ferry"], ["Ida Lund"]]);
    expect(read.notices).toEqual([]);
  });
});

describe("front matter is bounded", () => {
  test("beyond 64 kB it is not read, but the text below it is", async () => {
    const read = await article(`---\ntitle: The ferry\nnotes: ${"x".repeat(70_000)}\n---`);
    expect(noticesOf(read)).toEqual(["front-matter-too-long"]);
    expect(read.declarations).toEqual([]);
    expect(outline(read)).toEqual(["paragraph: The ferry sails again."]);
  });

  test("aliases that unfold to a billion values unfold to none", async () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`,
    );
    const read = await article(["---", "l0: &l0 [ha]", ...levels, "title: The ferry", "tags: *l12", "---"].join("\n"));
    expect(valuesOf(read, "title")).toEqual(["The ferry"]);
    expect(valuesOf(read, "tag")).toEqual([]);
    expect(noticesOf(read)).toEqual(["front-matter-broken"]);
  });

  test("nesting beyond reason is left aside", async () => {
    const read = await article(`---\ntitle: The ferry\ndeep: ${"[".repeat(500)}${"]".repeat(500)}\n---`);
    expect(valuesOf(read, "title")).toEqual(["The ferry"]);
  });

  test("a thousand tags are cut", async () => {
    const read = await article(`---\ntags: [${Array.from({ length: 1000 }, (_, i) => `t${i}`).join(", ")}]\n---`);
    expect(read.declarations).toHaveLength(500);
  });
});

test("what is written in YAML is what is read", () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), async (title) => {
      const words = title.replace(/[<>&{}\p{C}\p{Z}]/gu, "x");
      const { declarations } = await readFrontMatter(`---\ntitle: ${JSON.stringify(`t${words}`)}\n---\nWords.`);
      expect(declarations[0]?.value).toBe(`t${words}`);
    }),
  ));

describe("the YAML that most front matter is needs no parser", () => {
  test.each([
    "title: The ferry\ndate: 2025-03-11 14:00:00 -4\n\ntags:\n- sea\n- 'the town'\nurl: https://a.example/b?c=d#e",
    "title: \"Sea: a talk\"\ntags: [sea, 'the town']\nauthors:\n  - ana-diaz\n  - bo-ek",
  ])("%j", (source) => {
    expect(parseSimpleYaml(source)).toEqual(load(source));
  });

  test.each([
    "title: Sea: a talk",
    "title: |\n  a",
    "title: a # b",
    "a: &x b",
    "a:",
    "a: b\na: c",
    "a:\n  - b\n - c",
    "  a: b",
    "a: [b, [c]]",
    "- a",
    'a: "b\\n"',
  ])("and is not guessed at: %j", (source) => {
    expect(parseSimpleYaml(source)).toBeUndefined();
  });

  test("what is read so, the parser reads alike", () => {
    const schema = FAILSAFE_SCHEMA.withTags(mergeTag);
    const piece = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom("a", "The ferry", "2025-03-11", "x-y", "1.10", "https://a.example/b?c#d"),
      },
      fc.constantFrom(..." |: |:| #|#|,|[|]|{|}|&a|*a|!|>|'|\"|%|@|`|- |?|~|\\|é|—|...|=".split("|"), "\t", "\u2028"),
    );
    const value = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(""));
    const line = fc.oneof(
      fc
        .tuple(fc.constantFrom("title", "tags", "a-b", "<<", "1"), fc.constantFrom(": ", ":", ":  "), value)
        .map((parts) => parts.join("")),
      fc.tuple(fc.constantFrom("- ", "  - ", " -"), value).map((parts) => parts.join("")),
      fc.array(value, { maxLength: 3 }).map((items) => `list: [${items.join(", ")}]`),
      fc.tuple(fc.constantFrom('"', "'"), value).map(([mark, words]) => `quoted: ${mark}${words}${mark}`),
      fc.constantFrom("", "tags:", "# comment", "  deeper"),
    );
    let decided = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const source = lines.join("\n");
        const values = parseSimpleYaml(source);
        if (values === undefined) return;
        decided++;
        expect(values).toEqual(load(source, { schema, json: true }));
      }),
      { numRuns: 5000 },
    );
    expect(decided).toBeGreaterThan(100);
  });
});
