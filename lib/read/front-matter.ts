import type { Declaration } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import { declareFields } from "./declared-fields.ts";
import type { ParsedFrontMatter } from "./front-matter-values.ts";
import { scanJson } from "./json-scan.ts";
import { once } from "./once.ts";
import { parseSimpleYaml } from "./simple-yaml.ts";

/** A text without its front matter, and what that front matter declares. */
export interface FrontMatter {
  readonly declarations: readonly Declaration[];
  readonly body: string;
  readonly notices: readonly Notice[];
}

export type FrontMatterLanguage = "yaml" | "toml" | "json";

/** Longer front matter is not read, in UTF-16 units: metadata is a page, not a book. */
const FRONT_MATTER_LENGTH = 64 * 1024;

const FENCES: Readonly<Record<string, { readonly language: FrontMatterLanguage; readonly closing: RegExp }>> = {
  "---": { language: "yaml", closing: /^(?:---|\.\.\.)[ \t]*$/gm },
  "+++": { language: "toml", closing: /^\+\+\+[ \t]*$/gm },
  ";;;": { language: "json", closing: /^;;;[ \t]*$/gm },
};
/** `---toml` and the like: the name of the language may follow the fence. */
const NAMED: Readonly<Record<string, FrontMatterLanguage>> = { yaml: "yaml", yml: "yaml", toml: "toml", json: "json" };
const OPENING = /^\s*(---|\+\+\+|;;;)[ \t]*([A-Za-z]*)[ \t]*\n/;
/** What front matter begins with: a key, a comment, a table, a brace. A thematic break is followed by prose. */
const KEY_OR_MARK = /^\s*(?:["']?[\p{L}\p{N}_.@$-]+(?: [\p{L}\p{N}_.-]+)?["']?\s*[:=]|[#%{[]|---|\.\.\.|\+\+\+|;;;)/u;

/** The parsers, which few texts need. */
const loadValues = once(() => import("./front-matter-values.ts"));

/**
 * Takes front matter off a text: YAML between `---`, TOML between `+++`, JSON between `;;;` or as a leading object.
 * It is data and never code: `---js` is left standing as text. What cannot be parsed as a whole is read line by line,
 * so that a title with a stray colon costs nobody the date. Never throws; text without front matter comes back as it is.
 */
export const readFrontMatter = async (text: string): Promise<FrontMatter> => {
  const found = findFenced(text) ?? findLeadingObject(text);
  if (!found) return { declarations: [], body: text, notices: [] };
  if ("notice" in found) return { declarations: [], body: found.body, notices: [found.notice] };
  const { values, broken } = await parseFields(found.source, found.language);
  if (!values) return { declarations: [], body: text, notices: [] };
  const declarations = declareFields(values, "front-matter", found.source);
  if (!broken) return { declarations, body: found.body, notices: [] };
  if (declarations.length === 0) return { declarations, body: text, notices: [] };
  return { declarations, body: found.body, notices: [lineByLine(found.language, broken)] };
};

const parseFields = async (source: string, language: FrontMatterLanguage): Promise<ParsedFrontMatter> => {
  const values = language === "yaml" ? parseSimpleYaml(source) : undefined;
  return values ? { values } : (await loadValues()).parseFrontMatter(source, language);
};

type Found =
  | { readonly source: string; readonly language: FrontMatterLanguage; readonly body: string }
  | { readonly notice: Notice; readonly body: string };

const findFenced = (text: string): Found | undefined => {
  const [opening, fence = "", name = ""] = OPENING.exec(text) ?? [];
  const kind = FENCES[fence];
  if (opening === undefined || !kind || !KEY_OR_MARK.test(text.slice(opening.length, opening.length + 200)))
    return undefined;
  const language = name === "" ? kind.language : NAMED[name.toLowerCase()];
  if (!language) return { notice: notCode(fence + name), body: text };
  kind.closing.lastIndex = opening.length;
  const closing = kind.closing.exec(text);
  if (!closing) return undefined;
  const body = text.slice(closing.index + closing[0].length + 1);
  if (closing.index - opening.length > FRONT_MATTER_LENGTH) return { notice: TOO_LONG, body };
  return { source: text.slice(opening.length, closing.index), language, body };
};

/** A JSON object at the head of the file, closed within the bound and alone on its last line. */
const findLeadingObject = (text: string): Found | undefined => {
  if (!/^\s*\{\s*["}]/.test(text)) return undefined;
  let depth = 0;
  let end = -1;
  scanJson(text.slice(0, FRONT_MATTER_LENGTH), {
    onSign: (sign, at) => {
      if (sign === "{") depth++;
      if (sign !== "}" || --depth > 0) return undefined;
      end = at + 1;
      return "stop";
    },
  });
  const rest = end > 0 ? /^[ \t]*(?:\n|$)/.exec(text.slice(end, end + 200)) : null;
  return rest ? { source: text.slice(0, end), language: "json", body: text.slice(end + rest[0].length) } : undefined;
};

const notCode = (fence: string): Notice => ({
  rule: "front-matter-unknown",
  reason: "Front matter is read as YAML, TOML or JSON; this one names another language and is left in the text.",
  quote: fence,
});

const TOO_LONG: Notice = {
  rule: "front-matter-too-long",
  reason: `The front matter is longer than ${FRONT_MATTER_LENGTH / 1024} kB and was not read; the text below it was.`,
};

const lineByLine = (language: FrontMatterLanguage, broken: string): Notice => ({
  rule: "front-matter-broken",
  reason: `The front matter is not valid ${language.toUpperCase()}; it was read line by line.`,
  quote: broken,
});
