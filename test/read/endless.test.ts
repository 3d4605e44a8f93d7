import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { normalize } from "#normalize/normalize.ts";
import { channel } from "../normalize/articles.ts";
import { noticesOf, readArticle } from "./seeds.ts";

/** A file of a quarter of a megabyte and more that is nothing but one piece, numbered. */
const endless = (piece: (number: number) => string, count = 45_000) =>
  Array.from({ length: count }, (_, number) => piece(number)).join("");

/** Nobody wrote these; what is bounded is the work, and what is kept are the words. */
test.each([
  ["a.txt", "short lines", endless((n) => `w${n}\n`)],
  ["a.txt", "short paragraphs", endless((n) => `w${n}\n\n`)],
  ["a.txt", "clock times", endless((n) => `17:59\nw${n}\n`)],
  ["a.txt", "one line", endless((n) => `w${n} `)],
  ["a.md", "short paragraphs", endless((n) => `w${n}\n\n`)],
  ["a.md", "a loose list", endless((n) => `- w${n}\n\n`)],
  ["a.md", "a table", `a|b\n-|-\n${endless((n) => `w${n}|x\n`)}`],
  ["a.md", "HTML", endless((n) => `<div>w${n}</div>\n\n`)],
  ["a.md", "headings", endless((n) => `# w${n}\n`)],
])("%s of endless %s is read in bounded pieces, and its words are kept", async (key, _, content) => {
  const article = await readArticle(key, content);
  expect(article.blocks.length).toBeLessThan(45_000);
  const { text, title, images } = await normalize(article, channel);
  const said = new Set(`${title?.value} ${text} ${images.map(({ alt }) => alt).join(" ")}`.match(/w\d+/g));
  expect(said.size).toBe(new Set(content.match(/w\d+/g)).size);
});

test("an editor is told where an endless file was read as less than it is", async () => {
  expect(
    noticesOf(
      await readArticle(
        "a.txt",
        endless((n) => `w${n}\n`),
      ),
    ),
  ).toEqual(["lines-joined"]);
  expect(
    noticesOf(
      await readArticle(
        "a.md",
        endless((n) => `# w${n}\n`),
      ),
    ),
  ).toEqual(["markup-flattened"]);
  expect(
    noticesOf(
      await readArticle(
        "a.md",
        endless((n) => `w${n} ~${n}\n`),
      ),
    ),
  ).toEqual(["markup-flattened"]);
  const json = JSON.stringify({ title: "Ferry", content_text: endless((n) => `w${n}\n`) });
  expect(noticesOf(await readArticle("a.json", json))).toEqual(["lines-joined"]);
  expect(
    noticesOf(
      await readArticle(
        "a.txt",
        endless((n) => `w${n}\n`, 20_000),
      ),
    ),
  ).toEqual([]);
  expect(
    noticesOf(
      await readArticle(
        "a.md",
        endless((n) => `w${n}\n\n`, 15_000),
      ),
    ),
  ).toEqual([]);
});

/** Peak resident memory of a program that reads and normalizes an article, in MB. */
const memoryOf = (content: string): number => {
  const program = `
    const { readSeed } = await import("#read/read-seed.ts");
    const { normalize } = await import("#normalize/normalize.ts");
    const bytes = new TextEncoder().encode(${content});
    const { article } = await readSeed({ key: "a.html", bytes });
    await normalize(article, ${JSON.stringify(channel)});
    process.stdout.write(String(process.resourceUsage().maxRSS / 1024));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: join(import.meta.dirname, "../.."),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return Number(stdout);
};

test.each([
  ["references", "'<nav></nav><p>' + '& '.repeat(500_000)"],
  ["angle brackets", "'<p>' + '< '.repeat(500_000)"],
])("a page of a megabyte of %s takes no more than a large page", (_, content) => {
  expect(memoryOf(content)).toBeLessThan(180);
});
