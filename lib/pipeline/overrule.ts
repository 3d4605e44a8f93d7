import type { Article } from "#model/article.ts";
import { isDated, renderDay, renderRfc3339 } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Seed } from "#model/seed.ts";
import { sidecarKeyOf } from "#read/sidecar.ts";

/** How a person says it better: lines for the file itself, and the same fields for a file beside it. */
export interface Overrule {
  /** Where the lines go: into the front matter that is there, into a new one at the top, among the fields of the JSON. */
  readonly where: "front-matter" | "new-front-matter" | "json";
  /** One field a line, with what is believed now, or `…` where nothing is. Take those that are to change. */
  readonly lines: readonly string[];
  /** Key of the file that overrules all of it, in JSON, whatever the article's format. */
  readonly sidecar: string;
}

/** What to write, and where, to overrule what is believed of an article. */
export const overruleOf = (seed: Seed, article: Article, entry: Entry): Overrule => {
  const language = frontMatterOf(seed, article);
  const where = article.format === "json" ? "json" : language ? "front-matter" : "new-front-matter";
  const write = article.format === "json" ? jsonLine : WRITERS[language ?? "yaml"];
  return { where, lines: fieldsOf(entry).map(([name, value]) => write(name, value)), sidecar: sidecarKeyOf(seed.key) };
};

type Field = readonly [name: string, value: string | readonly string[]];

const UNKNOWN = "…";

const fieldsOf = ({ title, published, authors, source, language, tags }: Entry): readonly Field[] => {
  const names = authors.map(({ value }) => value.name);
  return [
    ["title", title?.value ?? UNKNOWN],
    ["date", published && isDated(published.value) ? statedDate(published.value) : UNKNOWN],
    ["author", names.length > 1 ? names : (names[0] ?? UNKNOWN)],
    ["source", source?.value.name ?? UNKNOWN],
    ["language", language?.value ?? UNKNOWN],
    ["tags", tags.length > 0 ? tags : [UNKNOWN]],
  ];
};

const statedDate = (instant: NonNullable<Entry["published"]>["value"]): string =>
  instant.precision === "day" ? renderDay(instant) : renderRfc3339(instant);

type FrontMatterLanguage = "yaml" | "toml" | "json";

const OPENINGS: readonly (readonly [sign: string, language: FrontMatterLanguage])[] = [
  ["---toml", "toml"],
  ["---json", "json"],
  ["---", "yaml"],
  ["+++", "toml"],
  [";;;", "json"],
  ["{", "json"],
];

/** The language of the front matter that stands in the file, `undefined` where there is none. */
const frontMatterOf = ({ bytes }: Seed, { declarations }: Article): FrontMatterLanguage | undefined => {
  if (!declarations.some(({ origin }) => origin === "front-matter")) return undefined;
  const head = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  return OPENINGS.find(([sign]) => head.startsWith(sign))?.[1] ?? "yaml";
};

const jsonLine = (name: string, value: Field[1]): string =>
  `${JSON.stringify(name)}: ${listed(value, JSON.stringify)},`;

const WRITERS: Readonly<Record<FrontMatterLanguage, (name: string, value: Field[1]) => string>> = {
  yaml: (name, value) => `${name}: ${listed(value, yamlWords)}`,
  toml: (name, value) => `${name} = ${listed(value, JSON.stringify)}`,
  json: jsonLine,
};

const listed = (value: Field[1], write: (words: string) => string): string =>
  typeof value === "string" ? write(value) : `[${value.map(write).join(", ")}]`;

/** Words as YAML takes them for a string, quoted only where they must be: JSON's strings are YAML's double-quoted ones. */
const yamlWords = (words: string): string =>
  /^[\p{L}\p{N}…][^:#"'[\]{},&*!|>%@`]*$/u.test(words) && words.trim() === words ? words : JSON.stringify(words);
