import type { Block } from "#model/article.ts";
import { endsSentence, isPlain, list } from "./blocks.ts";
import type { Step } from "./draft.ts";
import { sentencesOf } from "./sentences.ts";

/**
 * Takes the two to four points that stand before the lede, each one short sentence, as the standfirst. They become the
 * summary, and stay at the top of the body as the list they are: readers that show the body show no summary, and
 * nothing of the article may be lost there.
 */
export const liftStandfirst: Step = (draft) => {
  const { blocks } = draft;
  const start = blocks.findIndex((block) => block.kind === "paragraph");
  if (start < 0 || draft.article.format !== "text") return draft;
  let end = start;
  while (isPoint(blocks[end])) end++;
  const points = blocks.slice(start, end).map(({ text }) => text);
  const lede = blocks[end];
  if (points.length < 2 || points.length > 4 || !lede || !isLedeFor(points, lede)) return draft;
  if (!pointsRecur(points, blocks.slice(end))) return draft;
  return { ...draft, standfirst: points, blocks: [...blocks.slice(0, start), list(points), ...blocks.slice(end)] };
};

const isPoint = (block: Block | undefined): boolean =>
  block !== undefined &&
  isPlain(block) &&
  block.text.length >= 20 &&
  block.text.length <= 130 &&
  endsSentence(block.text) &&
  [...sentencesOf(block.text)].length === 1;

const isLedeFor = (points: readonly string[], { kind, text }: Block): boolean =>
  kind === "paragraph" && text.length >= 130 && text.length > 1.4 * Math.max(...points.map((point) => point.length));

/**
 * A standfirst tells what the text tells again; a story that opens with short sentences goes on to other things.
 * Most long words of the points must come back below them.
 */
const pointsRecur = (points: readonly string[], below: readonly Block[]): boolean => {
  const text = new Set(below.flatMap((block) => longWords(block.text)));
  const words = points.flatMap(longWords);
  return words.filter((word) => text.has(word)).length >= 0.6 * words.length;
};

/** Words of four letters and more, cut to five so that inflections meet. */
const longWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map((word) => word.slice(0, 5));
