import { agencyNamed } from "./agencies.ts";
import { isOutlet, isPersonName, isRole, splitNames, tidyName } from "./names.ts";

/** Where a line stands: above the text, near its end, or as its very last. */
export type Place = "head" | "foot" | "last";

/** Who signs, and for whom. */
export interface Byline {
  readonly names: readonly string[];
  readonly outlet: string | undefined;
}

/**
 * The names and the outlet of a line that is a byline and nothing else. Names must be names: "By Tuesday" and
 * "By popular demand" are none. Without a label a line above the text names somebody and an outlet or a role ("Ana Díaz,
 * Reuters"); a dash or brackets sign only below it, a bare name only as its last line.
 */
export const parseByline = (text: string, place: Place): Byline | undefined => {
  if (text.length > 120) return undefined;
  const line = (LABEL.exec(text) ?? (place === "head" ? null : signatureIn(text, place)))?.groups?.names;
  if (line !== undefined) return namesAndOutlet(line);
  const attributed = place === "head" && ATTRIBUTED.test(text) ? namesAndOutlet(text) : undefined;
  return attributed && (attributed.outlet !== undefined || endsWithRole(text)) ? attributed : undefined;
};

const namesAndOutlet = (line: string): Byline | undefined => {
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

const LABEL = new RegExp(
  [
    "^[-–—\\s]*(?:",
    "(?:written |reported |posted |submitted |story |words |text |analysis |opinion |interview |an? \\w+ |guest post )?by\\b:?|",
    "(?:author|reporter|writer|autorin|autor|auteure?|autore|autora|auteurs?|autoři|text|texte|texto|testo|tekst|",
    "bericht|reportage|words|yazar|автор|авторка|авторы|автори|текст)\\s*[:：]|",
    "(?:propos recueillis|entretien réalisé|entrevista (?:realizada|hecha)|redactado|escrito|écrit|rédigé) p(?:ar|or)\\b:?|",
    "das (?:interview|gespräch) führten?\\b:?|a cura di\\b:?|opracował[ai]?\\b:?|",
    "(?:(?:ein|eine|un|une|una) \\w+ )?(?:von|par|por|di|door|av|af)\\b:?|",
    "autor(?:in|en|es|a)?\\b|автор(?![\\p{L}])|بقلم\\s*:?|كتب\\s*:|الكاتب\\s*:|מאת\\s*:?|作者\\s*[:：]|文\\s*[/：:]",
    ")\\s+(?<names>\\S.+)$",
  ].join(""),
  "iu",
);

/** A name, a mark and more: "Ana Díaz, Reuters", "Ana Díaz | Correspondent". */
const ATTRIBUTED = /^\p{Lu}[\p{L}.'’-]*(?:\s[\p{L}.'’-]+){1,3}\s?(?:,|\||\/|·|•|–|—)\s?\p{Lu}[\p{L}.'’ -]{1,50}$/u;

/** "…, Staff Writer". */
const endsWithRole = (line: string): boolean => isRole(line.slice(line.search(/[^,|/·•–—]+$/u)).trim());

const signatureIn = (text: string, place: Place): RegExpExecArray | null =>
  REPORTING.exec(text) ??
  SIGNATURE.exec(text) ??
  (place === "last" ? (BRACKETED.exec(text) ?? (isPersonName(text) ? BARE.exec(text) : null)) : null);

/** What agencies write under a story: "(Reporting by Ana Díaz in Porto; Editing by Bo Ek)". */
const REPORTING = /^\(?reporting by (?<names>[^;()]+?)(?:;[^()]*)?\.?\)?$/iu;
const BARE = /^(?<names>.+)$/;
const BRACKETED = /^\((?<names>\p{Lu}[^()/]+)\)$/u;
const SIGNATURE = /^(?:[-–—]\s*|\\-\s*)(?<names>\p{Lu}\S* .+)$/u;
