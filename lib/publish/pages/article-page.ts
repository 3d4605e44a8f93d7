import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { entryAddress } from "#publish/links.ts";
import { renderArticleHeader } from "./article-header.ts";
import { renderArticleMetadata } from "./article-metadata.ts";
import { renderAttachments } from "./attachments.ts";
import { renderFigures } from "./figures.ts";
import { type Html, html, raw } from "./html.ts";
import { labelOf } from "./label.ts";
import { renderMasthead, renderPage } from "./page.ts";
import { rootOf } from "./references.ts";
import { inInterface, tongueOf } from "./tongue.ts";
import { renderUpdates } from "./updates.ts";

/**
 * An article on a page of its own, at `entry.page`. Made for entries without an address of their own; of one that has
 * an address it is a copy that names the original as canonical.
 */
export const renderArticlePage = (channel: Channel, entry: Entry): Document => {
  const tongue = tongueOf(entry.language?.value, channel.language, `${entry.title?.value ?? ""} ${entry.text}`);
  const root = rootOf(entry.page);
  return renderPage(channel, {
    path: entry.page,
    title: `${labelOf(entry, TITLE).text} – ${channel.title}`,
    tongue,
    canonical: entryAddress(channel, entry),
    metadata: renderArticleMetadata(channel, entry, tongue),
    body: html`${renderMasthead(channel, root, tongue)}<main>
<article>
${renderArticleHeader(entry, tongue)}${renderFigures(entry)}${renderUpdates(entry, tongue)}<div class="body">
${raw(entry.html)}
</div>
${renderAttachments(entry, tongue)}${renderTags(entry)}</article>
</main>
<nav class="onward"><a href="${root}index.html">${inInterface("All articles", tongue)}</a></nav>
`,
  });
};

const renderTags = ({ tags }: Entry): Html | undefined =>
  tags.length > 0
    ? html`<ul class="tags" aria-label="Tags">${tags.map((tag) => html`<li><bdi>${tag}</bdi></li>`)}</ul>\n`
    : undefined;

/** Code points; what a browser's tab, a bookmark or a shared link can use. */
const TITLE = 120;
