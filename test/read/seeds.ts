import type { Article, DeclaredField } from "#model/article.ts";
import { type ReadResult, readSeed } from "#read/read-seed.ts";

const encoder = new TextEncoder();

/** Reads a file of this name and content; text is written as UTF-8. */
export const read = (key: string, content: string | Uint8Array, lastModified?: number): Promise<ReadResult> =>
  readSeed({
    key,
    bytes: typeof content === "string" ? encoder.encode(content) : content,
    ...(lastModified !== undefined && { lastModified }),
  });

/** Reads a file that must be an article. */
export const readArticle = async (key: string, content: string | Uint8Array): Promise<Article> => {
  const result = await read(key, content);
  if (result.kind !== "article") throw new Error(`${key} is no article: ${JSON.stringify(result)}`);
  return result.article;
};

/** All values declared for a field, best first. */
export const valuesOf = (article: Article, field: DeclaredField): readonly string[] =>
  article.declarations.filter((declaration) => declaration.field === field).map(({ value }) => value);

/** Blocks as `kind: text`, for reading in a diff. */
export const outline = (article: Article): readonly string[] =>
  article.blocks.map(({ kind, level, text }) => `${kind}${level ?? ""}: ${text}`);

/** The names of an article's notices. */
export const noticesOf = (article: Article): readonly string[] => article.notices.map(({ rule }) => rule);
