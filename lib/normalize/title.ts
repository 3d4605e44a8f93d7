import type { Block } from "#model/article.ts";
import type { Evidence } from "#model/evidence.ts";
import { comparable, headLength } from "./blocks.ts";
import { cutVisibly } from "./cut-words.ts";
import { cutTitleDate } from "./dates/title-date.ts";
import { DOUBTFUL, findDeclaredTitle } from "./declared-title.ts";
import type { Draft, Step } from "./draft.ts";
import { findGivenTitle } from "./first-line.ts";
import { deriveHeadline } from "./headline.ts";
import { findLede } from "./lede.ts";
import { plainWords } from "./plain-text.ts";
import { sentencesOf } from "./sentences.ts";
import { splitStatus } from "./status.ts";

/**
 * Finds the title that the seed gives, declared or standing above the text, lifts status words out of it, and takes it
 * out of the body, where readers would see it twice.
 */
export const liftTitle: Step = (draft) => {
  const declared = findDeclaredTitle(draft.article);
  const given = declared && declared.confidence > DOUBTFUL ? undefined : findGivenTitle(draft);
  const found = given?.title ?? declared;
  if (!found) return draft;
  const words = plainWords(found.value);
  const dated = given && cutTitleDate(words, draft.language.value);
  const { title, status } = splitStatus(dated?.title ?? words);
  if (!title) return draft;
  const shown = given?.block ?? repeatedIn(draft.blocks, title);
  const kicker = given?.kicker;
  return {
    ...draft,
    title: { ...found, value: cutVisibly(title, LONGEST) },
    status: [...draft.status, ...status],
    headers: dated ? [...draft.headers, dated.quote] : draft.headers,
    blocks: draft.blocks.filter((block) => block !== shown && block !== kicker),
    notices: kicker ? [...draft.notices, kickerRemoved(kicker)] : draft.notices,
  };
};

/** Characters. No headline is longer; a page that puts its text into its title is shown the beginning of it. */
const LONGEST = 300;

/** The block at the head of the body that says the declared title again, status words or not. */
const repeatedIn = (blocks: readonly Block[], title: string): Block | undefined =>
  blocks
    .slice(0, headLength(blocks))
    .find(({ kind, text }) => (kind === "heading" || kind === "paragraph") && sayTheSame(text, title));

const sayTheSame = (line: string, title: string): boolean =>
  line.length <= title.length + 20 && comparable(splitStatus(line).title) === comparable(title);

const kickerRemoved = (kicker: Block) => ({
  rule: "kicker-removed",
  reason: "A label above the title was taken out of the text.",
  quote: kicker.text,
});

/** A title for the seed that gives none: a headline from its lede, marked as derived. */
export const deriveTitle = ({ blocks, language }: Draft): Evidence<string> | undefined => {
  const lede = findLede(blocks);
  const headline = lede && deriveHeadline(plainWords(lede), blocks.map(({ text }) => text).join("\n"), language.value);
  return lede && headline
    ? { value: headline, origin: "lede", quote: firstSentence(lede), confidence: 0.6, derived: true }
    : undefined;
};

const firstSentence = (text: string): string => sentencesOf(text.slice(0, 800)).next().value ?? text;
