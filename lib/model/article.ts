import type { Notice, Origin } from "./evidence.ts";

export type Format = "text" | "markdown" | "html" | "json";

/** What the seed says, before anything is believed: its declarations and its body as a list of blocks. */
export interface Article {
  readonly key: string;
  readonly format: Format;
  /** Whole seconds since 1970 UTC; absent when ignored by configuration or implausible (1970, 1980). */
  readonly lastModified?: number;
  readonly declarations: readonly Declaration[];
  readonly blocks: readonly Block[];
  /** Fields of which an editor says that the article has none: nothing in the text is taken for one. */
  readonly denied?: readonly DeclaredField[];
  readonly notices: readonly Notice[];
}

/** The fields that metadata can declare, in our names whatever the source calls them. */
export type DeclaredField =
  | "id"
  | "url"
  | "title"
  | "published" // `attributes` may say that no reader sees it: unseen
  | "updated"
  | "author" // one declaration for each author
  | "author-url" // stands directly behind its author
  | "source"
  | "source-url"
  | "summary"
  | "language"
  | "tag" // one declaration for each tag
  | "image"
  | "attachment" // a URL; `attributes` may give type, length (bytes), duration, title
  | "duration" // of the recording: seconds, `1:02:03` or `PT1H2M3S`
  | "episode" // a number
  | "season" // a number
  | "episode-kind" // full, trailer, bonus
  | "explicit" // "true" or "false"
  | "draft" // "true" or "false"
  | "status"; // UPDATED, BREAKING, LIVE

/** One thing the file declares about itself, best source first within a field. */
export interface Declaration {
  readonly field: DeclaredField;
  /** Trimmed, never empty. Dates stay as written. */
  readonly value: string;
  readonly origin: Origin;
  /** How it stood in the file: `date: 2025-03-11`, `<meta property="og:title" …>`. */
  readonly quote: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export type BlockKind = "paragraph" | "heading" | "list" | "quote" | "code" | "table" | "figure" | "rule" | "other";

/** One block of the body. `text` is what a reader sees, single-spaced, lists and tables a line an item. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** The block as HTML, not yet sanitized; relative addresses not yet resolved. */
  readonly html: string;
  /** 1 to 6, for headings. */
  readonly level?: number;
  /** For figures: the picture and its caption. */
  readonly image?: Image;
}

export interface Image {
  readonly url: string;
  /** Pixels, as it is shown. */
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
  readonly caption?: string;
  /** "Reuters" in "… — Reuters": who made the picture, never the author of the article. */
  readonly credit?: string;
}
