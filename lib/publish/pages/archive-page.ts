import type { Channel } from "#model/channel.ts";
import type { ArchivePlace, Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { publishedDate } from "#publish/feed-dates.ts";
import { feedAddress, paths } from "#publish/links.ts";
import { type Topic, topicPath, topicTitle } from "#publish/topic.ts";
import { siteOffer, topicOffer } from "./announcements.ts";
import { renderEntryList } from "./entry-list.ts";
import { html } from "./html.ts";
import { renderMasthead } from "./masthead.ts";
import { renderPage } from "./page.ts";
import { archivePagePath, renderPager } from "./pager.ts";
import { rootOf } from "./references.ts";
import { inInterface, tongueOf } from "./tongue.ts";
import { dayRange } from "./visible-date.ts";

/** A leaf of the archive as a page. */
export interface ArchivePage extends ArchivePlace {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** Of whose archive it is a page; absent: the site's. */
  readonly topic?: Topic;
}

/**
 * A page of the archive for people, at `<path>.html`. A function of its entries and its older neighbour's name: it says
 * which days it holds, not which page of how many it is. It announces the feed to which people subscribe, never its
 * own documents, in which nothing new would ever appear.
 */
export const renderArchivePage = (channel: Channel, { path, entries, older, topic }: ArchivePage): Document => {
  const tongue = tongueOf(channel.language, channel.language);
  const page = archivePagePath(path);
  const root = rootOf(page);
  const range = dayRange(entries.flatMap((entry) => publishedDate(entry) ?? [])) ?? "Older articles";
  const newest = topic ? topicPath(topic) : paths.index;
  return renderPage(channel, {
    path: page,
    title: `${range} – ${topic ? topicTitle(channel, topic) : channel.title}`,
    tongue,
    canonical: feedAddress(channel, page),
    offers: topic ? [topicOffer(channel, topic), siteOffer(channel)] : [siteOffer(channel)],
    body: html`${renderMasthead(channel, root, tongue)}<main id="main" class="list">
<header>
${topic && html`<p class="kicker"><bdi>${topic.name}</bdi></p>\n`}<h1>${inInterface(range, tongue)}</h1>
</header>
${renderEntryList(entries, tongue, root)}${renderPager({ newest, older }, root, tongue)}</main>
`,
  });
};
