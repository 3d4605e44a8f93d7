import { looksLikeVerb } from "./verbs.ts";

/** The sentence without a clause in front of its subject: "With days to go, voters are undecided". */
export const dropOpening = (sentence: string): string => {
  const opening =
    /^(?:With|After|As|In|On|For|Despite|Amid|While|When|Although|Though|Because|Since|Before|Following|If|By|At|Under|During|\p{Lu}\p{Ll}+(?:ed|ing)) [^,]{5,120}, (?=\S)/u.exec(
      sentence,
    );
  const rest = opening ? sentence.slice(opening[0].length) : "";
  return wordsIn(rest) >= 6 ? rest : sentence;
};

/**
 * The sentence without its days: the headline stands beside the date. It ends at the first one that ends its main
 * clause ("held talks on Tuesday to find …"); where the verb is still to come, only the day goes.
 */
export const dropWhen = (sentence: string): string => {
  let text = sentence;
  for (let round = 0; round < 3; round++) {
    const when = WHEN.exec(text) ?? /^(?:today|yesterday|tonight),? /i.exec(text);
    if (!when) break;
    const before = text.slice(0, when.index);
    const after = text.slice(when.index + when[0].length);
    if (isClause(before) && !isVerbAhead(after)) return before;
    text = before + after;
  }
  return text;
};

/** The sentence up to the first clause that only adds to the news. */
export const cutClauses = (sentence: string): string => {
  for (const { index } of sentence.matchAll(CLAUSE_START)) {
    const clause = sentence.slice(0, index);
    if (isClause(clause)) return clause;
  }
  return sentence;
};

/** The headline cut in front of a preposition or at a comma, where it is longer than `limit` characters. */
export const cutPhrases = (headline: string, limit: number): string => {
  if (headline.length <= limit) return headline;
  const ends = [...headline.matchAll(PHRASE_START)].map(({ index }) => index);
  const last = ends.findLast((index) => index <= limit && isClause(headline.slice(0, index)));
  return last === undefined ? headline : headline.slice(0, last);
};

const wordsIn = (text: string): number => text.split(" ").length;

/**
 * Long enough to be the news by itself, with what looks like a verb behind its subject; where somebody only says
 * something, with a verb in what is said.
 */
const isClause = (text: string): boolean => {
  if (text.length < 34 || wordsIn(text) < 6) return false;
  const told = text.split(/ (?:said|says|say|told \S+|confirmed|warned|announced|reported) /).at(-1) ?? text;
  return told.split(/[^\p{L}'’-]+/u).some((word, index) => (index > 0 || told !== text) && looksLikeVerb(word));
};

/** The main verb comes behind the day: "The loan announced yesterday for … has been raised". */
const isVerbAhead = (rest: string): boolean =>
  /^(?!that\b|which\b|who\b|to\b|as\b|after\b|when\b|while\b)[^,;]*\b(?:has|have|had|is|are|was|were|will|would)\b/.test(
    rest.trimStart().split(/ (?:that|which|who|as|after|when|while|because) /)[0] ?? "",
  );

const DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?(?!['’])";
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\\.?)";

const WHEN = new RegExp(
  `,? \\b(?:(?:(?:late|early) )?on ${DAY}|(?:late |early )?${DAY}|on ${MONTH} \\d{1,2}(?:, \\d{4})?|` +
    "(?:earlier )?(?:today|yesterday|tonight)(?!['’])|(?:last|this) (?:night|morning|evening|week)(?!['’]))(?![\\p{L}\\d]),?",
  "u",
);

/** Where the sentence goes on to what is not the news: a relative clause, a reason, a time, a comparison, a speaker. */
const CLAUSE_START = new RegExp(
  [
    ", (?:who|which|where|when|whose|whom|as|after|before|while|amid|following|despite|because|since|with|hours|days|weeks|",
    "minutes|although|though|but|according|up|",
    "down|from|against|compared|due|partly|mainly|\\p{Ll}+ing)\\b",
    "|, [^,]{2,60}\\b(?:said|says|say|told|reported|announced|showed|added)\\b",
    "| as (?!saying\\b|part\\b|well\\b|an?\\b|much\\b|many\\b|early\\b|of\\b|from\\b|to\\b|\\p{Ll}+(?:ate|ible|able)\\b)(?=\\S)",
    "| (?:that|which|who|whose|after|while|because|although|though|when|where|amid|following|if|unless|until|since|",
    "despite|before|compared|hours after|days after|due to) (?=\\S)",
    "| to (?:find|discuss|help|try|make|give|enable|allow|avoid|prevent|ensure|protect) (?=\\S)",
    "| (?:from|compared with|against) (?=(?:an? |the )?[$€£]?\\d)",
    "| and (?=(?:said|has|have|was|were|will|would|is|are|had|\\p{Ll}+ed)\\b)",
    "|;|: | [–—-]+ ",
  ].join(""),
  "gu",
);

const PHRASE_START =
  /,? (?=(?:in|on|at|for|with|from|by|into|over|under|between|through|during|and|to|of|towards?|against) )|[,;]/g;
