/**
 * What `feed.json` holds: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) and, under `_seedwire`, what Seedwire
 * believes of each article and why. docs/json-feed.md describes it; seedwire.feed.schema.json is its JSON Schema.
 * Members may be added without a new version, so read what you know and pass over the rest.
 *
 *     import type { Feed } from "seedwire";
 *     const feed: Feed = await (await fetch("https://news.example/feed.json")).json();
 */
export interface Feed {
  version: "https://jsonfeed.org/version/1.1";
  title: string;
  home_page_url: string;
  /** The feed's own address, in pages of its archive too. */
  feed_url: string;
  /** The next older page of the archive, in this same form; absent on the last. */
  next_url?: string;
  description?: string;
  icon?: string;
  /** BCP 47. */
  language: string;
  /** For clients of JSON Feed 1: the first of `authors`. */
  author?: Author;
  authors?: Author[];
  hubs?: { type: "WebSub"; url: string }[];
  _seedwire: { version: 1 };
  /** Newest first. */
  items: Item[];
}

export interface Item {
  /** Never changes and is never given to another article; the same in RSS and Atom. */
  id: string;
  /** Where to send a person. */
  url: string;
  /** Absent where nothing can stand as a title. */
  title?: string;
  summary?: string;
  image?: string;
  tags?: string[];
  /** RFC 3339 with the offset its source counts in; absent for an article without a date. */
  date_published?: string;
  date_modified?: string;
  /** For clients of JSON Feed 1: the first of `authors`. */
  author?: Author;
  authors?: Author[];
  /** BCP 47; absent where it is the feed's. */
  language?: string;
  /** Sanitized: no script, no handler, no frame, addresses absolute. Either this or `content_text` is there. */
  content_html?: string;
  content_text?: string;
  attachments?: Attachment[];
  _seedwire: Beliefs;
}

export interface Author {
  name: string;
  url?: string;
}

export interface Attachment {
  url: string;
  mime_type: string;
  title?: string;
  size_in_bytes?: number;
  duration_in_seconds?: number;
}

/** What is believed of an article. */
export interface Beliefs {
  title?: Belief;
  /** `null`: nothing in the article states a date. */
  published: DateBelief | null;
  updated?: DateBelief;
  /** Orders an article without a date, and is no date of it. */
  bound?: DateBelief;
  /** Empty where nobody is named, even if the feed's own author stands in. */
  authors: Belief[];
  source?: Belief;
  language?: Belief;
  /** Ids of other reports of the same event, the nearest first. */
  related?: string[];
  /** `UPDATED`, `BREAKING`, `LIVE`. */
  status?: string[];
  episode?: Episode;
  /** The timed blocks of a live page, in the order of the page. */
  updates?: { time: string; opening: string }[];
}

/** A belief and its proof. */
export interface Belief {
  /** For people and sources the name. */
  value: string;
  /** Of a person or source, where it is known. */
  url?: string;
  /** Where it stood: `dateline`, `byline`, `front-matter` …; more may come. */
  origin: string;
  /** The words it rests on, as they stand in the article. */
  quote: string;
  /** How often a claim of this kind is right, 0 to 1. */
  confidence: number;
  /** Made from the text rather than found in it. */
  derived?: true;
  /** What agreed, or what else was considered and why it lost. */
  notes?: string[];
}

/** Its value says as much as the source and no more: `2025`, `2025-03`, `2025-03-11`, `2025-03-11T13:41:00+03:00`. */
export interface DateBelief extends Belief {
  /** `near-day`: a day more or less. Only `minute` and `day` become `date_published`. */
  precision: "minute" | "day" | "near-day" | "month" | "year";
}

/** A recording as part of a series. */
export interface Episode {
  number?: number;
  season?: number;
  kind?: "full" | "trailer" | "bonus";
  explicit?: boolean;
}
