/** A word of a text as the signature sees it. */
export interface Word {
  /** One case, one spelling, one stem: `foldWord`. Numbers as they are, without their grouping. */
  readonly folded: string;
  /** `letters`: two neighbouring characters of a script that puts no spaces between its words. */
  readonly kind: "name" | "word" | "number" | "letters";
  /** Directly behind the word before it, with one space or hyphen between: "Port Ellen", "al-Hamar". */
  readonly joined: boolean;
}

/** Characters from the beginning that are looked at: the news stands in front, and the work stays bounded. */
export const REACH = 8_000;

const WORD = /[\p{L}\p{M}]+|\p{Nd}+(?:[.,]\p{Nd}+)*/gu;
/** Behind these a capital says nothing: a sentence, a line or a quotation begins. */
const BEGINS = /[.!?:;\n“„"«»‘—–•|(]/u;
const CAPITAL = /^\p{Lu}/u;
const DIGIT = /^\p{Nd}/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words of a text in their order, at most those of its first `REACH` characters. */
export const wordsOf = (text: string): readonly Word[] => {
  const words: Word[] = [];
  const reached = text.slice(0, REACH);
  let end = 0;
  for (const { 0: found, index } of reached.matchAll(WORD)) {
    const gap = reached.slice(end, index);
    const joined = gap === " " || gap === "-";
    const begins = index === 0 || (!joined && BEGINS.test(gap));
    end = index + found.length;
    if (DIGIT.test(found)) words.push({ folded: found.replace(/[.,](?=\p{Nd}{3})/gu, ""), kind: "number", joined });
    else if (!ASCII.test(found) && UNSPACED.test(found)) words.push(...lettersOf(found));
    else words.push({ folded: foldWord(found), kind: !begins && CAPITAL.test(found) ? "name" : "word", joined });
  }
  return words;
};

const lettersOf = (run: string): readonly Word[] => {
  const letters = [...run];
  return letters.slice(1).map((letter, index) => ({
    folded: `${letters[index]}${letter}`,
    kind: "letters",
    joined: false,
  }));
};

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
