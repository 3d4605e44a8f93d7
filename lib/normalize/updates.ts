import type { Block } from "#model/article.ts";
import type { TimedUpdate } from "#model/entry.ts";
import { heading } from "./blocks.ts";
import type { Step } from "./draft.ts";
import { plainWords } from "./plain-text.ts";

/**
 * Reads a live page: clock times alone on a line, each the label of the block below it. They become headings, the page
 * stays one entry. One such line alone is no live page.
 */
export const liftUpdates: Step = (draft) => {
  const { blocks } = draft;
  const labels = blocks.flatMap((block, index) => (isTime(block) && blocks[index + 1] ? [index] : []));
  if (labels.length < 2) return draft;
  const labelled = new Set(labels);
  const updates = labels.map((index): TimedUpdate => {
    let below = index + 1;
    while (labelled.has(below)) below++;
    const told = blocks[below];
    return { time: blocks[index]?.text ?? "", opening: told && !isTime(told) ? openingOf(told.text) : "" };
  });
  return {
    ...draft,
    updates,
    blocks: blocks.map((block, index) => (labelled.has(index) ? heading(block.text, 3) : block)),
    notices: [...draft.notices, livePage(updates, (labels[0] ?? 0) > 0)],
  };
};

const livePage = (updates: readonly TimedUpdate[], untimedTop: boolean) => {
  const count = updates.length + (untimedTop ? 1 : 0);
  const top = untimedTop ? "; the one at the top carries no time" : "";
  return {
    rule: "live-page",
    reason: `The page holds ${count} updates${top}. They are published as one entry.`,
    quote: updates.map(({ time }) => time).join(", "),
  };
};

const isTime = ({ kind, text }: Block): boolean =>
  (kind === "paragraph" || kind === "heading" || kind === "other") && text.length <= 30 && TIME.test(text);

/** `17:59`, `5.59 p.m. GMT`, `17h59`, `17.59 Uhr`, `[17:59]`, `Updated 17:59`. */
const TIME =
  /^[[(]?(?:(?:updated|update|at|um)\s+)?(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?(?:\s(?:Uhr|[A-Z]{2,5}))?[\])]?:?$/i;

/** The first words of a block, for a person to know it by. */
const openingOf = (text: string): string => plainWords(text.slice(0, 200)).split(" ").slice(0, 12).join(" ");
