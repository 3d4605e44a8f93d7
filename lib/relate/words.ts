import type { Lexeme, Lexicon } from "./lexicon.ts";

/**
 * The words of a text in their order, one at each index. Columns and not a list of words: a text has hundreds, every one
 * of which would be an object to be made and thrown away.
 */
export interface Words {
  readonly count: number;
  readonly hashes: Uint32Array;
  /** What each says about the event; 0 for nothing. */
  readonly weights: Float64Array;
  /** `NAME` and `JOINED`, added up. */
  readonly marks: Uint8Array;
}

/** Capitalised where nothing but a name is. */
export const NAME = 1;
/** Directly behind the word before it, with one space or hyphen between: "Port Ellen", "al-Hamar". */
export const JOINED = 2;

/** Characters from the beginning that are looked at: the news stands in front, and the work stays bounded. */
export const REACH = 8_000;

// A table for Latin letters and a pattern for the others: a pattern alone takes ten times as long over a text.
const OTHER = 0;
const LETTER = 1;
const CAPITAL = 2;
const DIGIT = 3;
const kindInPattern = (character: string): number => {
  if (/[\p{L}\p{M}]/u.test(character)) return /\p{Lu}/u.test(character) ? CAPITAL : LETTER;
  return /\p{Nd}/u.test(character) ? DIGIT : OTHER;
};
const KINDS = Uint8Array.from({ length: 0x250 }, (_, code) => kindInPattern(String.fromCharCode(code)));
const SURROGATE = /[\uD800-\uDFFF]/;

const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  if (code < KINDS.length) return KINDS[code] ?? OTHER;
  if (code >= 0x2000 && code < 0x2070) return OTHER; // dashes, quotation marks
  const character = text.charAt(at);
  // Letters beyond the Basic Multilingual Plane are read as halves: two texts that share them still share them.
  return SURROGATE.test(character) ? LETTER : kindInPattern(character);
};

/** Behind these a capital says nothing: a sentence, a line or a quotation begins. */
const BEGINS = /[.!?:;\n“„"«»‘—–•|(]/;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The words of a text, at most those of its first `REACH` characters; of scripts that put no spaces between words every two
 * neighbouring letters.
 */
export const wordsOf = (text: string, lexicon: Lexicon): Words => {
  const length = Math.min(text.length, REACH);
  const hashes = new Uint32Array(length);
  const weights = new Float64Array(length);
  const marks = new Uint8Array(length);
  let count = 0;
  const add = (hash: number, weight: number, mark: number) => {
    hashes[count] = hash;
    weights[count] = weight;
    marks[count++] = mark;
  };
  let end = 0;
  let at = 0;
  while (at < length) {
    const kind = kindAt(text, at);
    if (kind === OTHER) {
      at++;
      continue;
    }
    const start = at;
    at = kind === DIGIT ? endOfNumber(text, start, length) : endOfWord(text, start, length);
    const written = text.slice(start, at);
    const joined = start === end + 1 && (text[end] === " " || text[end] === "-");
    const isName = kind === CAPITAL && (joined || (start > 0 && !BEGINS.test(text.slice(end, start))));
    end = at;
    const mark = (isName ? NAME : 0) + (joined ? JOINED : 0);
    if (kind === DIGIT) {
      const { hash, weight } = lexicon.number(written);
      add(hash, weight, mark);
    } else if (text.charCodeAt(start) > 0xe00 && UNSPACED.test(written)) {
      for (const { hash, weight } of pairsOf(written, lexicon)) add(hash, weight, 0);
    } else {
      const { hash, weight, nameWeight } = lexicon.word(written);
      add(hash, isName ? nameWeight : weight, mark);
    }
  }
  return { count, hashes, weights, marks };
};

const endOfWord = (text: string, start: number, length: number): number => {
  let at = start + 1;
  while (at < length) {
    const kind = kindAt(text, at);
    if (kind !== LETTER && kind !== CAPITAL) break;
    at++;
  }
  return at;
};

/** Behind the digits, and behind points and commas between them. */
const endOfNumber = (text: string, start: number, length: number): number => {
  let at = start + 1;
  while (at < length) {
    const isDigit = kindAt(text, at) === DIGIT;
    if (!isDigit && !(/[.,]/.test(text.charAt(at)) && at + 1 < length && kindAt(text, at + 1) === DIGIT)) break;
    at++;
  }
  return at;
};

const pairsOf = (run: string, lexicon: Lexicon): readonly Lexeme[] => {
  const letters = [...run];
  return letters.slice(1).map((letter, index) => lexicon.letters(`${letters[index]}${letter}`));
};
