import type { Block } from "#model/article.ts";
import type { Source } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import { webAddress } from "./addresses.ts";
import { type Draft, declarationsOf, trustIn } from "./draft.ts";
import { isPersonName } from "./names.ts";
import { plainText } from "./plain-text.ts";

/** Who published it first: declared, else the byline's outlet or the sign-off, else the outlet that names itself again and again. */
export const findSource = (draft: Draft): Evidence<Source> | undefined =>
  declaredSource(draft) ?? draft.source ?? selfAttribution(draft.blocks);

/** Characters; what is longer is no name. */
const LONGEST_NAME = 150;

const declaredSource = ({ article }: Draft): Evidence<Source> | undefined => {
  for (const declaration of declarationsOf(article, "source")) {
    const name = plainText(declaration.value);
    if (!name || name.length > LONGEST_NAME) continue;
    const address = declarationsOf(article, "source-url")[0]?.value;
    const url = address && webAddress(address);
    const { origin, quote } = declaration;
    return { value: { name, ...(url && { url }) }, origin, quote, confidence: trustIn(declaration) };
  }
  return undefined;
};

/**
 * "…, Quays.Eu reports." in two paragraphs or more: a paper speaks of itself so. An outlet that is quoted says
 * something once, or with words of its own; when two outlets are named so, neither is believed.
 */
const selfAttribution = (blocks: readonly Block[]): Evidence<Source> | undefined => {
  const mentions = new Map<string, string[]>();
  for (const { text } of blocks) {
    if (!SAYS.test(text)) continue;
    for (const name of new Set([...text.matchAll(SELF_ATTRIBUTION)].map(nameOf))) {
      if (name && !isPersonName(name)) mentions.set(name, [...(mentions.get(name) ?? []), text]);
    }
  }
  const [only, other] = [...mentions].filter(([name]) => isOutletName(name, blocks));
  if (!only || other || only[1].length < 2) return undefined;
  const [name, texts] = only;
  const quote = [...(texts[0] ?? "").matchAll(SELF_ATTRIBUTION)].find((found) => nameOf(found) === name)?.[0] ?? name;
  return {
    value: { name },
    origin: "attribution",
    quote: quote.replace(/^[\s,–—-]+/, ""),
    confidence: 0.8,
    notes: [`named so in ${texts.length} paragraphs`],
  };
};

const nameOf = (found: RegExpMatchArray): string => found[1] ?? found[2] ?? found[3] ?? "";

const OUTLET =
  "(\\p{Lu}[\\p{L}\\p{N}]*(?:[.&'’-][\\p{L}\\p{N}]+)*(?: \\p{Lu}[\\p{L}\\p{N}]*(?:[.&'’-][\\p{L}\\p{N}]+)*){0,3})";

/** What one of these verbs is not in needs no closer look. */
const SAYS =
  /reports|writes|informs|learned|berichtet|schreibt|rapporte|informa|riporta|meldt|сообщает|перед|пишет|повідомляє|пише/;

/** The verb ends the sentence, or only says by way of whom. */
const SELF_ATTRIBUTION = new RegExp(
  `[,–—-]\\s(?:${[
    `${OUTLET} (?:reports|writes|informs|has learned)(?=\\s*(?:[.!]|$|,? (?:via|citing|quoting|referring to|with reference to)\\b))`,
    `(?:berichtet|schreibt|rapporte|informa|riporta|meldt|сообщает|передает|передаёт|пишет|повідомляє|передає|пише)\\s["«“]?${OUTLET}["»”]?(?=\\s*[.!]|$)`,
    `["«“]?${OUTLET}["»”]?\\s(?:berichtet|rapporte|informa|riporta|сообщает|передает|пишет|повідомляє|пише)(?=\\s*[.!]|$)`,
  ].join("|")})`,
  "gu",
);

/** A lone surname reports too ("…, Stern reports."); an outlet's name is never the tail of a person's. */
const isOutletName = (name: string, blocks: readonly Block[]): boolean =>
  /[.\s]|^\p{Lu}{2,}$/u.test(name) ||
  !blocks.some(({ text }) => new RegExp(`\\p{Lu}\\p{Ll}+ ${name}(?!\\p{L})`, "u").test(text));
