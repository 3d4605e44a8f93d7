import { FAILSAFE_SCHEMA, load, mergeTag } from "js-yaml";
import type { FrontMatterLanguage } from "./front-matter.ts";
import { clipQuote } from "./reading.ts";

/** Names and what they hold; `values` is absent where the text is no front matter, `broken` says what the parser minded. */
export interface ParsedFrontMatter {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly broken?: string;
}

/**
 * Every scalar stays the string that was written: a date keeps its zone, `title: 2024` its digits, `version: 1.10` its
 * zero. Depth and aliases are bounded against documents that unfold to gigabytes ("billion laughs").
 */
const YAML = { schema: FAILSAFE_SCHEMA.withTags(mergeTag), json: true, maxDepth: 16, maxAliases: 64 } as const;

/** Parses front matter without its fences. Never throws: what the parser refuses is read piece by piece. */
export const parseFrontMatter = async (source: string, language: FrontMatterLanguage): Promise<ParsedFrontMatter> => {
  try {
    const values = await parseWhole(source, language);
    if (values === null || values === undefined || values === "") return { values: {} };
    return isRecord(values) ? { values } : {};
  } catch (error) {
    // Other YAML parsers allow quoted words to go on at the margin; that is nothing to trouble an editor with.
    const { values, clean } = readPieces(source, true);
    if (clean) return { values };
    return {
      values: readPieces(source, false).values,
      broken: clipQuote(String((error as Error).message).split("\n")[0] ?? ""),
    };
  }
};

const parseWhole = async (source: string, language: FrontMatterLanguage): Promise<unknown> => {
  if (language === "toml") {
    const { parse } = await import("smol-toml");
    return parse(source, { maxDepth: YAML.maxDepth, integersAsBigInt: "asNeeded" });
  }
  // JSON is YAML in flow style, and that parser forgives a trailing comma.
  return parseYaml(language === "json" ? source.trim() : source);
};

/** An empty document is no error here, and a tab is taken for indentation when spaces alone will not do. */
const parseYaml = (source: string): unknown => {
  if (source.split("\n").every((line) => /^\s*(?:#|$)/.test(line))) return undefined;
  try {
    return load(source, YAML);
  } catch (error) {
    if (!source.includes("\t")) throw error;
    return load(source.replaceAll("\t", "  "), YAML);
  }
};

/** A line that opens a field: a name at the margin, then `:` (YAML) or `=` (TOML). */
const FIELD = /^["']?([A-Za-z_@$][\w.@$ -]{0,60}?)["']?[ \t]*[:=][ \t]*(.*)$/;

interface Piece {
  readonly name: string;
  readonly lines: string[];
}

/**
 * Reads each field with the lines that belong to it for itself; a field that is broken gives its line as it stands.
 * With `joinQuotes`, a quotation mark that is opened takes lines in until it is closed.
 */
const readPieces = (source: string, joinQuotes: boolean): { values: Record<string, unknown>; clean: boolean } => {
  const pieces: Piece[] = [];
  let clean = true;
  for (const line of source.split("\n")) {
    const last = pieces.at(-1);
    const [, name, first = ""] = joinQuotes && last && isOpenQuote(last) ? [] : (FIELD.exec(line) ?? []);
    if (name) pieces.push({ name, lines: [first] });
    else if (last) last.lines.push(/^(?:[\s-]|$)/.test(line) ? line : `  ${line}`);
    else if (line.trim() !== "") clean = false;
  }
  const values: Record<string, unknown> = {};
  for (const { name, lines } of pieces) {
    const { value, whole } = readPiece(lines);
    if (value !== undefined)
      Object.defineProperty(values, name, { value, enumerable: true, configurable: true, writable: true });
    clean &&= whole;
  }
  return { values, clean };
};

/** Words in quotation marks that go on over the line's end. */
const isOpenQuote = ({ lines }: Piece): boolean => {
  const quote = lines[0]?.[0];
  if (quote !== '"' && quote !== "'") return false;
  return lines.length < 20 && lines.join("\n").indexOf(quote, 1) < 0;
};

const readPiece = (lines: readonly string[]): { readonly value: unknown; readonly whole: boolean } => {
  try {
    const parsed = parseYaml(`value: ${lines.join("\n")}`);
    if (isRecord(parsed)) return { value: parsed.value, whole: true };
  } catch {
    // The words themselves are all there is.
  }
  const words = (lines[0] ?? "").trim();
  const unquoted = /^(["'])(.*)\1$/.exec(words)?.[2] ?? words;
  return { value: /^[&*][\w-]+$/.test(unquoted) ? undefined : unquoted, whole: false };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
