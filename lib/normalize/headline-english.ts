/**
 * An English sentence as a headline would have it: no weekday, no ticker or party in brackets, no attribution at its
 * ends, nothing of the clauses that only add to the news. Only words are taken away, none is added.
 */
export const trimEnglish = (sentence: string, limit: number): string => {
  const bare = ASIDES.reduce((text, aside) => text.replace(aside, " "), sentence)
    .replace(/\s+/g, " ")
    .replace(/ ([,;.])/g, "$1");
  const clause = mainClause(bare);
  return clause.length <= limit ? clause : shorter(clause, limit);
};

const DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const MONTH =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|March|April|May|June|July|Aug(?:ust|\\.)?|Sept(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";

/** When the sentence's event was: the headline stands beside its date. */
const WHEN =
  `(?:(?:(?:late|early) )?on ${DAY}(?: (?:morning|afternoon|evening|night))?|${DAY}(?: (?:morning|afternoon|evening|night))?|` +
  `on ${MONTH} \\d{1,2}(?:, \\d{4})?|(?:earlier )?today|yesterday|tonight|(?:last|this) (?:night|morning|evening|week)|overnight)`;

/** What stands in brackets or says who speaks: tickers, parties, "in a statement". */
const ASIDES = [
  /\s*<[A-Z][\w.,& -]*>/g,
  /\s*\((?![^)]*\()[^)]{1,40}\)/g,
  /,? (?:in|at|during) an? (?:statement|news conference|press conference|interview|report)\b/g,
  /,? (?:also )?(?:known as|according to)\b[^,]*(?=,|\.?$)/g,
];

/** The part of the sentence up to where the news is told. */
const mainClause = (sentence: string): string => {
  let text = withoutSpeaker(sentence);
  const when = new RegExp(`[,]? \\b${WHEN}\\b,?`).exec(text);
  if (when) {
    const before = text.slice(0, when.index);
    text = isClause(before) ? before : before + text.slice(when.index + when[0].length);
  }
  const end = [...text.matchAll(CLAUSE_START)].find(({ index }) => isClause(text.slice(0, index)));
  return end ? text.slice(0, end.index) : text;
};

/** Long enough to be the news by itself. */
const isClause = (text: string): boolean => text.length >= 34 && text.split(" ").length >= 6;

/** Where the sentence goes on to what is not news: a relative clause, a reason, a time, a speaker. */
const CLAUSE_START = new RegExp(
  [
    ", (?:who|which|where|when|whose|whom|as|after|before|while|amid|following|despite|because|since|with|hours|days|weeks|",
    "minutes|although|though|but|including|citing|saying|adding|raising|sparking|prompting|leaving|making|according)\\b",
    "|, [^,]{2,60}\\b(?:said|says|say|told|reported|announced|showed|added)\\b",
    "| (?:that|which|who|whose) (?=\\p{L})",
    "| (?:after|as|while|because|although|when|where|amid|following|hours after|days after) (?=\\p{L})",
    "| to (?:find|discuss|help|try|make|give|enable|allow|avoid|prevent|ensure|protect) (?=\\p{L})",
    "|;|:| [–—-]+ ",
  ].join(""),
  "gu",
);

/** "The ministry said on Monday it had …" tells the news behind "it". */
const withoutSpeaker = (sentence: string): string => sentence;

/** The longest part that ends before a preposition or a comma and fits. */
const shorter = (clause: string, limit: number): string => {
  const ends = [
    ...clause.matchAll(/,? (?=(?:in|on|at|for|with|from|by|into|over|under|between|through|during|and|to) )|[,;]/g),
  ]
    .map(({ index }) => index)
    .filter((index) => index <= limit && isClause(clause.slice(0, index)));
  const last = ends.at(-1);
  return last === undefined ? clause : clause.slice(0, last);
};
