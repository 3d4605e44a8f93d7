import type { Format } from "#model/article.ts";

/** What a key's ending says about the file: an article in one of our formats, or media kept beside articles. */
export type FileType =
  | { readonly kind: "article"; readonly format: Format }
  | { readonly kind: "asset"; readonly type: string };

const ARTICLES: Readonly<Record<string, Format>> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  json: "json",
};

/** MIME types as the IANA registry has them: feeds carry them, and readers choose a player by them. */
const ASSETS: Readonly<Record<string, string>> = {
  avif: "image/avif",
  bmp: "image/bmp",
  gif: "image/gif",
  heic: "image/heic",
  ico: "image/vnd.microsoft.icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  jxl: "image/jxl",
  png: "image/png",
  svg: "image/svg+xml",
  tif: "image/tiff",
  tiff: "image/tiff",
  webp: "image/webp",
  aac: "audio/aac",
  flac: "audio/flac",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  wav: "audio/wav",
  avi: "video/vnd.avi",
  m4v: "video/mp4",
  mkv: "video/matroska",
  mov: "video/quicktime",
  mp4: "video/mp4",
  mpeg: "video/mpeg",
  mpg: "video/mpeg",
  ogv: "video/ogg",
  webm: "video/webm",
  pdf: "application/pdf",
};

/** The endings that are read as articles, for messages: `.txt, .text, …`. */
export const ARTICLE_ENDINGS: string = Object.keys(ARTICLES)
  .map((ending) => `.${ending}`)
  .join(", ");

/** Takes a seed's key and tells its type by the ending, in either case; `undefined` when Seedwire does not know it. */
export const findFileType = (key: string): FileType | undefined => {
  const name = key.slice(key.lastIndexOf("/") + 1).toLowerCase();
  // A sidecar describes the file it is named after; it is never an article, however much it looks like one.
  if (name.endsWith(".meta.json")) return { kind: "asset", type: "application/json" };
  const ending = /[^.]\.([a-z0-9]+)$/.exec(name)?.[1] ?? "";
  const format = own(ARTICLES, ending);
  if (format) return { kind: "article", format };
  const type = own(ASSETS, ending);
  return type ? { kind: "asset", type } : undefined;
};

/** A file may be called `notes.constructor`: only what the table itself holds counts. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
