import { expect, test } from "vitest";
import { normalize } from "#normalize/normalize.ts";
import { channel } from "../normalize/articles.ts";
import { readArticle } from "./seeds.ts";

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
