import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { entryAddress } from "#publish/links.ts";
import type { Topic } from "#publish/topic.ts";
import { siteOffer, topicOffer } from "./announcements.ts";
import { renderArticleHeader } from "./article-header.ts";
import { renderArticleMetadata } from "./article-metadata.ts";
import { renderAttachments } from "./attachments.ts";
import { renderBody } from "./body.ts";
import { renderFigures } from "./figures.ts";
import { type Html, html } from "./html.ts";
import { labelOf } from "./label.ts";
import { renderMasthead } from "./masthead.ts";
import { nearMedia } from "./own-media.ts";
import { renderPage } from "./page.ts";
import { rootOf } from "./references.ts";
import { type Related, renderRelated } from "./related.ts";
import { type Tongue, tongueOf } from "./tongue.ts";
import { findTopic, renderTopicLink } from "./topic-links.ts";
import { renderUpdates } from "./updates.ts";

/** What surrounds an article in the set it belongs to. */
export interface ArticleLinks {
  /** Other reports of the same event. */
  readonly related?: readonly Related[];
  /** The topics it belongs to; absent: the site has no pages of topics. */
  readonly topics?: readonly Topic[];
}

/**
 * An article on a page of its own, at `entry.page`. Made for entries without an address of their own; of one that has
 * an address it is a copy that names the original as canonical.
 */
export const renderArticlePage = (channel: Channel, entry: Entry, links: ArticleLinks = {}): Document => {
  const { related = [], topics } = links;
  const tongue = tongueOf(entry.language?.value, channel.language, `${entry.title?.value ?? ""} ${entry.text}`);
  const root = rootOf(entry.page);
  const near = (part: Html | undefined) => part && nearMedia(channel, root, part);
  return renderPage(channel, {
    path: entry.page,
    title: `${labelOf(entry, TITLE).text} – ${channel.title}`,
    tongue,
    canonical: entryAddress(channel, entry),
    metadata: renderArticleMetadata(channel, entry, tongue),
    offers: [siteOffer(channel), ...(topics ?? []).map((topic) => topicOffer(channel, topic))],
    body: html`${renderMasthead(channel, root, tongue)}<main id="main">
<article>
${renderArticleHeader(entry, tongue)}${near(renderFigures(entry))}${renderUpdates(entry, tongue)}<div class="body">
${near(renderBody(entry))}
</div>
${near(renderAttachments(entry, tongue))}${renderRelated(related, root, tongue)}${renderTopics(entry, topics ?? [], root, tongue)}</article>
</main>
`,
  });
};

/** Its tags, and behind them the topics it belongs to by author or source. Those that have a page lead there. */
const renderTopics = ({ tags }: Entry, topics: readonly Topic[], root: string, tongue: Tongue): Html | undefined => {
  const others = topics.filter(({ kind }) => kind !== "tag");
  const chips = [
    ...tags.map((tag) => findTopic(topics, "tag", tag) ?? tag),
    ...others.filter((topic, index) => others.findIndex(({ folder }) => folder === topic.folder) === index),
  ];
  if (chips.length === 0) return undefined;
  return html`<ul class="tags" aria-label="Topics">${chips.map(
    (chip) =>
      html`<li>${typeof chip === "string" ? html`<bdi>${chip}</bdi>` : renderTopicLink(chip, tongue, root)}</li>`,
  )}</ul>
`;
};

/** Code points; what a browser's tab, a bookmark or a shared link can use. */
const TITLE = 120;
