import { labelBefore } from "./date-labels.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { readingOf } from "./reading.ts";
import { isFull } from "./written-date.ts";

/** A date line or prefix, cut from the text it stands in front of. */
export interface HeaderDate {
  /** The words to lift, `Published: 3 May 2021, 14:05 GMT`, without the marks around them. */
  readonly quote: string;
  /** The text that remains; empty where the line was only a date. */
  readonly rest: string;
  /** A label in front says what date it is. */
  readonly labelled: boolean;
}

const HEAD = 240;
const TITLE_LENGTH = 80;

/**
 * Recognises the date that a line begins with, glued to running text or alone: `date 2025-03-11 Officials met`,
 * `Published: 3 May 2021 | Updated: 4 May 2021 | …`, `2025-03-11 — …`, `Tuesday, March 11, 2025`. `undefined` for a date
 * that belongs to a sentence ("March 11 was a cold day"). Month names are those of `language` (BCP 47) and English.
 */
export const findHeaderDate = (line: string, language = "en"): HeaderDate | undefined => {
  const head = line.slice(0, HEAD);
  if (!BEGINS_WITH_DATE.test(head)) return undefined;
  // Only where the date stands matters here, and a zone or a time stamp does not move it.
  const mentions = findMentions(head, readingOf(language, "UTC")).filter(({ range }) => !range);
  const [first, ...others] = mentions;
  if (!first) return undefined;
  const label = labelBefore(head, first.start);
  const start = label?.start ?? first.start;
  const opening = OPENING.exec(head.slice(0, start));
  if (label?.kind === "other" || !opening) return undefined;
  const last = lastOfChain(head, first, others);
  const tail = line.slice(last.end);
  const colon = /[:：=]\s*$/u.test(head.slice(start, first.start));
  if (!ENDS.test(tail) && (opening.groups?.on || !headsText(tail, first, label && { colon }))) return undefined;
  if (ENDS.test(tail) && !label && first.date.day === undefined) return undefined;
  return {
    quote: line.slice(start, last.end).trim(),
    rest: tail.replace(SEPARATORS, "").trim(),
    labelled: label !== undefined,
  };
};

/** Some digit, behind no more than a label and the names of a day: most lines have none, and are spared the rest. */
const BEGINS_WITH_DATE = /^[^\p{Nd}]{0,120}\p{Nd}/u;

/** What may stand in front: marks, and "on" where nothing else is on the line. */
const OPENING = /^[\s>#*_~\-–—•·|([]*(?<on>(?:on|am|vom|le|el|il|den)\s{1,3})?$/iu;
/** Nothing but closing marks behind the date: it has the line for itself. */
const ENDS = /^[\s)\]*_.]*$/u;
const SEPARATORS = /^(?:[\s|·•:：/,;)\]*_~]|[-–—](?!\d))+/u;

/** `3 May 2021 | Updated: 4 May 2021`: the last date that only marks and a label part from the one before. */
const lastOfChain = (head: string, first: Mention, others: readonly Mention[]): Mention =>
  others.reduce((last, next) => {
    const between = head.slice(last.end, labelBefore(head, next.start)?.start ?? next.start);
    const parted = /\S/u.test(head.slice(last.end, next.start));
    return last.end <= next.start && parted && /^[\s|·•,;()[\]*_–—-]*$/u.test(between) ? next : last;
  }, first);

/** True where the date heads the text behind it and is no part of it. Behind a label with a colon it always does. */
const headsText = (tail: string, { date, form }: Mention, label: { readonly colon: boolean } | undefined): boolean => {
  if (label?.colon) return true;
  if (date.day === undefined) return false;
  if (/^[*_)\]]*\s*(?:[|·•–—]|--?(?=\s))/u.test(tail)) return true;
  if (!isFull(date)) return label !== undefined && /^:\s/u.test(tail);
  if (/^:\s|^\s+(?:by|von|par|por|da|door|av|af)\s\p{Lu}/u.test(tail)) return true;
  if (form === "iso" || form === "cjk") return /^[*_)\]]*,?\s+["“«'‘(@]?[\p{Lu}\p{Lo}]/u.test(tail);
  // "11 September 2001 Attacks: A Timeline" is a title; a date glued to a text has a text behind it.
  return (label !== undefined || tail.length > TITLE_LENGTH) && /^[*_)\]]*\s*["“«'‘(]?\p{Lu}/u.test(tail);
};
