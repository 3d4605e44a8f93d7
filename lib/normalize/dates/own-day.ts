import type { CalendarNames } from "./calendar-names.ts";
import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { isFull } from "./written-date.ts";

const BLOCKS = 6;
const REACH = 24;

/**
 * A full date that the text itself calls today, "today, March 11, 2025" or "March 11, 2025 (today)": the one kind of date
 * in a sentence that is the article's own. All others tell of days before or after it.
 */
export const findOwnDays = ({ body, reading }: Page): readonly Claim[] => {
  const { before, after } = todayIn(reading.names);
  return body.slice(0, BLOCKS).flatMap(({ text, mentions }) =>
    mentions.flatMap(({ date, range, start, end }): Claim[] => {
      if (range || !isFull(date)) return [];
      const ahead = before.exec(text.slice(Math.max(0, start - REACH), start))?.[0];
      const behind = after.exec(text.slice(end, end + REACH))?.[0];
      if (ahead === undefined && behind === undefined) return [];
      const quote = text.slice(start - (ahead?.length ?? 0), end + (behind?.length ?? 0)).trim();
      return [{ date, origin: "body", quote, confidence: 0.92 }];
    }),
  );
};

interface Today {
  readonly before: RegExp;
  readonly after: RegExp;
}

const patterns = new WeakMap<CalendarNames, Today>();

const todayIn = (names: CalendarNames): Today => {
  const known = patterns.get(names);
  if (known) return known;
  const today = names.today.join("|");
  const made = {
    before: new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${today})[\s,(–—-]{1,4}$`, "iu"),
    after: new RegExp(String.raw`^[\s,(–—-]{1,4}(?:${today})(?![\p{L}\p{M}])`, "iu"),
  };
  patterns.set(names, made);
  return made;
};
