import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { cleanStrings } from "#model/xml-characters.ts";
import { feedChannel } from "./feed-channel.ts";
import { singleLine } from "./feed-text.ts";
import { feedAddress, paths } from "./links.ts";
import { type Topic, type TopicKind, topicDescription, topicPath, topicTitle } from "./topic.ts";
import { emptyElement, parentElement, textElement } from "./xml.ts";

/**
 * `feeds.opml`, the list that a reader imports to subscribe to all feeds at once (OPML 2.0, "subscription lists"):
 * the site's own feed first, then a folder for each kind of topic. Each feed stands there once, as RSS, for a reader
 * subscribes to every line it is given. No dates: they would be the clock's.
 * @param topics those that have feeds, in the order in which they shall be listed
 */
export const renderOpml = (channel: Channel, topics: readonly Topic[]): Document => {
  const { title, site, description, language, author } = feedChannel(channel);
  const clean = cleanStrings(channel);
  const front = outline({ title, description, language, htmlUrl: site, xmlUrl: feedAddress(clean, paths.rss) });
  const folders = FOLDERS.map(([kind, name]) =>
    folder(
      name,
      cleanStrings(topics.filter((topic) => topic.kind === kind)).map((topic) =>
        outline({
          title: topicTitle({ title }, topic),
          description: topicDescription({ title }, topic),
          language,
          htmlUrl: feedAddress(clean, topicPath(topic)),
          xmlUrl: feedAddress(clean, `${topic.folder}${paths.rss}`),
        }),
      ),
    ),
  );
  const head = [
    textElement("title", `The feeds of ${singleLine(title)}`),
    textElement("ownerName", author?.name),
    textElement("ownerEmail", author?.email),
    textElement("ownerId", author?.url),
    textElement("docs", "http://opml.org/spec2.opml"),
  ];
  const opml = parentElement("opml", [parentElement("head", head), parentElement("body", [front, ...folders])], {
    version: "2.0",
  });
  return {
    path: paths.opml,
    body: new TextEncoder().encode(`<?xml version="1.0" encoding="utf-8"?>\n${opml}\n`),
    contentType: "text/x-opml; charset=utf-8",
    cacheControl: "public, max-age=3600",
  };
};

const FOLDERS: readonly (readonly [TopicKind, string])[] = [
  ["tag", "Topics"],
  ["author", "Authors"],
  ["source", "Sources"],
];

const folder = (name: string, outlines: readonly string[]): string =>
  outlines.length === 0 ? "" : parentElement("outline", outlines, { text: name });

interface Subscription {
  readonly title: string;
  readonly description: string | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly htmlUrl: string;
  readonly xmlUrl: string;
}

/** `text` is what the specification demands, `title` what some readers show; `version` says RSS 1 from RSS 2. */
const outline = ({ title, ...rest }: Subscription): string => {
  const name = singleLine(title);
  return emptyElement("outline", { type: "rss", version: "RSS2", text: name, title: name, ...rest });
};
