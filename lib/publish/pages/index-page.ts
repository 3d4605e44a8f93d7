import type { Channel } from "#model/channel.ts";
import type { ArchivePlace, Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { paths, siteAddress, webAddress } from "#publish/links.ts";
import type { Topic } from "#publish/topic.ts";
import { siteOffer, topicOffer } from "./announcements.ts";
import { renderEntryList } from "./entry-list.ts";
import { type Html, html } from "./html.ts";
import { renderMetadata } from "./metadata.ts";
import { logoOf } from "./own-look.ts";
import { renderPage } from "./page.ts";
import { renderPager } from "./pager.ts";
import { renderSubscribe } from "./subscribe.ts";
import { inInterface, interfaceAttributes, type Tongue, tongueOf } from "./tongue.ts";
import { renderTopicLink, shelved } from "./topic-links.ts";

/** Where the index leads beside its own articles. */
export interface IndexLinks {
  /** The newest page of the archive; absent: the index shows all there is. */
  readonly older?: ArchivePlace["path"] | undefined;
  /** Topics of the newest entries, best first, of which it shows a few; absent: the site has no pages of topics. */
  readonly topics?: readonly Topic[];
}

/**
 * `index.html`, what a person meets who opens the site: the articles, and how to follow them. Browsers have given up
 * on feeds and on XSLT, so this page, not a style sheet over the XML, is the readable form of the feed.
 * @param entries newest first, as many as the feeds hold
 */
export const renderIndex = (channel: Channel, entries: readonly Entry[], links: IndexLinks = {}): Document => {
  const { older, topics } = links;
  const tongue = tongueOf(channel.language, channel.language);
  return renderPage(channel, {
    path: paths.index,
    title: channel.title,
    tongue,
    canonical: siteAddress(channel),
    metadata: renderMetadata([
      ["description", channel.description],
      ["og:type", "website"],
      ["og:title", channel.title],
      ["og:description", channel.description],
      ["og:url", siteAddress(channel)],
      ["og:image", webAddress(channel.image)],
    ]),
    offers: [siteOffer(channel), ...(topics ?? []).slice(0, ANNOUNCED).map((topic) => topicOffer(channel, topic))],
    body: html`${renderBanner(channel, tongue)}${topics?.length && renderTopics(topics, tongue)}<div class="columns">
<main id="main" aria-label="${channel.title}">
${entries.length === 0 ? renderEmpty(tongue) : renderEntryList(entries, tongue, "")}${renderPager({ older }, "", tongue)}</main>
${renderSubscribe(channel, siteOffer(channel), paths.index, tongue)}</div>
`,
  });
};

const renderBanner = (channel: Channel, tongue: Tongue): Html => {
  const logo = logoOf(channel, "");
  return html`<header class="banner">
${logo && html`<img src="${logo}" alt="" width="72" height="72">\n`}<h1>${channel.title}</h1>
<a class="follow" href="#subscribe">${inInterface("Subscribe", tongue)}</a>
${channel.description && html`<p>${channel.description}</p>\n`}</header>
`;
};

const renderTopics = (topics: readonly Topic[], tongue: Tongue): Html => {
  const shelves = shelved(topics.slice(0, TOPICS)).map(
    ([name, shelf]) => html`<div><small>${inInterface(name, tongue)}</small>
${shelf.map((topic) => html`${renderTopicLink(topic, tongue, "")}\n`)}</div>
`,
  );
  return html`<nav class="topics" aria-label="Topics">
${shelves}<a href="${paths.topics}">${inInterface("All topics", tongue)}</a>
</nav>
`;
};

/** They fit into a line or two; three links of each of those that are announced weigh as much as two articles. */
const TOPICS = 5;
const ANNOUNCED = 2;

const renderEmpty = (tongue: Tongue): Html => html`<div class="empty"${interfaceAttributes(tongue)}>
<h2>No articles yet</h2>
<p>The first one will stand here. Subscribe now, and your reader will tell you when it does.</p>
</div>
`;
