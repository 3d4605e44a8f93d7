import { foldWord } from "./fold-word.ts";
import { hashOf } from "./hash.ts";

/** What a term says about the event its text tells, and the hash it is known by. */
export interface Lexeme {
  readonly hash: number;
  readonly weight: number;
}

/** What the words of a language say. All are as written. */
export interface Lexicon {
  /** `nameWeight`: where its capital says that it is a name. */
  word(written: string): Lexeme & { readonly nameWeight: number };
  number(written: string): Lexeme;
  /** Two neighbouring letters of a script without spaces. */
  letters(pair: string): Lexeme;
}

const WEIGHT = {
  commonest: 0,
  common: 1,
  familiar: 1.5,
  rare: 2,
  name: 4,
  year: 0.7,
  smallNumber: 1,
  number: 2.5,
  letters: 1,
};

const lexicons = new Map<"en" | "de" | "other", Lexicon>();

/**
 * The lexicon of a language (BCP 47), from tables that come with Seedwire and never from the stored articles: what is said of
 * two texts must not change because a third one landed. English has a table, loaded when the first text asks; elsewhere
 * the length of a word and its capital must do, and in German, where nouns have capitals, its length.
 */
export const lexiconOf = async (language: string): Promise<Lexicon> => {
  const kind = /^en\b/i.test(language) ? "en" : /^de\b/i.test(language) ? "de" : "other";
  let lexicon = lexicons.get(kind);
  if (!lexicon) {
    lexicon = remembering(kind === "en" ? await english() : kind === "de" ? byLength : byCapital);
    lexicons.set(kind, lexicon);
  }
  return lexicon;
};

type WeighWord = (folded: string, isName: boolean) => number;

const english = async (): Promise<WeighWord> => {
  const { COMMON, COMMONEST, FAMILIAR } = await import("./common-words.ts");
  const table = new Map([
    ...decoded(COMMONEST).map((word) => [word, WEIGHT.commonest] as const),
    ...decoded(FAMILIAR).map((word) => [word, WEIGHT.familiar] as const),
    ...decoded(COMMON).map((word) => [word, WEIGHT.common] as const),
  ]);
  return (folded, isName) => (folded.length < 3 ? 0 : (table.get(folded) ?? (isName ? WEIGHT.name : WEIGHT.rare)));
};

/** Common words are short in every language that puts spaces between them; those of four letters and fewer say nothing. */
const byLength: WeighWord = (folded) => Math.min(WEIGHT.rare, Math.max(0, (folded.length - 4) / 2));

const byCapital: WeighWord = (folded, isName) =>
  isName && folded.length > 2 ? Math.max(WEIGHT.familiar, 2 * byLength(folded, false)) : byLength(folded, false);

/** Words whose lexemes are remembered, of all languages of a kind; then it begins anew. */
const REMEMBERED = 20_000;

const remembering = (weigh: WeighWord): Lexicon => {
  const words = new Map<string, Lexeme & { readonly nameWeight: number }>();
  return {
    word: (written) => {
      const known = words.get(written);
      if (known) return known;
      const folded = foldWord(written.slice(0, 40));
      const lexeme = { hash: hashOf(folded), weight: weigh(folded, false), nameWeight: weigh(folded, true) };
      if (words.size >= REMEMBERED) words.clear();
      words.set(written.slice(0, 40), lexeme);
      return lexeme;
    },
    number: (written) => {
      const plain = written.replace(/[.,](?=\p{Nd}{3})/gu, "");
      return { hash: hashOf(plain), weight: numberWeight(plain) };
    },
    letters: (pair) => ({ hash: hashOf(pair), weight: WEIGHT.letters }),
  };
};

/** "337 drones" tells an event; a small or round number does not, and a year tells little. */
const numberWeight = (plain: string): number => {
  if (plain.length < 2 || /^\d0+$/.test(plain)) return 0;
  if (/^(?:19|20)\d\d$/.test(plain)) return WEIGHT.year;
  return plain.length === 2 ? WEIGHT.smallNumber : WEIGHT.number;
};

/** The words of a table in `common-words.ts`. */
const decoded = (table: string): readonly string[] => {
  let word = "";
  return (table.match(/[A-Z][a-z]*/g) ?? []).map((step) => {
    word = word.slice(0, step.charCodeAt(0) - 65) + step.slice(1);
    return word;
  });
};
