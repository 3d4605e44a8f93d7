import type { Block } from "#model/article.ts";
import type { Person, Source } from "#model/entry.ts";
import type { Evidence, Origin } from "#model/evidence.ts";
import { agencyNamed } from "./agencies.ts";
import { headLength } from "./blocks.ts";
import type { Draft, Step } from "./draft.ts";
import { isPersonName, splitNames, tidyName } from "./names.ts";

/**
 * Takes the byline out of the body: "By Ana Díaz, Reuters" above the text or just behind its lede, a signature below it.
 * Where the block holds more than the byline it stays.
 */
export const liftByline: Step = (draft) => {
  const head = headLength(draft.blocks) + BEHIND_THE_LEDE;
  const last = draft.blocks.length - 1;
  for (const [index, block] of draft.blocks.entries()) {
    if (index > head && index <= last - FOOT) continue;
    // A page ends with labels that look like names; one that signs it stands out.
    const isSignature = index === last && (draft.article.format !== "html" || isStressed(block));
    const found = parseBlock(block, isSignature ? "last" : index > head ? "foot" : "head");
    if (found) return withByline(draft, [block], found);
  }
  return liftCredit(draft);
};

/** Bold or italic from its first letter to its last. */
const isStressed = ({ kind, html }: Block): boolean =>
  kind === "paragraph" && /^<p[^>]*>\s*<(strong|b|em|i)\b[^<]*<\/\1>\s*<\/p>$/iu.test(html.trim());

/** Interviews and portraits end with who did what, a label and a name by turns: who wrote it is the author. */
const liftCredit = (draft: Draft): Draft => {
  const from = Math.max(0, draft.blocks.length - CREDITS);
  for (const [index, label] of draft.blocks.entries()) {
    const below = draft.blocks[index + 1];
    if (index < from || !below || !CREDIT.test(label.text) || below.text.length > LONGEST_NAME) continue;
    const names = splitNames(tidyName(below.text));
    if (names.length === 0 || !names.every(isPersonName)) continue;
    const line = `${label.text} ${below.text}`;
    return withByline(draft, [label, below], { names, outlet: undefined, line, alone: true });
  }
  return draft;
};

/** How many blocks such a list may have. */
const CREDITS = 20;
const LONGEST_NAME = 80;
const CREDIT =
  /^(?:interview|text|texte?|texto|testo|words|story|author|autor(?:in)?|auteur|autore|by|von|par|por|автор)\s*:?$/iu;

/** How many blocks at the end may hold a signature. */
const FOOT = 3;

/** Pages put the standfirst above the byline. */
const BEHIND_THE_LEDE = 1;

type Place = "head" | "foot" | "last";

/** The first line of a block that is a byline; a block of several lines has a date or an address beside it. */
const parseBlock = ({ kind, text }: Block, place: Place): Found | undefined => {
  if (text.length > 200 || kind === "figure" || kind === "code" || kind === "table" || kind === "quote")
    return undefined;
  const lines = text.split("\n");
  for (const line of lines) {
    const byline = parseByline(line.replaceAll("\u00AD", ""), place);
    if (byline) return { ...byline, line, alone: lines.length === 1 };
  }
  return undefined;
};

interface Found extends Byline {
  readonly line: string;
  readonly alone: boolean;
}

interface Byline {
  readonly names: readonly string[];
  readonly outlet: string | undefined;
}

const withByline = (draft: Draft, from: readonly Block[], { names, outlet, line, alone }: Found): Draft => {
  const evidence = { origin: "byline" as Origin, quote: line, confidence: 0.92 };
  const bylines = names.map((name): Evidence<Person> => ({ ...evidence, value: { name } }));
  const source: Evidence<Source> | undefined = outlet ? { ...evidence, value: { name: outlet } } : undefined;
  return {
    ...draft,
    blocks: alone ? draft.blocks.filter((block) => !from.includes(block)) : draft.blocks,
    bylines,
    source: draft.source ?? source,
  };
};

/**
 * The names and the outlet of a line that is a byline and nothing else. Names must be names: "By Tuesday" and
 * "By popular demand" are none. A dash signs only below the text, a bare name only as its last line.
 */
const parseByline = (text: string, place: Place): Byline | undefined => {
  if (text.length > 120) return undefined;
  const signature =
    place === "head"
      ? null
      : (SIGNATURE.exec(text) ?? (place === "last" && isPersonName(text) ? BARE.exec(text) : null));
  const line = (LABEL.exec(text) ?? signature)?.groups?.names;
  if (line === undefined) return undefined;
  const parts = splitNames(tidyName(line.replace(/\([^)]*\)/g, " ")));
  const names: string[] = [];
  let outlet: string | undefined;
  for (const part of parts) {
    const { name, agency } = cutAgency(part);
    if (agency) outlet ??= agency;
    if (name && isPersonName(name)) names.push(name);
    else if (name && names.length === 0) return undefined;
    else if (name && !outlet && isOutlet(name)) outlet = name;
  }
  return names.length > 0 ? { names, outlet } : undefined;
};

/** "Ana Díaz Reuters": the agency stands behind the name, with or without a comma. */
const cutAgency = (part: string): { readonly name: string; readonly agency: string | undefined } => {
  const agency = agencyNamed(part);
  if (agency) return { name: "", agency };
  const cut = part.lastIndexOf(" ");
  const last = cut > 0 && part.slice(cut + 1).length > 3 ? agencyNamed(part.slice(cut + 1)) : undefined;
  return last ? { name: part.slice(0, cut), agency: last } : { name: part, agency: undefined };
};

/** A role ("Political Editor") or a place may follow the name; an outlet says so by its own name. */
const isOutlet = (name: string): boolean =>
  /^(?:the )?(?:\p{Lu}[\p{L}.'’-]* ){0,3}(?:News|Times|Post|Journal|Gazette|Tribune|Herald|Magazine|Press|Network|Radio|Observer|Guardian|Telegraph)$/u.test(
    name,
  );

const LABEL = new RegExp(
  [
    "^[-–—\\s]*(?:",
    "(?:written |reported |posted |story |words |text |analysis |opinion |an? \\w+ |guest post )?by\\b:?|",
    "(?:author|reporter|writer|autorin|autor|auteure?|autore|autora|auteurs?|autoři|text|texte|texto|testo|tekst|",
    "bericht|reportage|words|автор|авторка|авторы|автори|текст)\\s*[:：]|",
    "(?:ein \\w+ |eine \\w+ )?von\\b|par\\b|por\\b|di\\b|door\\b|av\\b|af\\b|autor(?:in|en|es|a)?\\b|автор(?![\\p{L}])|بقلم\\s*:?|كتب\\s*:|الكاتب\\s*:|מאת\\s*:?|作者\\s*[:：]|文\\s*[/：:]",
    ")\\s+(?<names>\\S.+)$",
  ].join(""),
  "iu",
);

const BARE = /^(?<names>.+)$/;

const SIGNATURE = /^(?:[-–—]\s*|\\-\s*)(?<names>\p{Lu}\S* .+)$/u;
