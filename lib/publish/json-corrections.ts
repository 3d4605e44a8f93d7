import type { FeedChannel } from "./feed-channel.ts";
import type { FeedLinks } from "./feed-position.ts";
import { SEEDWIRE_VERSION } from "./json-evidence.ts";

/** A JSON Feed as `feed` writes it and as the corrections leave it; what else it holds is passed on as it is. */
export interface JsonFeed {
  readonly version: string;
  readonly [member: string]: unknown;
}

/** Makes good what `feed` writes wrong or not at all about the feed. A member that becomes `undefined` goes. */
export const correctFeed = (feed: JsonFeed, channel: FeedChannel, links: FeedLinks): JsonFeed =>
  [asVersion11, withNextPage, withLanguage, withChannelAuthors, withHubs, withSeedwireVersion].reduce(
    (corrected, correct) => correct(corrected, { ...channel, ...links }),
    feed,
  );

/** `feed` says version 1, which has neither `authors` nor `language`. */
const asVersion11 = (feed: JsonFeed): JsonFeed => ({ ...feed, version: "https://jsonfeed.org/version/1.1" });

/** The next older page of the archive. */
const withNextPage = (feed: JsonFeed, { older }: FeedLinks): JsonFeed => ({ ...feed, next_url: older });

const withLanguage = (feed: JsonFeed, { language }: FeedChannel): JsonFeed => ({ ...feed, language });

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

/** `author` is for the clients of version 1. */
export const authorMembers = (authors: readonly { readonly name: string; readonly url: string | undefined }[]) => {
  const list = authors.map(({ name, url }) => ({ name, url }));
  return { author: list[0], authors: list.length > 0 ? list : undefined };
};
