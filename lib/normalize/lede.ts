import type { Block } from "#model/article.ts";
import { isRunningText } from "./blocks.ts";

/** The paragraph that tells the news: the first running text, else the first paragraph that is not a mere word. */
export const findLede = (blocks: readonly Block[]): string | undefined =>
  (blocks.find(isRunningText) ?? blocks.find(({ kind, text }) => kind === "paragraph" && text.length >= 20))?.text;

/** The text behind its dateline: "HARWICH, March 3 (Reuters) — Talks began" begins at "Talks". */
export const withoutDateline = (text: string): string => text.replace(DATELINE, "");

/**
 * A place in capitals, or a place with a date or an agency behind it, closed by a dash within the first words. A name
 * in front of a dash ("Norway — which had …") is no dateline.
 */
const DATELINE = new RegExp(
  [
    "^(?:",
    "\\p{Lu}[\\p{Lu}\\p{M}.'’/ -]{2,30}(?:,[^–—-]{1,40}?)?", // LONDON, March 3 · HARWICH, Essex, March 20
    "|\\p{Lu}[\\p{L}.'’ -]{1,30}(?:, ?[\\p{L}. ]{2,20}){0,2},? ?\\d{1,2}[^–—-]{0,24}?", // Berlin, 3. März
    "|\\p{Lu}[\\p{L}.'’ -]{1,30},? (?:D\\. ?C\\.?|DC|\\p{Lu}\\p{Ll}{1,4}\\.)", // Washington, D.C. · Reno, Nev.
    "|(?:\\p{Lu}[^–—()]{1,40} ?)?[(]\\p{L}[\\p{L} -]{1,20}[)]", // Kyiv (AFP)
    ")\\s*(?:[(][^()]{2,20}[)]\\s*)?(?:--|[–—:]|\\s-)\\s*(?=\\S)",
  ].join(""),
  "u",
);
