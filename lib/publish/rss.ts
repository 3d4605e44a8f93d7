import { Feed } from "feed";
import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { feedChannel } from "./feed-channel.ts";
import { feedUpdated, type Moment } from "./feed-dates.ts";
import { feedDocument } from "./feed-document.ts";
import { feedEntry } from "./feed-entry.ts";
import { type FeedPosition, feedLinks } from "./feed-position.ts";
import { channelCorrections } from "./rss-corrections.ts";
import { rssItem } from "./rss-item.ts";
import { declarePrefixes, hexadecimalReferences, protectAmpersands } from "./rss-text.ts";

/**
 * RSS 2.0. The channel goes through `feed`, whose every flaw is made good by a named correction: of an element in
 * rss-corrections.ts, of the text it wrote in rss-text.ts. The items are ours (rss-item.ts).
 *
 * @param entries newest first, already limited and due
 */
export const renderRss = (channel: Channel, entries: readonly Entry[], position?: FeedPosition): Document =>
  joinRss(
    channel,
    feedUpdated(channel, entries),
    entries.map((entry) => renderRssItem(channel, entry)),
    position,
  );

/** The channel around items that were rendered before. */
export const joinRss = (
  channel: Channel,
  updated: Moment,
  items: readonly string[],
  position: FeedPosition = {},
): Document => {
  const about = feedChannel(channel, position);
  const links = feedLinks(channel, position, "rss");
  const { title, description, site, language, rights, image } = about;
  const feed = new Feed({
    title: protectAmpersands(title),
    description: protectAmpersands(description ?? title),
    link: site,
    updated: new Date(updated.at * 1000),
    language,
    generator: "Seedwire",
    docs: "https://www.rssboard.org/rss-specification",
    ...(rights && { copyright: protectAmpersands(rights) }),
    ...(image && { image: protectAmpersands(image) }),
  });
  for (const correction of channelCorrections(about, links, updated)) feed.addExtension(correction);
  const xml = hexadecimalReferences(declarePrefixes(feed.rss2()));
  const end = xml.lastIndexOf("\n    </channel>");
  return feedDocument(about, links, "rss", [
    xml.slice(0, end),
    ...items.flatMap((item) => ["\n", item]),
    xml.slice(end),
    "\n",
  ]);
};

/** One `<item>`: a function of this entry and the channel alone. */
export const renderRssItem = (channel: Channel, entry: Entry): string => rssItem(feedEntry(channel, entry));
