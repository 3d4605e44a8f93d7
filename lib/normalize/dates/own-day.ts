import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { isFull } from "./written-date.ts";

const REACH = 6;

/**
 * A full date that the text itself calls today, "today, March 11, 2025" or "March 11, 2025 (today)": the one kind of date
 * in a sentence that is the article's own. All others tell of days before or after it.
 */
export const findOwnDays = ({ body, reading }: Page): readonly Claim[] =>
  body.slice(0, REACH).flatMap(({ text, mentions }) =>
    mentions.flatMap(({ date, range, start, end }): Claim[] => {
      if (range || !isFull(date)) return [];
      const before = text.slice(Math.max(0, start - 24), start);
      const after = text.slice(end, end + 24);
      const today = reading.names.today.join("|");
      const said = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${today})[\s,(–—-]{1,4}$`, "iu").exec(before);
      const saidAfter = new RegExp(String.raw`^[\s,(–—-]{1,4}(?:${today})(?![\p{L}\p{M}])`, "iu").exec(after);
      if (!said && !saidAfter) return [];
      const quote = text.slice(start - (said?.[0].length ?? 0), end + (saidAfter?.[0].length ?? 0)).trim();
      return [{ date, origin: "body", quote, confidence: 0.92 }];
    }),
  );
