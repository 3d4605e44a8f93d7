import { wordCount } from "./blocks.ts";
import { cutWords } from "./cut-words.ts";
import { trimEnglish } from "./headline-english.ts";
import { withoutDateline } from "./lede.ts";
import { sentencesOf } from "./sentences.ts";

/**
 * A headline made of the text's own words: the lede's first sentence, cut where the first trailing clause begins, at
 * most 90 characters and whole words. `source` is all of the text. `undefined` where too little is left to name anything.
 */
export const deriveHeadline = (lede: string, source: string, language: string): string | undefined => {
  const sentence = openingOf(withoutDateline(lede).slice(0, SENTENCE_LIMIT));
  const trimmed = isEnglish(language) ? trimEnglish(sentence, source, LIMIT) : cutAtClause(sentence);
  const headline = closed(cutWords(trimmed, LIMIT));
  return isEnough(headline) ? headline : undefined;
};

/** The first sentence; one of less than four words is the title of a person ("Dr. Lund …") or says too little alone. */
const openingOf = (text: string): string => {
  let opening = "";
  for (const sentence of sentencesOf(text)) {
    opening = opening ? `${opening} ${sentence}` : sentence;
    if (wordCount(opening) >= 4) break;
  }
  return opening.replace(/\s+/gu, " ");
};

/** Characters; the longest that newsrooms let stand, and what a result page shows. */
const LIMIT = 90;

/** A lede's first sentence ends long before; what does not is no sentence. */
const SENTENCE_LIMIT = 800;

const isEnglish = (language: string): boolean => /^en\b/i.test(language);

const isEnough = (headline: string): boolean =>
  wordCount(headline) >= 3 || (headline.length >= 8 && !/\s/.test(headline) && /[^\p{ASCII}]/u.test(headline));

/** In any language: the longest run of clauses that fits, cut at its commas; the whole where it fits. */
const cutAtClause = (sentence: string): string => {
  if (sentence.length <= LIMIT) return sentence;
  const ends = [...sentence.matchAll(/[,;:،、，；：]|\s[–—-](?=\s)/gu)].map(({ index }) => index);
  const least = /\s/.test(sentence) ? CLAUSE_LEAST : CLAUSE_LEAST / 4; // without spaces a character says as much as a syllable
  const fitting = ends.filter((end) => end <= LIMIT && end >= least);
  const last = fitting.at(-1);
  return last === undefined ? sentence : sentence.slice(0, last);
};

const CLAUSE_LEAST = 40;

/** Without what cannot end a headline: punctuation, an open bracket or quote, a word that leads on to another. */
const closed = (text: string): string => {
  let headline = text.trim();
  for (let before = ""; before !== headline; ) {
    before = headline;
    headline = headline.replace(/[\s,;:.–—‐-]+$/u, "");
    const lastSpace = headline.lastIndexOf(" ");
    if (lastSpace > 0 && LEADS_ON.has(headline.slice(lastSpace + 1).toLowerCase()))
      headline = headline.slice(0, lastSpace);
    if (OPENS.test(headline)) headline = headline.replace(/\s*[([{“„«‘][^)\]}”»’“]*$/u, "");
  }
  const quotes = headline.match(/"/g)?.length ?? 0;
  return (quotes % 2 === 1 ? headline.replaceAll('"', "") : headline).replace(/^[\s–—-]+/u, "").trim();
};

const OPENS = /[([{“„«‘]/;

/** Articles, prepositions and conjunctions of the larger languages: left at the end they promise a word that was cut. */
const LEADS_ON: ReadonlySet<string> = new Set(
  (
    "a an the and or but of in on at to for from by with as that which who whose its his her their into over than if is are " +
    "was were be been during within without against until per via including has have had will would could should after before amid while about under between compared " +
    "der die das den dem des ein eine einen einem einer eines und oder aber von vom zu zum zur mit für bei im am auf aus an " +
    "als dass wie nach über unter durch gegen um le la les un une et ou de du à au aux dans par pour sur avec que qui el los " +
    "las una unos y o del al en con por para sobre il lo gli i uno e di da per tra fra che não os um uma do dos no na nos " +
    "nas em het een van op met voor и а но в во на с со к по за из от о об для что і й та у з до"
  ).split(" "),
);
