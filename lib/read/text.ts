import type { Block } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import { readFrontMatter } from "./front-matter.ts";
import { joinWrapped } from "./hard-wrap.ts";
import { escapeWords, visibleLines } from "./plain-text.ts";
import type { ReadBody, Reader } from "./reading.ts";

/**
 * Reads plain text, with or without front matter: a block for each paragraph or list, in order. Headings, captions,
 * bylines and times stay paragraphs of their own; telling them apart is an opinion and not this room's.
 */
export const readText: Reader = async (text) => {
  const { declarations, body, notices } = await readFrontMatter(text);
  const read = readTextBody(body);
  return { declarations, blocks: read.blocks, notices: [...notices, ...read.notices] };
};

/** Text without front matter as blocks, with a notice where it has more lines than are looked at one by one. */
export const readTextBody = (text: string): ReadBody => ({
  blocks: readTextBlocks(text),
  notices: /\S/.test(text.slice(endOfLine(text, LINE_COUNT))) ? [LINES_JOINED] : [],
});

/** Splits text into paragraph and list blocks: one paragraph a line, or lines wrapped by hand and joined again. */
export const readTextBlocks = (text: string): readonly Block[] => {
  const end = endOfLine(text, LINE_COUNT);
  if (end < text.length) return [...readTextBlocks(text.slice(0, end)), ...endlessBlocks(text.slice(end + 1))];
  const paragraphs = joinWrapped(text.split("\n"));
  const blocks: Block[] = [];
  for (let i = 0; i < paragraphs.length; ) {
    const items = listFrom(paragraphs, i);
    // A single line after a dash is as likely speech, a signature or a rule; two in a row are a list.
    if (items.length > 1) {
      blocks.push(listBlock(items));
      i += items.length;
    } else {
      const block = paragraphBlock(paragraphs[i++] ?? "");
      if (block) blocks.push(block);
    }
  }
  return blocks;
};

/** More lines than any article has, wrapped by hand or not: what follows is kept, but nobody looks at each line of it. */
const LINE_COUNT = 20_000;

const LINES_JOINED: Notice = {
  rule: "lines-joined",
  // Not by Intl, which takes fifteen milliseconds to wake, and was woken by every article that is read.
  reason: `The text has more than ${LINE_COUNT / 1000},000 lines; those behind them stand together in a few large paragraphs.`,
};

/** Where the line of that number ends, or the text, when it has fewer. */
const endOfLine = (text: string, number: number): number => {
  let end = -1;
  for (let line = 0; line < number; line++) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) return text.length;
  }
  return end;
};

/** UTF-16 units of endless lines that make one block. */
const ENDLESS_LENGTH = 64 * 1024;

const endlessBlocks = (text: string): readonly Block[] => {
  const blocks: Block[] = [];
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf("\n", from + ENDLESS_LENGTH);
    const to = newline < 0 ? text.length : newline;
    const block = paragraphBlock(text.slice(from, to));
    if (block) blocks.push(block);
    from = to + 1;
  }
  return blocks;
};

interface Item {
  readonly ordered: boolean;
  readonly text: string;
}

/** The items of the list that begins at a paragraph: bullets of one sign, or numbers that count up from the first. */
const listFrom = (paragraphs: readonly string[], start: number): readonly Item[] => {
  const items: Item[] = [];
  const first = markerOf(paragraphs[start]);
  for (let i = start; first; i++) {
    const marker = markerOf(paragraphs[i]);
    const follows =
      marker?.sign === first.sign && marker.number === first.number + (first.number > 0 ? items.length : 0);
    if (!marker || !follows) break;
    items.push({ ordered: marker.number > 0, text: marker.text });
  }
  return items;
};

const BULLET = /^\s*([-*•‣▪●·])\s+(\S.*)$/s;
const NUMBER = /^\s*(\d{1,3})([.)])\s+(\S.*)$/s;

const markerOf = (paragraph = ""): { sign: string; number: number; text: string } | undefined => {
  const [, sign, bulleted] = BULLET.exec(paragraph) ?? [];
  if (sign && bulleted) return { sign, number: 0, text: bulleted };
  const [, number, stop, numbered] = NUMBER.exec(paragraph) ?? [];
  return number && stop && numbered ? { sign: stop, number: Number(number), text: numbered } : undefined;
};

const listBlock = (items: readonly Item[]): Block => {
  const tag = items[0]?.ordered ? "ol" : "ul";
  const texts = items.map((item) => visibleLines(item.text));
  return {
    kind: "list",
    text: texts.join("\n"),
    html: `<${tag}>${texts.map((text) => `<li>${escapeWords(text)}</li>`).join("")}</${tag}>`,
  };
};

const paragraphBlock = (paragraph: string): Block | undefined => {
  const text = visibleLines(paragraph);
  return text === "" ? undefined : { kind: "paragraph", text, html: `<p>${escapeWords(text)}</p>` };
};
