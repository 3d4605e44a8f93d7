import type { Block } from "#model/article.ts";
import { headLength, isPlain, paragraph } from "./blocks.ts";
import { findHeaderDate } from "./dates/header-date.ts";
import type { Step } from "./draft.ts";

/**
 * Takes date lines ("Published: 11 March 2025") and date prefixes ("date 2025-03-03 The pilots …") from above the
 * text, and date lines from below it. Their words go to the date finders.
 */
export const liftDateLines: Step = (draft) => {
  const head = headLength(draft.blocks);
  const headers: string[] = [];
  const blocks: Block[] = [];
  const { value: language } = draft.language;
  for (const [index, block] of draft.blocks.entries()) {
    const found = index <= head || isFoot(draft.blocks, index) ? findHeaderDate(block.text, language) : undefined;
    const rest = found?.rest.trim();
    const isBelow = index > head;
    if (!found || (isBelow && rest) || (isBelow && !found.labelled && isInList(draft.blocks, index, language)))
      blocks.push(block);
    else {
      headers.push(found.quote);
      if (rest) blocks.push(isPlain(block) ? paragraph(rest) : block);
    }
  }
  return headers.length === 0 ? draft : { ...draft, headers, blocks };
};

/** Teasers, a programme or a chronicle have a date line each, and an article one. */
const isInList = (blocks: readonly Block[], index: number, language: string): boolean =>
  blocks
    .slice(Math.max(0, index - LIST), index)
    .some(({ text }) => text.length <= 80 && findHeaderDate(text, language)?.rest === "");

/** Blocks in which the next item of such a list begins. */
const LIST = 8;

/** One of the last two blocks, and no longer than a date line is. */
const isFoot = (blocks: readonly Block[], index: number): boolean =>
  index >= blocks.length - 2 && (blocks[index]?.text.length ?? 0) <= 80;
