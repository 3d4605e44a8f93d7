import { renderRfc3339 } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { FeedChannel } from "./feed-channel.ts";
import type { FeedEntry } from "./feed-entry.ts";
import type { FeedLinks } from "./feed-position.ts";
import { renderEvidence, SEEDWIRE_VERSION } from "./json-evidence.ts";

/** A JSON Feed as `feed` writes it and as the corrections leave it; what else it holds is passed on as it is. */
export interface JsonFeed {
  readonly version: string;
  readonly items: readonly JsonItem[];
  readonly [member: string]: unknown;
}

export interface JsonItem {
  readonly id: string;
  readonly [member: string]: unknown;
}

/** Makes good what `feed` writes wrong or not at all about the feed. A member that becomes `undefined` goes. */
export const correctFeed = (feed: JsonFeed, channel: FeedChannel, links: FeedLinks): JsonFeed =>
  [asVersion11, withNextPage, withLanguage, withChannelAuthors, withHubs, withSeedwireVersion].reduce(
    (corrected, correct) => correct(corrected, { ...channel, ...links }),
    feed,
  );

/** Makes good what `feed` writes wrong or not at all about an item. A member that becomes `undefined` goes. */
export const correctItem = (item: JsonItem, view: FeedEntry, entry: Entry): JsonItem =>
  [
    contentAsItIs,
    statedDates,
    allAuthors,
    tagsIfAny,
    ownLanguage,
    withAttachments,
    withEvidence,
    inReadingOrder,
  ].reduce((corrected, correct) => correct(corrected, view, entry), item);

/** `feed` says version 1, which has neither `authors` nor `language`. */
const asVersion11 = (feed: JsonFeed): JsonFeed => ({ ...feed, version: "https://jsonfeed.org/version/1.1" });

/** The next older page of the archive. */
const withNextPage = (feed: JsonFeed, { older }: FeedLinks): JsonFeed => ({ ...feed, next_url: older });

const withLanguage = (feed: JsonFeed, { language }: FeedChannel): JsonFeed => ({ ...feed, language });

/** `author` is for the clients of version 1. */
const withChannelAuthors = (feed: JsonFeed, { author }: FeedChannel): JsonFeed => ({
  ...feed,
  ...authorMembers(author ? [author] : []),
});

const withHubs = (feed: JsonFeed, { hub }: FeedChannel): JsonFeed => ({
  ...feed,
  hubs: hub && [{ type: "WebSub", url: hub }],
});

/** docs/json-feed.md describes what this is the version of. */
const withSeedwireVersion = (feed: JsonFeed): JsonFeed => ({ ...feed, _seedwire: { version: SEEDWIRE_VERSION } });

/** `feed` puts a plain summary into `content_html` where there is no content, and takes RSS's opening for a summary. */
const contentAsItIs = (item: JsonItem, { html, opening, summary }: FeedEntry): JsonItem => ({
  ...item,
  content_html: html,
  content_text: html ? undefined : opening,
  summary,
});

/** `feed` writes a modification date for every item, in UTC; the undated have none, the others keep their own zone. */
const statedDates = ({ date_modified: _, ...item }: JsonItem, { published, revised }: FeedEntry): JsonItem => ({
  ...(item as JsonItem),
  date_published: published && renderRfc3339(published),
  date_modified: revised && renderRfc3339(revised),
});

/** `feed` writes the first author only. */
const allAuthors = (item: JsonItem, { authors }: FeedEntry): JsonItem => ({ ...item, ...authorMembers(authors) });

const tagsIfAny = (item: JsonItem, { tags }: FeedEntry): JsonItem => ({
  ...item,
  tags: tags.length > 0 ? tags : undefined,
});

const ownLanguage = (item: JsonItem, { language }: FeedEntry): JsonItem => ({ ...item, language });

/** `feed` has none in JSON. */
const withAttachments = (item: JsonItem, { attachments }: FeedEntry): JsonItem => {
  const list = attachments.map(({ url, type, title, length }) => ({
    url,
    mime_type: type,
    title,
    size_in_bytes: length,
  }));
  return { ...item, attachments: list.length > 0 ? list : undefined };
};

const withEvidence = (item: JsonItem, _view: FeedEntry, entry: Entry): JsonItem => ({
  ...item,
  _seedwire: renderEvidence(entry),
});

/** For the people who look: what names the item first, its text last. */
const inReadingOrder = ({ content_html, content_text, _seedwire, attachments, ...item }: JsonItem): JsonItem => ({
  ...(item as JsonItem),
  content_html,
  content_text,
  attachments,
  _seedwire,
});

const authorMembers = (authors: readonly { readonly name: string; readonly url: string | undefined }[]) => {
  const list = authors.map(({ name, url }) => ({ name, url }));
  return { author: list[0], authors: list.length > 0 ? list : undefined };
};
