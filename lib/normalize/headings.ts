import type { Block } from "#model/article.ts";
import { endsSentence, heading, isAllCapitals, isPlain, wordCount } from "./blocks.ts";
import type { Step } from "./draft.ts";

/** Makes headings of the short lines that stand alone between paragraphs of raw text, which has no mark-up for them. */
export const markHeadings: Step = (draft) =>
  draft.article.format === "text"
    ? { ...draft, blocks: draft.blocks.map((block, index, all) => marked(all[index - 1], block, all[index + 1])) }
    : draft;

const marked = (above: Block | undefined, block: Block, below: Block | undefined): Block =>
  above && below && isPlain(block) && isHeadingLine(block.text) && tells(above) && tells(below)
    ? heading(block.text, 2)
    : block;

/** A line of up to nine words that begins like a title and ends like none of a sentence, a label or a list. */
const isHeadingLine = (line: string): boolean =>
  line.length <= 80 &&
  /^["'“‘«„¿]?[\p{Lu}\p{Lo}\p{N}]/u.test(line) &&
  !/^\d+[.)]?\s*$|^\d{1,2}[:.h]\d\d/.test(line) &&
  !/[,;:.…—–-]["'”’]?$/u.test(line) &&
  (isQuestion(line) || !endsSentence(line) || (isAllCapitals(line) && !line.endsWith("."))) &&
  wordCount(line) <= 9;

/** "LOSING GROUND?", but no question that somebody asks in the text: those stand in quotes or run longer. */
const isQuestion = (line: string): boolean => /[?？]$/u.test(line) && wordCount(line) <= 9 && !/^["'“‘«„]/u.test(line);

/** A heading stands between paragraphs: a line among lines is a list or a verse. */
const tells = ({ kind, text }: Block): boolean => kind !== "paragraph" || text.length >= 80;
