import { cutClauses, cutPhrases, dropOpening, dropWhen } from "./headline-clauses.ts";
import { toPresent } from "./present-tense.ts";

/**
 * An English sentence as a headline would have it: no weekday, no ticker or party in brackets, no clause that only adds
 * to the news, no articles, its verb in the present. Words are taken away and one verb may change its ending; no word
 * is added. `source` is the whole text: an irregular present must stand in it.
 */
export const trimEnglish = (sentence: string, source: string, limit: number): string => {
  const edits: readonly ((text: string) => string)[] = [
    dropBrackets,
    dropOccasion,
    dropOpening,
    dropApposition,
    dropSpeaker,
    dropWhen,
    cutClauses,
    (text) => tellPlan(text, source),
    (text) => toPresent(text, source),
    dropAuxiliaries,
    dropLegalForms,
    dropSmallWords,
    (text) => cutPhrases(text, limit),
  ];
  const headline = edits
    .reduce((text, edit) => edit(text), sentence)
    .replace(/\s+/g, " ")
    .trim();
  return headline.replace(/^["'“‘]?\p{Ll}/u, (first) => first.toUpperCase());
};

/** Tickers, parties and short forms go; a company's name in angle brackets, as old wires have it, loses the brackets. */
const dropBrackets = (text: string): string =>
  /[<(]/.test(text)
    ? text
        .replace(/\s*<[A-Z\d][A-Z\d.]*>/g, "")
        .replace(/<([^<>]*)>/g, "$1")
        .replace(/\s*\([^()]{1,60}\)/g, "")
        .replace(/ {2,}/g, " ")
    : text;

const dropOccasion = (text: string): string =>
  text.replace(/,? (?:in|at|during) an? (?:statement|(?:news|press) conference|interview|speech)\b,?/g, "");

/** "Norway, which has been slow to build, is now ahead": what is told of the subject before its verb. */
const dropApposition = (text: string): string =>
  text.replace(
    /^([^,]{3,80}), (?:which|who|where|whose|including|an?|the|one of|formerly|already|now|owned|based|\p{Ll}{3,}ing) [^,]{3,120}, (?=\p{Ll})/u,
    (whole, subject: string) =>
      / (?:is|are|was|were|will|has|have|said|\p{Ll}+ed)\b/u.test(subject) ? whole : `${subject} `,
  );

/**
 * "The bank said it will lower its rate" is news by itself. Only one's own plans and dealings are told so: of what others
 * did the headline must not say more than the text.
 */
const dropSpeaker = (text: string): string => text.replace(SAYING_THAT, "$1").replace(SPEAKER, "");

const SPEAKER = new RegExp(
  [
    "\\b(?:said|announced|confirmed)(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| today| yesterday)? ",
    "(?:that )?(?:it|he|she|they) (?=(?:(?:has|have|had) )?(?:",
    "will|would|plans?|planned|expects?|expected|intends?|intended|hopes?|hoped|agreed|signed|completed|filed|acquired|",
    "bought|sold|formed|raised|cut|lowered|appointed|named|launched|opened|closed|began|started|introduced|adopted|",
    "reached|received|declared|",
    "accepted|affirmed|arranged|authori[sz]ed|borrowed|cancelled|decided|deposited|developed|downgraded|entered|established|extended|",
    "increased|issued|leased|licensed|merged|moved|obtained|offered|placed|promoted|purchased|redeemed|reduced|renewed|repaid|",
    "repurchased|restructured|revised|secured|settled|submitted|suspended|terminated|transferred|upgraded|",
    "is (?:offering|seeking|considering|planning|preparing|changing|issuing|launching)",
    ")\\b)",
  ].join(""),
);

const SAYING_THAT =
  /\b(said|says|warn(?:s|ed)|announced|confirmed|told \S+|denie[sd]|believe[sd]?|thinks?|thought|fear(?:s|ed)?|hope[sd]?|suggest(?:s|ed)?|show(?:s|ed)?|claim(?:s|ed)?|insist(?:s|ed)?|argue[sd]?) that\b/;

/** "has adopted" is "adopted", "are underway" is "underway": a headline does without have and be before the real verb. */
const dropAuxiliaries = (text: string): string =>
  text
    .replace(
      / (?:has|have|had) (?=(?:been )?(?:\p{Ll}{3,}ed|won|met|held|taken|made|set|cut|lost|sold|bought|become)\b)/u,
      " ",
    )
    .replace(
      /(?<!\b(?:not|it|he|she|they|there|what|who|which|that)) (?:is|are|was|were|been) (?=(?:\p{Ll}{3,}(?:ed|ing)|underway|set|held|shot|made) (?!that\b))/u,
      " ",
    );

/**
 * "The port will close" is "port to close", as headlines tell what is to come; "to" has to stand in the text as well. Behind
 * a speaker or a pronoun it would read oddly, and "would" depends on something that must not be left out.
 */
const tellPlan = (text: string, source: string): string =>
  text.includes(" will ") && /\bto\b/.test(source) ? text.replace(PLAN, "$1 to ") : text;

const PLAN =
  /^((?:(?!\b(?:said|says|told|if|that|who|which|what|it|he|she|they|we|you|there|this|these)\b|["“”]).)+) will (?:also )?(?=\p{Ll}{2})(?!(?:not|never|no|only|hardly|still)\b)/u;

const dropLegalForms = (text: string): string =>
  text.replace(
    /(?<=[\p{L}.)\d])(?<! and) (?:Inc|Corp|Co|Cos|Ltd|Plc|PLC|LLC|NV|GmbH|SpA|Bhd|Pty|Pte)\b\.?(?: (?:Ltd|Inc|Bhd|NV)\b\.?)?(?='|’| \p{Ll})/gu,
    "",
  );

/** Articles and possessives, outside quotes; "three dollars a barrel" and "a few" keep theirs. */
const dropSmallWords = (text: string): string =>
  text
    .split(/("[^"]*"|“[^”]*”)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/^(?:An?|The) (?=\S)/, "")
            .replace(/(?<=\s)the (?=[^\s])/g, "")
            .replace(
              /(?<!(?:\d|[%$€£]|\b(?:dlrs|dollars?|euros?|pounds?|yen|cents?|pct|per ?cent|times|once|twice|barrels?|tonnes?|such|many|half))\s)(?<=\s)an? (?!(?:few|lot|little|third|quarter|half|hundred|thousand|million|billion|day|week|month|year)\b)(?=\S)/g,
              "",
            )
            .replace(/(?<=\s)(?:its|their|his|her) (?=\p{L})/gu, ""),
    )
    .join("");
