import { endsSentence } from "./words.ts";

/**
 * The text where it is short enough, else as many whole words of it as fit, and "…" unless a sentence ends there. Cut
 * between code points and never before a mark that belongs to the letter in front of it; scripts without spaces are cut
 * between letters.
 * Not by `Intl.Segmenter`, whose cuts follow the ICU data of the machine.
 * @param limit in code points
 */
export const clip = (text: string, limit: number): string => {
  // No code point is longer than two units: most texts are short and need no list of their code points.
  if (text.length <= limit) return text;
  const start = text.slice(0, (limit + 1) * 2);
  const points = SURROGATE.test(start) ? Array.from(start) : start;
  if (points.length <= limit) return text;
  const space = points.lastIndexOf(" ", limit);
  let end = space > limit * 0.6 ? space : limit;
  while (end > 0 && (/^[\p{M}\u200d]/u.test(points[end] ?? "") || points[end - 1] === "\u200d")) end--;
  const cut = points.slice(0, end);
  const kept = (typeof cut === "string" ? cut : cut.join("")).replace(/[\s,;:–—-]+$/u, "");
  return endsSentence(kept) ? kept : `${kept}…`;
};

/** Without any, code points are units, and need no list. */
const SURROGATE = /[\ud800-\udfff]/;
