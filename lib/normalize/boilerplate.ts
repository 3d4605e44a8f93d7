import type { Block, Format } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import { ANYWHERE, AT_THE_EDGES, BESIDE_A_PROMOTION, type Rubbish } from "./boilerplate-patterns.ts";
import type { Step } from "./draft.ts";

/**
 * Takes out what the site says and not the article: newsletter promotions, consent banners, advertisement marks, sharing
 * buttons, "read more". Only whole short blocks go, each with a notice that quotes it.
 */
export const removeBoilerplate: Step = (draft) => {
  const { blocks, article } = draft;
  const rules = blocks.map((block, index) =>
    mayGo(block, index, article.format) ? ruleAgainst(block, isAtEdge(index, blocks.length)) : undefined,
  );
  const removals = blocks.flatMap((block, index) => {
    const beside = rules[index - 1] === PROMOTION || rules[index + 1] === PROMOTION;
    const rule = rules[index] ?? (beside && isTextual(block) ? ruleOf(besideAPromotion, block.text) : undefined);
    return rule ? [{ block, rule }] : [];
  });
  if (removals.length === 0) return draft;
  const removed = new Set(removals.map(({ block }) => block));
  return {
    ...draft,
    blocks: blocks.filter((block) => !removed.has(block)),
    notices: [...draft.notices, ...removals.map(({ block, rule }) => noticeOf(block, rule))],
  };
};

/** A heading that an author wrote stays ("Sign up" in a manual), and so does a single word that opens the text. */
const mayGo = (block: Block, index: number, format: Format): boolean =>
  (block.kind !== "heading" || format === "html") && (index > 0 || /\s/.test(block.text));

const PROMOTION = "promotion-removed";

/** The longest block that a pattern is tried on: what is longer is told to the reader by somebody. */
const LONGEST = 240;

/** How many blocks at either end may hold what is boilerplate only there. */
const EDGE = 4;

const isAtEdge = (index: number, count: number): boolean => index < EDGE || index >= count - EDGE;

const isTextual = ({ kind, text }: Block): boolean =>
  kind !== "figure" && kind !== "code" && kind !== "table" && text.length > 0 && text.length <= LONGEST;

const ruleAgainst = (block: Block, atEdge: boolean): string | undefined =>
  isTextual(block)
    ? (ruleOf(anywhere, block.text) ??
      (atEdge && block.kind !== "heading" ? ruleOf(atTheEdges, block.text) : undefined))
    : undefined;

const ruleOf = (rules: readonly Rule[], text: string): string | undefined =>
  rules.find(({ sign, patterns }) => sign?.test(text) !== false && patterns().some((pattern) => pattern.test(text)))
    ?.rule;

interface Rule extends Pick<Rubbish, "rule" | "sign"> {
  readonly patterns: () => readonly RegExp[];
}

/** The patterns of a list as one, for each set of flags: a paragraph is asked once and not ninety times. */
const united = (patterns: readonly RegExp[]): readonly RegExp[] =>
  [...new Set(patterns.map(({ flags }) => flags))].map((flags) => {
    const alike = patterns.filter((pattern) => pattern.flags === flags);
    return new RegExp(alike.map(({ source }) => source).join("|"), flags);
  });

/** The same rule with its patterns united, when they are asked for first. */
const unitedRule = ({ patterns, ...rule }: Rubbish): Rule => {
  let made: readonly RegExp[] | undefined;
  return {
    ...rule,
    patterns: () => {
      made ??= united(patterns);
      return made;
    },
  };
};

const anywhere = ANYWHERE.map(unitedRule);
const atTheEdges = AT_THE_EDGES.map(unitedRule);
const besideAPromotion = [{ rule: PROMOTION, patterns: BESIDE_A_PROMOTION }].map(unitedRule);

const noticeOf = ({ text }: Block, rule: string): Notice => ({ rule, reason: REASONS[rule] ?? "", quote: text });

const REASONS: Readonly<Record<string, string>> = {
  [PROMOTION]: "A line that promotes a newsletter or a subscription was taken out of the text.",
  "consent-removed": "A line about cookies or consent was taken out of the text.",
  "advertisement-removed": "The mark of an advertisement was taken out of the text.",
  "read-more-removed": "A link to other articles was taken out of the text.",
  "sharing-removed": "An invitation to share, follow or comment was taken out of the text.",
  "rights-removed": "A note on copyright or first publication was taken out of the text.",
};
