/** At most `limit` characters of the text, cut between words; in scripts without spaces between characters. */
export const cutWords = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit + 1).replace(/\s+\S*$/u, "");
  return cut.length <= limit ? cut : firstGraphemes(text, limit);
};

/** The same with a sign that something was cut, where something was. */
export const cutVisibly = (text: string, limit: number): string =>
  text.length <= limit ? text : `${cutWords(text, limit - 2).replace(/[,;:–—-]+$/u, "")} …`;

/** The first characters as a reader counts them: none is cut from its accent or its vowel sign. */
const firstGraphemes = (text: string, limit: number): string => {
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text.slice(0, limit + 1));
  let first = "";
  for (const { segment } of graphemes) {
    if (first.length + segment.length > limit) break;
    first += segment;
  }
  return first;
};
