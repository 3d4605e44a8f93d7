import type { Block } from "#model/article.ts";
import type { Person, Source } from "#model/entry.ts";
import type { Evidence, Origin } from "#model/evidence.ts";
import { headLength } from "./blocks.ts";
import { type Byline, type Place, parseByline } from "./byline-line.ts";
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
  return liftCredit(draft) ?? readNote(draft) ?? draft;
};

/** Essays end with a line in italics on who wrote them, which stays: "Ana Díaz is a professor of harbour law." */
const readNote = (draft: Draft): Draft | undefined => {
  const block = draft.blocks.slice(-FOOT).find(isStressed);
  const name = block && NOTE.exec(block.text)?.groups?.name;
  return name && isPersonName(name)
    ? withByline(draft, [], { names: [name], outlet: undefined, line: block.text, alone: true })
    : undefined;
};

const NOTE =
  /^(?<name>\p{Lu}[\p{L}.’'-]+(?:\s[\p{L}.’'-]+){1,3}?) (?:is|ist|est|es|è) (?:(?:an?|the|ein|eine|un|une|una|der|die|le|la|el|il) )?(?:[\p{L}’'-]+ ){0,6}(?:editor|reporter|correspondent|columnist|writer|contributor|journalist(?:e|in)?|author|professor(?:in)?|fellow|researcher|(?:\p{L}*redakteur|korrespondent|autor|dozent)(?:in)?|chroniqueu(?:r|se)|periodista|giornalista|professeure?|profesora?)(?!\p{L})/iu;

/** Bold or italic from its first letter to its last. */
const isStressed = ({ kind, html }: Block): boolean =>
  kind === "paragraph" && /^<p[^>]*>\s*<(strong|b|em|i)\b[^<]*<\/\1>\s*<\/p>$/iu.test(html.trim());

/** Interviews and portraits end with who did what, a label and a name by turns: who wrote it is the author. */
const liftCredit = (draft: Draft): Draft | undefined => {
  const from = Math.max(0, draft.blocks.length - CREDITS);
  for (const [index, label] of draft.blocks.entries()) {
    const below = draft.blocks[index + 1];
    if (index < from || !below || !CREDIT.test(label.text) || below.text.length > LONGEST_NAME) continue;
    const names = splitNames(tidyName(below.text));
    if (names.length === 0 || !names.every(isPersonName)) continue;
    const line = `${label.text} ${below.text}`;
    return withByline(draft, [label, below], { names, outlet: undefined, line, alone: true });
  }
  return undefined;
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
