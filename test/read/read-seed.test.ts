import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LARGEST_SEED } from "#read/read-seed.ts";
import { read, readArticle } from "./seeds.ts";

describe("the ending of the name says what a file is", () => {
  test.each([
    ["harbour.txt", "text"],
    ["harbour.TEXT", "text"],
    ["2025/03/harbour.md", "markdown"],
    ["harbour.markdown", "markdown"],
    ["harbour.html", "html"],
    ["harbour.htm", "html"],
    ["harbour.xhtml", "html"],
    ["harbour.json", "json"],
  ])("%s is an article in %s", async (key, format) => {
    const content = format === "json" ? '{"content_text": "The harbour opened."}' : "The harbour opened.";
    expect(await readArticle(key, content)).toMatchObject({ key, format });
  });

  test.each([
    ["ferry.JPG", "image/jpeg"],
    ["ferry.webp", "image/webp"],
    ["talk.mp3", "audio/mpeg"],
    ["talk.m4a", "audio/mp4"],
    ["tour.mp4", "video/mp4"],
    ["plan.pdf", "application/pdf"],
    ["ferry.jpg.meta.json", "application/json"],
  ])("%s is kept beside articles as %s", async (key, type) => {
    expect(await read(key, "")).toEqual({ kind: "asset", type });
  });

  test.each(["notes", "notes.docx", ".txt", "notes.constructor", "txt", "folder.md/notes"])(
    "%s is refused with the endings that are read",
    async (key) => {
      const result = await read(key, "The harbour opened.");
      expect(result).toMatchObject({ kind: "rejected", rule: "unknown-type", hint: expect.stringContaining(".md") });
    },
  );
});

describe("what cannot be an article is refused with a reason and a hint", () => {
  test.each(["", " \n\t\r\n ", "\uFEFF", "\u00A0"])("a file of white space alone (%j) is empty", async (content) => {
    expect(await read("a.txt", content)).toMatchObject({ kind: "rejected", rule: "empty" });
  });

  test("one sign is enough not to be empty", async () => {
    expect((await readArticle("a.txt", ".")).blocks).toHaveLength(1);
  });

  test("a page without a word has nothing to publish", async () => {
    expect(await read("a.html", "<html><head></head><body><br></body></html>")).toMatchObject({ rule: "empty" });
  });

  test("front matter alone is an article", async () => {
    expect((await readArticle("a.md", "---\ntitle: Harbour\n---\n")).blocks).toEqual([]);
  });

  test("a PDF that is called text is named for what it is", async () => {
    const result = await read("a.txt", "%PDF-1.7\n%âãÏÓ");
    expect(result).toMatchObject({ kind: "rejected", rule: "binary", reason: expect.stringContaining("a PDF") });
  });

  test("bytes that are no text are binary", async () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251);
    expect(await read("a.txt", bytes)).toMatchObject({ kind: "rejected", rule: "binary" });
  });

  test("a file over the limit is too large, one at the limit is not", async () => {
    const bytes = new Uint8Array(LARGEST_SEED + 1).fill(0x61);
    expect(await read("a.txt", bytes)).toMatchObject({
      kind: "rejected",
      rule: "too-large",
      reason: expect.stringContaining("4"),
    });
    expect(await read("a.txt", bytes.subarray(1))).toMatchObject({ kind: "article" });
  });
});

describe("time stamps", () => {
  const stamps = fc.integer({ min: 0, max: 631_151_999 });

  test("before 1990 are nobody's: zip tools and lost clocks write them", () =>
    fc.assert(
      fc.asyncProperty(stamps, async (stamp) => {
        expect(await read("a.txt", "Word", stamp)).not.toHaveProperty("article.lastModified");
      }),
      { numRuns: 20 },
    ));

  test("from 1990 on are kept", async () => {
    expect(await read("a.txt", "Word", 631_152_000)).toHaveProperty("article.lastModified", 631_152_000);
  });
});

const ENDINGS = ["txt", "md", "html", "xhtml", "json"];
const PIECES = [
  ...["---\n", "+++\n", ";;;\n", "{", "}", "[", "]", '"', ":", ",", "\n", "\n\n", "\r", "\0", "\t", " ", "&", "&amp;"],
  ...[
    "title: x\n",
    "a: &a [*a]\n",
    "<p>",
    "</p>",
    "<div",
    "<!--",
    "-->",
    "<![CDATA[",
    "<script>",
    "</script>",
    "<table>",
  ],
  ...[
    "<li>",
    "<td>",
    "</body>",
    "<svg>",
    "<title>",
    "<?xml",
    "# ",
    "- ",
    "> ",
    "```",
    "|a|\n|-|\n",
    "![",
    "](",
    "{%",
    "%}",
  ],
  ...["{{", "}}", "{{<", "import x from 'y'\n", "\uFEFF", "\uD800", "é", "中", "word", "2025-03-11", "\x1B$B", "\\"],
];

describe.each(ENDINGS)("any bytes are read without a throw: .%s", (ending) => {
  const isKnown = (kind: string) => kind === "article" || kind === "rejected";

  test("bytes by chance", () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await read(`a.${ending}`, bytes)).kind).toSatisfy(isKnown);
      }),
      { numRuns: 150 },
    ));

  test("markup by chance", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), async (pieces) => {
        expect((await read(`a.${ending}`, pieces.join(""))).kind).toSatisfy(isKnown);
      }),
      { numRuns: 250 },
    ));
});

describe("hostile sizes stay bounded", () => {
  test.each([
    ["a.html", "<div>"],
    ["a.html", "<b>"],
    ["a.html", "<ul><li>"],
    ["a.html", "<table><tr><td>"],
    ["a.md", "> "],
    ["a.md", "[!["],
    ["a.md", "{% raw %}"],
    ["a.md", '\\"'],
    ["a.txt", "- \n"],
    ["a.json", '[{"a":'],
    ["a.json", '\\"'],
  ])("%s full of %j is read to its end", async (key, piece) => {
    const result = await read(key, `word ${piece.repeat(100_000 / piece.length)} end`);
    expect(result).not.toMatchObject({ rule: "unreadable" });
  });
});
