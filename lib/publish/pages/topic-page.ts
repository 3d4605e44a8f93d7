import type { Channel } from "#model/channel.ts";
import type { ArchivePlace, Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { feedAddress, paths } from "#publish/links.ts";
import { type Topic, type TopicKind, topicDescription, topicPath, topicTitle } from "#publish/topic.ts";
import { siteOffer, topicOffer } from "./announcements.ts";
import { isolate } from "./direction.ts";
import { renderEntryList } from "./entry-list.ts";
import { html } from "./html.ts";
import { renderMasthead } from "./masthead.ts";
import { renderMetadata } from "./metadata.ts";
import { renderPage } from "./page.ts";
import { renderPager } from "./pager.ts";
import { rootOf } from "./references.ts";
import { renderSubscribe } from "./subscribe.ts";
import { inInterface, tongueOf } from "./tongue.ts";

/** A topic with the newest of its entries. */
export interface TopicPage extends Topic {
  /** Newest first, as many as its feeds hold. */
  readonly entries: readonly Entry[];
  /** The newest page of the topic's own archive; absent: these are all. */
  readonly older?: ArchivePlace["path"] | undefined;
}

/** What is filed under one tag, author or source, and how to follow that alone. Its own feeds are announced first. */
export const renderTopicPage = (channel: Channel, topic: TopicPage): Document => {
  const { kind, name, entries, older } = topic;
  const path = topicPath(topic);
  const root = rootOf(path);
  const tongue = tongueOf(channel.language, channel.language);
  const offer = topicOffer(channel, topic);
  const title = topicTitle(channel, topic);
  const description = topicDescription(channel, topic);
  return renderPage(channel, {
    path,
    title,
    tongue,
    canonical: feedAddress(channel, path),
    metadata: renderMetadata([
      ["description", description],
      ["og:type", "website"],
      ["og:title", title],
      ["og:description", description],
      ["og:url", feedAddress(channel, path)],
      ["og:site_name", channel.title],
    ]),
    offers: [offer, siteOffer(channel)],
    body: html`${renderMasthead(channel, root, tongue, "#subscribe")}<div class="columns">
<main id="main" class="list">
<header>
<p class="kicker">${inInterface(html`<a href="${root}${paths.topics}">${KICKERS[kind]}</a>`, tongue)}</p>
<h1>${name.trim() ? isolate(name, tongue.direction) : inInterface("Untitled", tongue)}</h1>
</header>
${entries.length > 0 ? renderEntryList(entries, tongue, root) : html`<p class="empty">${inInterface("No articles here for now.", tongue)}</p>\n`}${renderPager({ older }, root, tongue)}</main>
${renderSubscribe(channel, offer, path, tongue, topic)}</div>
`,
  });
};

const KICKERS: Readonly<Record<TopicKind, string>> = { tag: "Topic", author: "Author", source: "Source" };
