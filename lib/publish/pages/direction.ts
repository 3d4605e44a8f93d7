import { type Content, html } from "./html.ts";

export type Direction = "ltr" | "rtl";

/** Of the interface's own words, and so of whatever stands in a line with them. */
export const INTERFACE_DIRECTION: Direction = "ltr";

/**
 * Which way a text is written: by the script its language names (`az-Arab`), by the language, or, where none is
 * known, by most of its first letters. Own tables: `Intl.Locale` knows it only as far as the machine's ICU does.
 * @param language BCP 47, where known
 */
export const directionOf = (language: string | undefined, text = ""): Direction => {
  const [primary = "", ...subtags] = language?.toLowerCase().split("-") ?? [];
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  if (script) return RTL_SCRIPTS.has(script) ? "rtl" : "ltr";
  if (primary && primary !== "und") return RTL_LANGUAGES.has(primary) ? "rtl" : "ltr";
  const letters = text.slice(0, 600).match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => RTL_LETTER.test(letter)).length * 2 > letters.length ? "rtl" : "ltr";
};

/**
 * A name or title amid text of the given direction, set apart by `<bdi>` where it would otherwise mix with its
 * neighbours: letters of the other direction, or controls that turn the direction of what follows them.
 */
export const isolate = (text: string, around: Direction): Content =>
  (around === "rtl" ? LTR_LETTER : RTL_LETTER).test(text) || DIRECTION_CONTROL.test(text)
    ? html`<bdi>${text}</bdi>`
    : text;

// Hebrew to Arabic Extended-A, their presentation forms, and the historic and newer scripts above the BMP (UAX 9).
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LTR_LETTER = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/u;
const DIRECTION_CONTROL = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const RTL_SCRIPTS = new Set("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa".split(" "));

/** ISO 639 codes of the languages that are written from right to left unless a script subtag says otherwise. */
const RTL_LANGUAGES = new Set(
  "ar arc ary arz azb bal ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi".split(" "),
);
