import { thirdPerson, VERBS } from "./verbs.ts";

/**
 * The sentence with its main verb in the present, as headlines tell the past: "officials met" is "officials meet". Where
 * the verb's subject is not plainly one or many, or the word may be a participle ("talks held in Rome"), it stays as it
 * is. An irregular present must stand somewhere in `source`: a headline has no word that the text has not.
 */
export const toPresent = (sentence: string, source: string): string => {
  const words = sentence.split(" ");
  for (let index = 1; index < Math.min(words.length, REACH); index++) {
    const word = words[index] ?? "";
    const before = words[index - 1] ?? "";
    if (STOP.test(word)) return sentence;
    const verb = VERBS.get(word);
    if (!verb || MODIFIER_BEFORE.test(before)) continue;
    if (verb.participle && PREPOSITION.test(words[index + 1] ?? "by")) continue;
    const many = isMany(words.slice(0, index));
    if (many === undefined || (verb.irregular && !standsIn(verb.base, source))) return sentence;
    const present = many ? verb.base : thirdPerson(verb.base);
    return [...words.slice(0, index), present, ...words.slice(index + 1)].join(" ");
  }
  return sentence;
};

/** Words; the main verb of a news sentence comes early. */
const REACH = 14;

/** Where the search ends: the verb phrase is already there, or another clause begins. */
const STOP =
  /^(?:is|are|was|were|be|been|will|would|could|may|might|can|should|must|has|have|had|that|which|who|when|where|while|if|to)\b|["“”]/;

const MODIFIER_BEFORE =
  /^(?:an?|the|its|his|her|their|of|in|by|for|at|on|and|or|with|newly|recently|\p{Ll}+ly)$|[,;:—–]$/iu;

const PREPOSITION =
  /^(?:by|in|on|at|for|with|from|to|as|of|after|during|under|over|between|near|against|today|yesterday|last|earlier)\b/;

/** Whether the subject is several, by the last word before its first preposition. `undefined`: it does not show. */
const isMany = (subject: readonly string[]): boolean | undefined => {
  const phrase = subject.join(" ").split(",")[0] ?? "";
  const head = (phrase.split(/ (?:of|in|for|at|from|on|by|with|to|between|near|under|over|against) /)[0] ?? "").split(
    " ",
  );
  const noun = head.at(-1) ?? "";
  if (/^(?:police|people|men|women|children|authorities|forces|officials|they|we)$/i.test(noun)) return true;
  if (head.includes("and")) return ORGANISATION.test(noun) ? undefined : true;
  if (ORGANISATION.test(noun)) return false;
  if (
    /^(?:\d|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)$)/.test(head[0] ?? "") &&
    /s$/.test(noun)
  )
    return true;
  if (!/s$/.test(noun)) return false;
  if (/(?:ss|us|is|['’]s)$/.test(noun)) return /['’]s$/.test(noun) ? undefined : false;
  return /^\p{Ll}/u.test(noun) ? true : undefined;
};

const ORGANISATION =
  /^(?:Ministry|Department|Bank|Agency|Committee|Commission|Council|Administration|Fund|Court|Office|Board|Inc|Corp|Co|Ltd|Plc|PLC|LLC|Group|Senate|Congress|Parliament|Union|Party)\.?$/;

const standsIn = (base: string, source: string): boolean =>
  new RegExp(`\\b(?:${base}|${thirdPerson(base)})\\b`, "i").test(source);
