import { Feed, type Item } from "feed";
import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { cleanStrings } from "#model/xml-characters.ts";
import { feedChannel } from "./feed-channel.ts";
import { feedDocument } from "./feed-document.ts";
import { feedEntry } from "./feed-entry.ts";
import { type FeedPosition, feedLinks } from "./feed-position.ts";
import { correctFeed, correctItem, type JsonFeed, type JsonItem } from "./json-corrections.ts";

/**
 * JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) through `feed`, which writes version 1; json-corrections.ts
 * makes good what it writes wrong or not at all, one named function each.
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
    items.length === 0 ? `${json}\n` : `${json.slice(0, json.lastIndexOf("[]"))}[\n${items.join(",\n")}\n  ]\n}\n`,
  );
};

/** One item as JSON, indented for its place in the feed: a function of this entry and the channel alone. */
export const renderJsonItem = (channel: Channel, entry: Entry): string => {
  const view = feedEntry(channel, entry);
  const item: Item = {
    id: view.id,
    link: view.address,
    title: view.title ?? "",
    date: new Date(view.updated.at * 1000),
    description: view.opening,
    ...(view.html && { content: view.html }),
    ...(view.image && { image: view.image.url }),
    category: view.tags.map((name) => ({ name })),
  };
  const feed = new Feed({ title: "", updated: item.date });
  feed.addItem(item);
  const [written] = (JSON.parse(feed.json1()) as { readonly items: readonly [JsonItem] }).items;
  return indented(JSON.stringify(cleanStrings(correctItem(written, view, entry)), null, 2));
};

/** A string in JSON holds no line feed, but may hold U+2028, where a regular expression sees a line begin. */
const indented = (json: string): string => `    ${json.replaceAll("\n", "\n    ")}`;
