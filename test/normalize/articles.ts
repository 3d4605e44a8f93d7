import type { Article, Block, Declaration, DeclaredField, Format } from "#model/article.ts";
import type { Channel } from "#model/channel.ts";
import type { Origin } from "#model/evidence.ts";
import { escapeHtml } from "#normalize/blocks.ts";

/** The feed that the articles of these tests are for. */
export const channel: Channel = {
  title: "Harbour News",
  description: "What happens by the water",
  siteUrl: "https://news.example/feeds/",
  idAuthority: { name: "news.example", date: "2025-01-01" },
  language: "en-GB",
  timeZone: "UTC",
  entriesPerFeed: 50,
  content: "full",
  lastModified: "use",
};

/** An article of plain paragraphs, one a line; empty lines do not count. */
export const articleOf = (text: string, parts: Partial<Article> = {}): Article => ({
  key: "2025/harbour.txt",
  format: "text" satisfies Format,
  declarations: [],
  blocks: blocksOf(text),
  notices: [],
  ...parts,
});

/** A paragraph for every line that is not empty. */
export const blocksOf = (text: string): Block[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: "paragraph", text: line, html: `<p>${escapeHtml(line)}</p>` }));

/** One declaration, from front matter unless another origin is named. */
export const declare = (
  field: DeclaredField,
  value: string,
  origin: Origin = "front-matter",
  attributes?: Readonly<Record<string, string>>,
): Declaration => ({ field, value, origin, quote: `${field}: ${value}`, ...(attributes && { attributes }) });

/** Two paragraphs long enough to be running text, for articles whose body is not the point. */
export const body = `
The harbour authority opened the new lock gates on the eastern basin after four years of building, and the first barges passed through them before noon.
Masters of the barges said the wider chamber would save them half a day on the way to the sea, while the old gates will be kept as a monument.
`;
