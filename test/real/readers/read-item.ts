/** An item of a feed as a reader shows it, whatever the reader calls its fields. */
export interface ReadItem {
  readonly id: string;
  readonly title: string | undefined;
  /** Seconds since 1970 UTC; absent when the reader took no date from the feed. */
  readonly date: number | undefined;
  readonly authors: readonly string[];
}

/** A reader with whatever memory it keeps between two reads. */
export interface Reader {
  /** Fetches the feed and gives every item the reader then holds of it. */
  read(url: string): Promise<readonly ReadItem[]>;
}

export const FEEDS = ["rss.xml", "atom.xml", "feed.json"] as const;
export type Feed = (typeof FEEDS)[number];

/** RFC 822 or RFC 3339 to seconds. */
export const secondsOf = (date: string | undefined): number | undefined => (date ? Date.parse(date) / 1000 : undefined);
