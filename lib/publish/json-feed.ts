import { Feed } from "feed";
import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { feedChannel } from "./feed-channel.ts";
import { feedDocument } from "./feed-document.ts";
import { feedEntry } from "./feed-entry.ts";
import { type FeedPosition, feedLinks } from "./feed-position.ts";
import { correctFeed, type JsonFeed } from "./json-corrections.ts";
import { jsonItem } from "./json-item.ts";

/**
 * JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) . The feed itself goes through `feed`, which writes
 * version 1; json-corrections.ts makes good what it writes wrong or not at all, one named function each. The items are
 * ours (json-item.ts).
 *
 * @param entries newest first, already limited and due
 */
export const renderJsonFeed = (channel: Channel, entries: readonly Entry[], position?: FeedPosition): Document =>
  joinJsonFeed(
    channel,
    entries.map((entry) => renderJsonItem(channel, entry)),
    position,
  );

/** The feed around items that were rendered before. */
export const joinJsonFeed = (channel: Channel, items: readonly string[], position: FeedPosition = {}): Document => {
  const about = feedChannel(channel, position);
  const links = feedLinks(channel, position, "json");
  const { title, description, site, image } = about;
  const feed = new Feed({
    title,
    link: site,
    // It identifies the feed, and is what a reader keeps that was given a page of the archive.
    feedLinks: { json: links.current ?? links.self },
    ...(description && { description }),
    ...(image && { image }),
  });
  const { items: _, ...head } = correctFeed(JSON.parse(feed.json1()) as JsonFeed, about, links);
  const json = JSON.stringify({ ...head, items: [] }, null, 2);
  return feedDocument(
    about,
    links,
    "json",
    items.length === 0
      ? [json, "\n"]
      : [json.slice(0, json.lastIndexOf("[]")), "[\n", ...separated(items, ",\n"), "\n  ]\n}\n"],
  );
};

/** One item as JSON, indented for its place in the feed: a function of this entry and the channel alone. */
export const renderJsonItem = (channel: Channel, entry: Entry): string => jsonItem(feedEntry(channel, entry));

const separated = (items: readonly string[], separator: string): string[] =>
  items.flatMap((item, index) => (index === 0 ? [item] : [separator, item]));
