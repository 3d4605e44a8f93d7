import type { Block } from "#model/article.ts";
import type { Evidence } from "#model/evidence.ts";
import { endsSentence, headLength, isAllCapitals, isRunningText, wordCount } from "./blocks.ts";
import type { Draft } from "./draft.ts";
import { isPersonName } from "./names.ts";

/** A title found in the body, and the blocks it takes with it. */
export interface GivenTitle {
  readonly title: Evidence<string>;
  readonly block: Block;
  /** A label above the title ("PRESS RELEASE"). */
  readonly kicker: Block | undefined;
}

/** The title that stands above the text: a heading before any paragraph, else the first line, where it is no sentence. */
export const findGivenTitle = ({ blocks }: Draft): GivenTitle | undefined => {
  const head = blocks.slice(0, headLength(blocks));
  const heading = head.find(({ kind }) => kind !== "figure" && kind !== "rule");
  if (heading?.kind === "heading" && !isGenericHeading(heading.text)) return given(heading, "heading", 0.93);
  const [first, second] = head;
  if (!first || !(blocks.some(isRunningText) || isNote(first, second))) return undefined;
  if (second && isKicker(first, second)) return given(second, "first-line", 0.85, first);
  return isTitleLine(first) ? given(first, "first-line", 0.88) : undefined;
};

/** A line and a short paragraph of sentences: nothing runs long, and yet the one stands above the other. */
const isNote = (first: Block, second: Block | undefined): boolean =>
  second?.kind === "paragraph" && endsSentence(second.text) && second.text.length > first.text.length;

const given = (block: Block, origin: "heading" | "first-line", confidence: number, kicker?: Block): GivenTitle => ({
  title: { value: block.text, origin, quote: block.text, confidence },
  block,
  kicker,
});

/** One line that begins like a title and does not end like a sentence, a label or a name. */
const isTitleLine = ({ kind, text }: Block): boolean =>
  kind === "paragraph" &&
  text.length <= 200 &&
  wordCount(text) >= 2 &&
  /^["'“‘«„¿¡(#$€£]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]|^[a-z]+[A-Z]/u.test(text) &&
  !/[:;,]$/u.test(text) &&
  !isSentence(text) &&
  !DATELINE_WITH_DAY.test(text) &&
  (isAllCapitals(text) || !isPersonName(text)); // in capitals every title looks like a name

/** "HARWICH, March 3 - Net 4.5 mln": a table has no sentences, but it has a dateline. */
const DATELINE_WITH_DAY = /^\p{Lu}[^–—]{2,50}\d{1,2}(?:, \d{4})?\s*(?:--|[–—]|-(?=\s))\s*\S/u;

/** Ends with a full stop that belongs to the sentence and not to an abbreviation, as in "to the U.S." */
const isSentence = (text: string): boolean =>
  endsSentence(text) &&
  /[.…。۔।]["'”’»)]*$/u.test(text) &&
  !/(?:\b\p{Lu}\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St)\.$/u.test(text) &&
  !isAllCapitals(text);

const isKicker = (line: Block, below: Block): boolean =>
  isTitleLine(below) &&
  line.text.length < below.text.length &&
  (KICKER.test(line.text) || (wordCount(line.text) <= 2 && isAllCapitals(line.text) && !/\d/.test(line.text)));

const KICKER =
  /^(?:press (?:release|office)s?|news(?: release| room)?|media release|latest(?: news)?|for immediate release|breaking news|top stor(?:y|ies)|opinion|comment|analysis|feature|interview|exclusive|politics|world|business|economy|sports?|culture|science|technology|health|local|pressemitteilung|communiqué(?: de presse)?|nota de prensa|comunicato stampa|persbericht|пресс-релиз):?$/i;

/** Headings that name a part and not the article. */
const isGenericHeading = (text: string): boolean =>
  /^(?:summary|introduction|overview|abstract|contents|table of contents|background|notable changes|changelog|change ?log|about|description|details|highlights|key (?:points|takeaways|findings)|tl;?dr|preface|foreword|einleitung|zusammenfassung|inhalt|introducción|resumen|résumé|sommaire|введение):?$/i.test(
    text,
  );
