import type { Article, Format } from "#model/article.ts";
import type { Rejection } from "#model/outcome.ts";
import type { Seed } from "#model/seed.ts";
import { findSignature, looksBinary } from "./binary.ts";
import { decodeText } from "./charset.ts";
import { ARTICLE_ENDINGS, findFileType } from "./file-type.ts";
import { once } from "./once.ts";
import { isRejection, type Reader, type Reading, reject } from "./reading.ts";
import { withSidecar } from "./sidecar.ts";

export type ReadResult =
  | { readonly kind: "article"; readonly article: Article }
  | { readonly kind: "asset"; readonly type: string }
  | Rejection;

/** The largest article that is read. A newspaper page with all its scripts stays well below. */
export const LARGEST_SEED = 4 * 1024 * 1024;

/** Each format's reader and its parsers are loaded when the first such seed comes, and not before. */
const readers: Readonly<Record<Format, () => Promise<Reader>>> = {
  text: once(async () => (await import("./text.ts")).readText),
  markdown: once(async () => (await import("./markdown.ts")).readMarkdown),
  html: once(async () => (await import("./html.ts")).readHtml),
  json: once(async () => (await import("./json.ts")).readJson),
};

/**
 * Says what a file says: bytes to an Article of declarations and blocks, without any opinion about them. Media are assets;
 * what cannot be an article is refused with a reason and a hint. Whatever the bytes, it does not throw.
 */
export const readSeed = async (seed: Seed): Promise<ReadResult> => {
  const type = findFileType(seed.key);
  if (!type) return unknownType(seed.key);
  if (type.kind === "asset") return type;
  if (seed.bytes.length > LARGEST_SEED) return rejectTooLarge(seed.bytes.length);
  const signature = findSignature(seed.bytes);
  if (signature) return binary(`This is ${signature}, not ${NAMES[type.format]}.`);

  const { text, nuls, notices } = await decodeText(seed.bytes, { declares: type.format === "html" });
  if (text.trim() === "") return empty("The file is empty.");
  if (looksBinary(text, nuls)) return binary(`The file holds binary data, not ${NAMES[type.format]}.`);

  const read = await readers[type.format]();
  const reading = await tryReader(read, text);
  if (isRejection(reading)) return reading;
  if (reading.blocks.length === 0 && reading.declarations.length === 0)
    return empty("The file holds no words to publish.");
  const { declarations, blocks, ...whole } = seed.sidecar
    ? await withSidecar(reading, seed.key, seed.sidecar)
    : reading;
  const article: Article = {
    key: seed.key,
    format: type.format,
    ...plausibleStamp(seed.lastModified),
    declarations,
    blocks,
    ...whole,
    notices: [...notices, ...whole.notices],
  };
  return { kind: "article", article };
};

/** A parser that gives up on odd bytes costs one seed, never the batch. */
const tryReader = async (read: Reader, text: string): Promise<Reading | Rejection> => {
  try {
    return await read(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return reject(
      "unreadable",
      `The file could not be read: ${why}`,
      "Open the file, check its markup and save it again.",
    );
  }
};

/** 1990-01-01T00:00Z: zip tools write 1980, lost time stamps come back as 1970. Neither is news. */
const EARLIEST_STAMP = 631_152_000;

const plausibleStamp = (lastModified: number | undefined): Pick<Article, "lastModified"> =>
  lastModified !== undefined && lastModified >= EARLIEST_STAMP ? { lastModified } : {};

const NAMES: Readonly<Record<Format, string>> = { text: "text", markdown: "Markdown", html: "HTML", json: "JSON" };

const unknownType = (key: string): Rejection =>
  reject(
    "unknown-type",
    `The name "${key.slice(key.lastIndexOf("/") + 1)}" does not end like an article's.`,
    `Save the article with one of the endings ${ARTICLE_ENDINGS}, or take the file out of the folder.`,
  );

/** The refusal of a seed that nobody has to read to know that it is too large. */
export const rejectTooLarge = (size: number): Rejection =>
  reject(
    "too-large",
    `The file has ${(size / 1024 / 1024).toFixed(1)} MB; an article may have ${LARGEST_SEED / 1024 / 1024} MB.`,
    "Split it into several articles, or keep pictures in files of their own instead of inside the text.",
  );

const empty = (reason: string): Rejection => reject("empty", reason, "Write the article into the file, or delete it.");

const binary = (reason: string): Rejection =>
  reject(
    "binary",
    reason,
    "Export the article as text, Markdown, HTML or JSON, or give the file the ending of its type.",
  );
