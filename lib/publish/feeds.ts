import type { Channel } from "#model/channel.ts";
import type { ArchivePlace, Document, FeedPlace } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { atomEntry, joinAtom } from "./atom.ts";
import { feedUpdated, type Moment } from "./feed-dates.ts";
import { feedEntry } from "./feed-entry.ts";
import { archivePosition, type FeedPosition, FRONT } from "./feed-position.ts";
import { joinJsonFeed } from "./json-feed.ts";
import { jsonItem } from "./json-item.ts";
import { joinRss } from "./rss.ts";
import { rssItem } from "./rss-item.ts";

/** One entry in the three formats: a function of the entry and the channel alone, the same in whatever feed it stands. */
export interface Fragments {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

/** Renders an entry once, for every feed and archive page that it stands in. */
export const renderFragments = (channel: Channel, entry: Entry): Fragments => {
  const view = feedEntry(channel, entry);
  return { rss: rssItem(view), atom: atomEntry(view), json: jsonItem(view) };
};

/**
 * A feed's front, or a page of its archive, in the three formats.
 * @param updated of the entry in it that changed last (feed-dates.ts)
 * @param fragments newest first
 */
export const joinFeeds = (
  channel: Channel,
  updated: Moment,
  fragments: readonly Fragments[],
  position: FeedPosition = {},
): Document[] => [
  joinJsonFeed(
    channel,
    fragments.map(({ json }) => json),
    position,
  ),
  joinAtom(
    channel,
    updated,
    fragments.map(({ atom }) => atom),
    position,
  ),
  joinRss(
    channel,
    updated,
    fragments.map(({ rss }) => rss),
    position,
  ),
];

/** The same from entries. @param entries newest first, already limited and due */
export const renderFeeds = (channel: Channel, entries: readonly Entry[], position?: FeedPosition): Document[] =>
  joinFeeds(
    channel,
    feedUpdated(channel, entries),
    entries.map((entry) => renderFragments(channel, entry)),
    position,
  );

/**
 * A page of an archive (RFC 5005 section 4): what the front carries, older. A page without entries is valid, so that one
 * that was split can go on answering and lead on.
 * @param entries newest first
 */
export const renderArchive = (
  channel: Channel,
  place: ArchivePlace,
  entries: readonly Entry[],
  feed: FeedPlace = FRONT,
): Document[] => renderFeeds(channel, entries, archivePosition(place, feed));

/** The same around fragments that were rendered before. @param updated of the entry in it that changed last */
export const joinArchive = (
  channel: Channel,
  place: ArchivePlace,
  updated: Moment,
  fragments: readonly Fragments[],
  feed: FeedPlace = FRONT,
): Document[] => joinFeeds(channel, updated, fragments, archivePosition(place, feed));
