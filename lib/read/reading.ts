import type { Block, Declaration } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import type { Rejection } from "#model/outcome.ts";
import { singleSpaced } from "./plain-text.ts";

/** What one format's reader makes of a file's text. */
export interface Reading {
  readonly declarations: readonly Declaration[];
  readonly blocks: readonly Block[];
  readonly notices: readonly Notice[];
}

/** The same of the words alone, without what is declared about them. */
export type ReadBody = Pick<Reading, "blocks" | "notices">;

/** A reader takes decoded text (lines end in `\n`, no NUL) and says what stands in it, or why it cannot be an article. */
export type Reader = (text: string) => Reading | Rejection | Promise<Reading | Rejection>;

/** A refusal a person can act on: `rule` is its stable name, `hint` what to do. */
export const reject = (rule: string, reason: string, hint: string): Rejection => ({
  kind: "rejected",
  rule,
  reason,
  hint,
});

/** Tells a refusal from a reading. */
export const isRejection = (result: Reading | Rejection): result is Rejection => "kind" in result;

/** The longest quote that evidence carries, in UTF-16 units: enough to recognise the place, short enough to print. */
const QUOTE_LENGTH = 200;

/** Shortens words quoted from the file to one line of at most 200 units, whole characters only. */
export const clipQuote = (quote: string): string => {
  const line = singleSpaced(quote);
  return line.length <= QUOTE_LENGTH
    ? line
    : `${line
        .slice(0, QUOTE_LENGTH - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, "")}…`;
};
