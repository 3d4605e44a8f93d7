import type { Evidence } from "#model/evidence.ts";
import { cutVisibly } from "./cut-words.ts";
import { type Draft, declarationsOf, trustIn } from "./draft.ts";
import { findLede } from "./lede.ts";
import { plainText, plainWords } from "./plain-text.ts";
import { sentencesOf } from "./sentences.ts";

/** What the article is about in at most some 300 characters: declared, else its standfirst, else its lede. */
export const findSummary = (draft: Draft): Evidence<string> | undefined =>
  declaredSummary(draft) ?? standfirstSummary(draft) ?? ledeSummary(draft);

const declaredSummary = ({ article }: Draft): Evidence<string> | undefined => {
  for (const declaration of declarationsOf(article, "summary")) {
    const value = shorten(plainText(declaration.value), DECLARED_LIMIT);
    const { origin, quote } = declaration;
    if (value) return { value, origin, quote, confidence: trustIn(declaration) };
  }
  return undefined;
};

const standfirstSummary = ({ standfirst }: Draft): Evidence<string> | undefined =>
  standfirst.length > 0
    ? { value: plainWords(standfirst.join(" ")), origin: "standfirst", quote: standfirst.join("\n"), confidence: 0.9 }
    : undefined;

const ledeSummary = ({ blocks }: Draft): Evidence<string> | undefined => {
  const lede = findLede(blocks);
  const value = lede && shorten(plainWords(lede), LIMIT);
  return value
    ? { value, origin: "lede", quote: value.replace(/ …$/, ""), confidence: 0.85, derived: true }
    : undefined;
};

/** Characters. */
const LIMIT = 300;

/** An editor's own summary may be longer; beyond this it is the article. */
const DECLARED_LIMIT = 1000;

/** Whole sentences that fit; a first one that does not is cut between words, and says so. */
const shorten = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  let fitting = "";
  for (const sentence of sentencesOf(text.slice(0, 3 * limit))) {
    const longer = fitting ? `${fitting} ${sentence}` : sentence;
    if (longer.length > limit) break;
    fitting = longer;
  }
  return fitting || cutVisibly(text, limit);
};
