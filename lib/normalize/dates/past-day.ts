import { dayNumber } from "./calendar.ts";
import type { Mention } from "./mentions.ts";
import type { Page } from "./page.ts";
import { type FullDate, isFull } from "./written-date.ts";

/**
 * The latest full date that a sentence tells of as past, "officials met on March 11, 2025": the text is no older than it.
 * English only: elsewhere we do not know a past tense when we see one.
 */
export const findLatestPastDay = (page: Page): (Mention & { readonly date: FullDate }) | undefined =>
  page.body
    .flatMap(({ text, mentions }) => mentions.filter((mention) => isPast(text, mention)))
    .filter((mention): mention is Mention & { readonly date: FullDate } => isFull(mention.date) && !mention.range)
    .reduce<(Mention & { readonly date: FullDate }) | undefined>(
      (latest, mention) => (latest && dayNumber(latest.date) >= dayNumber(mention.date) ? latest : mention),
      undefined,
    );

const isPast = (text: string, { start, end }: Mention): boolean => {
  const before =
    text
      .slice(Math.max(0, start - 300), start)
      .split(/[.!?](?=\s+\p{Lu})/u)
      .at(-1) ?? "";
  const after = text.slice(end, end + 300).split(/[.!?](?=\s|$)/u, 1)[0] ?? "";
  const sentence = before + after;
  return PAST.test(sentence) && !AHEAD.test(sentence);
};

const PAST = /\b(?:was|were|had|did|said|met|took|came|began|went|made|held|\p{L}{3,}ed)\b/iu;
const AHEAD =
  /\b(?:will|shall|would|until|by|deadline|scheduled|expected|plan(?:s|ned)?|due|upcoming|next|expires?)\b/iu;
