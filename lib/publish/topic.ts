import type { Channel } from "#model/channel.ts";
import type { FeedPlace } from "#model/document.ts";
import { singleLine } from "./feed-text.ts";
import { paths } from "./links.ts";

/** What several entries share: a tag, an author or a source. It has a page and three feeds in a folder of its own. */
export interface Topic {
  readonly kind: TopicKind;
  /** As readers see it. */
  readonly name: string;
  /** Below `public/`, with `/` at its end: `topics/trams-1a2b3c4d/`. */
  readonly folder: string;
}

export type TopicKind = "tag" | "author" | "source";

/** What is equal for all spellings of a name: those that differ in case or in spaces alone are one topic. */
export const foldName = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** What its articles have in common, in words that stand before its name and behind it. */
export const SHARED: Readonly<Record<TopicKind, readonly [before: string, behind: string]>> = {
  tag: ["tagged “", "”"],
  author: ["by ", ""],
  source: ["from ", ""],
};

/** The path of its page below `public/`. S3 behind an access control has no index for folders, so links name the file. */
export const topicPath = ({ folder }: Pick<Topic, "folder">): string => `${folder}${paths.index}`;

/** What its page, its feeds and a reader's list of subscriptions call it. The topic first: lists are narrow. */
export const topicTitle = (channel: Pick<Channel, "title">, { name }: Pick<Topic, "name">): string =>
  `${singleLine(name) || "Untitled"} – ${channel.title}`;

/** One sentence on what the feed or page of the topic carries. */
export const topicDescription = (channel: Pick<Channel, "title">, { kind, name }: Topic): string => {
  const [before, behind] = SHARED[kind];
  return `Articles ${before}${singleLine(name)}${behind} in ${channel.title}.`;
};

/** Where the topic's feeds stand and what they call themselves. @param announced true when the hub hears of them */
export const topicFeed = (channel: Pick<Channel, "title">, topic: Topic, announced: boolean): FeedPlace => ({
  folder: topic.folder,
  title: topicTitle(channel, topic),
  description: topicDescription(channel, topic),
  page: topicPath(topic),
  announced,
});
