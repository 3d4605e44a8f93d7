import type { Image } from "./article.ts";
import type { Asset } from "./asset.ts";
import type { Instant } from "./dates.ts";
import type { Evidence, Notice } from "./evidence.ts";

/** An article as we believe it to be, ready to be published. Ours; RSS says item, Atom says entry. */
export interface Entry {
  readonly key: string;
  /** The same IRI in all three formats, for ever (promise P5). */
  readonly id: string;
  /** The article's own address where it declares one; else it is read on our page. */
  readonly url?: string;
  /** Path of our own page below `public/`, from the key alone: `articles/<slug>-<8 hex>.html`. */
  readonly page: string;
  /** Absent where nothing can stand as a title. */
  readonly title?: Evidence<string>;
  /** Absent, or coarser than a day: published as undated. */
  readonly published?: Evidence<Instant>;
  readonly updated?: Evidence<Instant>;
  /** For the undated: the latest (or only) moment we can vouch for; orders the entry and nothing else. */
  readonly bound?: Evidence<Instant>;
  readonly authors: readonly Evidence<Person>[];
  readonly source?: Evidence<Source>;
  readonly summary?: Evidence<string>;
  /** BCP 47. */
  readonly language?: Evidence<string>;
  readonly tags: readonly string[];
  /** Status words lifted out of the title or declared: UPDATED, BREAKING, LIVE. */
  readonly status: readonly string[];
  /** Sanitized, absolute addresses. */
  readonly html: string;
  readonly text: string;
  readonly images: readonly Image[];
  readonly attachments: readonly Attachment[];
  /** What podcast directories ask about a recording. */
  readonly episode?: Episode;
  /** A live page's timed blocks, in the order of the page. */
  readonly updates: readonly TimedUpdate[];
  /** Declared `draft: true`. */
  readonly draft: boolean;
  readonly notices: readonly Notice[];
  /** Other reports of the same event, the nearest first. */
  readonly related?: readonly RelatedEntry[];
  /** What the article itself tells of its date, where `published` was inferred from other reports. */
  readonly stated?: Pick<Entry, "published" | "bound">;
  /** Where files may lie that it refers to, as keys: for each of its references the likeliest first. */
  readonly refers?: readonly (readonly string[])[];
  /** Those of them that are there; documents show them at their public addresses. */
  readonly assets?: readonly Asset[];
  /** What is kept to compare it with others; only the room that relates entries understands it. */
  readonly signature?: object;
}

/** Another entry as a page names it. */
export interface RelatedEntry {
  readonly id: string;
  readonly title?: string;
  /** Its own address, or the path of our page below `public/`. */
  readonly href: string;
  readonly source?: string;
}

/** What an entry has of the reports beside it. */
export interface Relation {
  readonly related: readonly RelatedEntry[];
  /** The day they give it, where it states none. */
  readonly dated?: Evidence<Instant>;
}

export interface Person {
  readonly name: string;
  readonly url?: string;
}

export interface Source {
  readonly name: string;
  readonly url?: string;
}

export interface Attachment {
  readonly url: string;
  /** MIME type. */
  readonly type: string;
  /** Bytes; absent when the seed does not say. */
  readonly length?: number;
  /** Whole seconds, of sound and film. */
  readonly duration?: number;
  /** Pixels, of pictures and film. */
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
}

export interface Episode {
  readonly number?: number;
  readonly season?: number;
  readonly kind?: "full" | "trailer" | "bonus";
  /** Absent: as the channel says. */
  readonly explicit?: boolean;
}

export interface TimedUpdate {
  /** As written, `17:59`. */
  readonly time: string;
  /** The first words of its block, for `explain`. */
  readonly opening: string;
}
