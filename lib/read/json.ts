import type { Declaration } from "#model/article.ts";
import type { Rejection } from "#model/outcome.ts";
import { withoutRepeats } from "./declare.ts";
import { declareFields } from "./declared-fields.ts";
import { parseLooseJson } from "./loose-json.ts";
import { type ReadBody, type Reader, type Reading, reject } from "./reading.ts";
import { declareSchemaArticle, isSchemaArticle, type SchemaObject, schemaObjects } from "./schema-article.ts";

/**
 * Reads one article as JSON: our own shape (docs/seeds.md), an item of JSON Feed 1.1 (which has the same names), or a
 * schema.org article. A whole feed is refused: a seed is one article.
 */
export const readJson: Reader = async (text) => {
  const value = parseLooseJson(text);
  if (value === undefined) return NOT_JSON;
  const single = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  if (!isObject(single)) return Array.isArray(value) ? manyArticles(value.length) : NOT_AN_OBJECT;
  const { items } = single;
  if (Array.isArray(items) && bodyOf(single) === undefined) {
    const [item] = items as unknown[];
    return items.length === 1 && isObject(item) ? readItem(item, text) : manyArticles(items.length);
  }
  return readItem(single, text);
};

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const readItem = async (item: JsonObject, source: string): Promise<Reading | Rejection> => {
  const objects = schemaObjects(item);
  const articles = objects.filter(isSchemaArticle);
  if (articles.length > 1) return manyArticles(articles.length);
  const article = articles[0];
  const body = bodyOf(article ?? item);
  const declarations = article ? declareSchema(article, objects, source) : declareFields(item, "json", source);
  const hasTitle = declarations.some(({ field }) => field === "title");
  if (!body && !hasTitle) return missingFields(item);
  return { declarations, ...(body ? await readBody(body) : { blocks: [], notices: [] }) };
};

/** schema.org's own names first; fields of ours beside them (`draft`, `tags`) count too. */
const declareSchema = (
  article: SchemaObject,
  objects: readonly SchemaObject[],
  source: string,
): readonly Declaration[] =>
  withoutRepeats([
    ...declareSchemaArticle(article, { origin: "json", source, objects }),
    ...declareFields(article, "json", source),
  ]);

interface Body {
  readonly text: string;
  readonly markup: "html" | "markdown" | "text" | "unknown";
}

/** Where the words may stand, the fullest first. `content` and `articleBody` do not say what markup they carry. */
const BODIES: readonly (readonly [name: string, markup: Body["markup"]])[] = [
  ["content_html", "html"],
  ["content_markdown", "markdown"],
  ["content", "unknown"],
  ["content_text", "text"],
  ["articleBody", "unknown"],
  ["body", "unknown"],
  ["text", "unknown"],
];

const bodyOf = (item: JsonObject): Body | undefined => {
  for (const [name, markup] of BODIES) {
    const value: unknown = Object.hasOwn(item, name) ? item[name] : undefined;
    // WordPress wraps its HTML: {"content": {"rendered": "<p>…"}}.
    const rendered: unknown = isObject(value) ? value.rendered : value;
    if (typeof rendered === "string" && rendered.trim() !== "") return { text: rendered, markup };
  }
  return undefined;
};

const HTML_MARKUP =
  /<\/(?:p|div|h[1-6]|ul|ol|blockquote|figure|table|section|article|a|em|strong)\s*>|<(?:p|br|img)\b[^<>]*>/i;

const readBody = async ({ text, markup }: Body): Promise<ReadBody> => {
  const lines = text.replace(/\r\n?/g, "\n").replaceAll("\0", "");
  const kind = markup === "unknown" ? (HTML_MARKUP.test(lines) ? "html" : "text") : markup;
  if (kind === "html") return { blocks: (await import("./html-fragment.ts")).readHtmlFragment(lines), notices: [] };
  if (kind === "markdown") return (await import("./markdown.ts")).readMarkdownBody(lines);
  return (await import("./text.ts")).readTextBody(lines);
};

const NOT_JSON = reject(
  "json-broken",
  "The file is not valid JSON.",
  "Check it with a JSON validator: a quotation mark, a comma or a bracket is missing or left over.",
);

const NOT_AN_OBJECT = reject(
  "json-no-article",
  "The file holds a single value, not an article.",
  'Write an object such as {"title": "…", "content_html": "…", "published": "2025-03-11"}.',
);

const manyArticles = (count: number): Rejection =>
  count === 0
    ? reject("json-no-article", "The file holds an empty list.", "Write one article as one object into the file.")
    : reject(
        "json-many-articles",
        `The file holds ${count} articles.`,
        "One article per file: save each in a file of its own.",
      );

const missingFields = (item: JsonObject): Rejection => {
  const names = Object.keys(item).slice(0, 8).join(", ");
  return reject(
    "json-no-article",
    `The object has neither a title nor a content field${names ? `; it has ${names}` : ""}.`,
    "Give it at least one of title, content, content_html, content_text or content_markdown (see docs/seeds.md).",
  );
};
