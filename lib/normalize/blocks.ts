import type { Block } from "#model/article.ts";

/** Text as it must stand between tags. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A paragraph of plain text. */
export const paragraph = (text: string): Block => ({ kind: "paragraph", text, html: `<p>${escapeHtml(text)}</p>` });

/** A heading of plain text; the article's title is the page's h1, so its own headings begin at 2. */
export const heading = (text: string, level: number): Block => ({
  kind: "heading",
  text,
  level,
  html: `<h${level}>${escapeHtml(text)}</h${level}>`,
});

/** A list of plain text, a line an item. */
export const list = (items: readonly string[]): Block => ({
  kind: "list",
  text: items.join("\n"),
  html: `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`,
});

/** True for a paragraph without markup inside: its text may be cut and written anew without losing a link or a stress. */
export const isPlain = ({ kind, html }: Block): boolean =>
  kind === "paragraph" &&
  ((html.startsWith("<p>") && html.indexOf("<", 3) === html.length - 4 && html.endsWith("</p>")) ||
    !/<(?!\/?p[\s>])/i.test(html));

/** How long a line may be and still be a title, a byline, a label. */
const LINE = 160;

/** A paragraph that tells something, as against the short lines (title, byline, date, promotion) around the text. */
export const isRunningText = ({ kind, text }: Block): boolean =>
  kind === "paragraph" && (text.length > LINE || (text.length >= 80 && endsSentence(text) && !isAllCapitals(text)));

/** How many blocks stand above the first running text: where titles, dates, bylines and promotions are looked for. */
export const headLength = (blocks: readonly Block[]): number => {
  const first = blocks.findIndex(isRunningText);
  return Math.min(first < 0 ? blocks.length : first, HEAD_LIMIT);
};

const HEAD_LIMIT = 12;

/** Closed by a full stop, question or exclamation mark in any script, quotes and brackets aside. */
export const endsSentence = (text: string): boolean => /[.!?…。！？؟۔।]["'”’»›“)\]]*$/u.test(text);

/** Words as a reader counts them; scripts without spaces count as one. */
export const wordCount = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** Letters without a single lower-case one, and at least two of them: a shouted line. */
export const isAllCapitals = (text: string): boolean => !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);

/** One spelling for comparing lines: compatibility forms, case, quotes, dashes and spaces do not count. */
export const comparable = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
