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
    return { values: readPieces(source), broken: clipQuote(String((error as Error).message).split("\n")[0] ?? "") };
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

/** Reads each field with the lines that belong to it for itself; a field that is broken gives its line as it stands. */
const readPieces = (source: string): Record<string, unknown> => {
  const pieces: { name: string; first: string; more: string[] }[] = [];
  for (const line of source.split("\n")) {
    const [, name, first = ""] = FIELD.exec(line) ?? [];
    if (name) pieces.push({ name, first, more: [] });
    else pieces.at(-1)?.more.push(line);
  }
  return Object.fromEntries(pieces.map(({ name, first, more }) => [name, readPiece(first, more)]));
};

const readPiece = (first: string, more: readonly string[]): unknown => {
  try {
    const value = parseYaml(`value: ${[first, ...more].join("\n")}`);
    if (isRecord(value)) return value.value;
  } catch {
    // Falls through to the words themselves.
  }
  const words = first.trim();
  const unquoted = /^(["'])(.*)\1$/.exec(words)?.[2] ?? words;
  return /^[&*][\w-]+$/.test(unquoted) ? undefined : unquoted;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
