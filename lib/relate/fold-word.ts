const ASCII = /^[\0-\x7F]*$/;

/**
 * One form for the spellings and endings of a word: Zelenskiy, Zelenskyy and Zelensky are one man, talks and talk one word.
 * Case, accents, doubled letters and y for i go, then the regular English endings. It makes terms, never text to be read.
 */
export const foldWord = (word: string): string => {
  const lower = word.toLowerCase();
  const plain = ASCII.test(lower) ? lower : lower.normalize("NFD").replace(/(?<=[a-z])\p{M}+/gu, "");
  return endingOff(plain.replace(/y/g, "i").replace(/([a-z])\1+/g, "$1"));
};

const endingOff = (word: string): string => {
  if (word.length < 5) return word.replace(/(?<=[^suia])s$/, "");
  const stem = word.replace(/(?:ing|ed|es|(?<=[^sui])s)$/, "");
  return (stem.length < 3 ? word : stem).replace(/e$/, "");
};
