/** A file of the site, as it will be stored. A function of the entries and the channel, never of the clock. */
export interface Document {
  /** Below `public/`, `/` between folders. */
  readonly path: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
}

export type FeedFormat = "rss" | "atom" | "json";

/** One feed of the site: the one of all entries, or one of those that share a tag, an author or a source. */
export interface FeedPlace {
  /** The folder below `public/` that holds its three documents, with `/` at its end; "" for the site's own feed. */
  readonly folder: string;
  /** Absent: the channel's title and description. */
  readonly title?: string;
  readonly description?: string;
  /** Its page for people, below `public/`; absent: the site. */
  readonly page?: string;
  /** True when the hub hears of its changes: a feed that names a hub which nobody tells leaves its subscribers waiting. */
  readonly announced: boolean;
}

/** A page of a feed's archive (RFC 5005 section 4), one document for each format. */
export interface ArchivePlace {
  /** Below `public/`, without what the formats add at its end: `archive/20250311094500-24`. */
  readonly path: string;
  /** The path of the next older page; absent: this is the oldest. */
  readonly older?: string | undefined;
}
