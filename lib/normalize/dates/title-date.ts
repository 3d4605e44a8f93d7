import { labelBefore } from "./date-labels.ts";
import { findMentions } from "./mentions.ts";
import { readingOf } from "./reading.ts";

/** A title and the labelled date that was written onto the same line. */
export interface DatedTitle {
  readonly title: string;
  /** `For Immediate Release: 24 June 2005`, for the date finders. */
  readonly quote: string;
}

/**
 * Cuts a labelled date off the end or the front of a title: "Ferries sail again For Immediate Release: June 24, 2005",
 * "(Updated 3 May 2021) Ferries sail again". The label must be set off by a colon or a bracket: in "Report Released May 3"
 * it is a word of the title. Only where a date stands matters here, so no zone is asked for. `undefined` for other titles.
 */
export const cutTitleDate = (title: string, language: string): DatedTitle | undefined => {
  for (const { start, end, range, date } of findMentions(title, readingOf(language, "UTC"))) {
    const label = labelBefore(title, start);
    if (range || date.day === undefined || !label || label.kind === "other") continue;
    const before = title.slice(0, label.start);
    const after = title.slice(end);
    const isSetOff = /[:：]/u.test(title.slice(label.start, start)) || /[([]\s*$/u.test(before);
    const rest = isAside(after) ? before : isAside(before) ? after : undefined;
    const bare = rest?.replace(MARKS, "");
    if (isSetOff && bare && /\p{L}.*\s.*\p{L}/su.test(bare))
      return { title: bare, quote: title.slice(label.start, end) };
  }
  return undefined;
};

/** Nothing but marks. */
const isAside = (text: string): boolean => /^[\s\p{P}]*$/u.test(text);

/** What is left around the cut: white space, dashes, bars, the bracket around the date. */
const MARKS = /^[\s|·•–—)\]:,_*-]+|[\s|·•–—([:,_*-]+$/gu;
