/**
 * The language that a script alone tells, where most of the sample is written in it: Greek is Greek, and of the scripts
 * that several large languages share, letters that only one of them has decide. `undefined` for Latin.
 */
export const languageOfScript = (sample: string): string | undefined => {
  if (!/[^\0-\u024F\u1E00-\u218F]/.test(sample)) return undefined; // Latin letters and punctuation only
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [pattern, languages] of SCRIPTS) {
    if ((sample.match(pattern)?.length ?? 0) < 0.5 * letters) continue;
    return languages.find(({ letter }) => letter.test(sample))?.language;
  }
  return undefined;
};

interface Telling {
  readonly language: string;
  readonly letter: RegExp;
}

const always = (language: string): readonly Telling[] => [{ language, letter: /(?:)/ }];

const SCRIPTS: readonly (readonly [RegExp, readonly Telling[]])[] = [
  [
    /\p{Script=Cyrillic}/gu,
    [
      { language: "uk", letter: /[їєґ]/i },
      { language: "be", letter: /ў/i },
      { language: "sr", letter: /[ђћџљњ]/i },
      { language: "mk", letter: /[ѓќѕ]/i },
      { language: "kk", letter: /[әғқңөұүһ]/i },
      { language: "ru", letter: /[ыэё]/i },
      { language: "bg", letter: /ъ/i },
      { language: "uk", letter: /і/i },
      { language: "ru", letter: /(?:)/ },
    ],
  ],
  [
    /\p{Script=Arabic}/gu,
    [
      { language: "ur", letter: /[ٹڈڑںے]/ },
      { language: "ps", letter: /[ټډړږښڼ]/ },
      { language: "ckb", letter: /[ڵڕۆێ]/ },
      { language: "fa", letter: /[پچژگ]/ },
      { language: "ar", letter: /(?:)/ },
    ],
  ],
  [/\p{Script=Hebrew}/gu, always("he")],
  [/\p{Script=Greek}/gu, always("el")],
  [/\p{Script=Hangul}/gu, always("ko")],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    [{ language: "ja", letter: /[ぁ-んァ-ヶ]/ }, ...always("zh")],
  ],
  [/\p{Script=Devanagari}/gu, always("hi")],
  [/\p{Script=Bengali}/gu, always("bn")],
  [/\p{Script=Tamil}/gu, always("ta")],
  [/\p{Script=Telugu}/gu, always("te")],
  [/\p{Script=Gujarati}/gu, always("gu")],
  [/\p{Script=Thai}/gu, always("th")],
  [/\p{Script=Georgian}/gu, always("ka")],
  [/\p{Script=Armenian}/gu, always("hy")],
  [/\p{Script=Ethiopic}/gu, always("am")],
  [/\p{Script=Khmer}/gu, always("km")],
  [/\p{Script=Myanmar}/gu, always("my")],
];
