import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { feedAddress, paths } from "#publish/links.ts";
import { foldName, type Topic } from "#publish/topic.ts";
import { type Html, html } from "./html.ts";
import { renderMasthead } from "./masthead.ts";
import { renderPage } from "./page.ts";
import { inInterface, type Tongue, tongueOf } from "./tongue.ts";
import { renderTopicLink, shelved } from "./topic-links.ts";

/**
 * `topics.html`: all that can be followed alone. It names no counts and no dates, so that only a new topic changes it.
 * They are listed by name, capital letters or not.
 */
export const renderTopicsPage = (channel: Channel, topics: readonly Topic[]): Document => {
  const tongue = tongueOf(channel.language, channel.language);
  return renderPage(channel, {
    path: paths.topics,
    title: `Topics – ${channel.title}`,
    tongue,
    canonical: feedAddress(channel, paths.topics),
    body: html`${renderMasthead(channel, "", tongue)}<main id="main" class="list">
<header>
<h1>${inInterface("Topics", tongue)}</h1>
<p>${inInterface(html`Each has feeds of its own. <a href="${paths.opml}">Take them all</a> as a file that feed readers import (OPML).`, tongue)}</p>
</header>
${shelved(topics).map(([name, shelf]) => renderShelf(shelf, name, tongue))}${topics.length === 0 && html`<p class="empty">${inInterface("There are none yet.", tongue)}</p>\n`}</main>
`,
  });
};

const renderShelf = (
  topics: readonly Topic[],
  name: string,
  tongue: Tongue,
): Html => html`<h2>${inInterface(name, tongue)}</h2>
<ul class="shelf">
${topics.toSorted(byName).map((topic) => html`<li>${renderTopicLink(topic, tongue, "")}</li>\n`)}</ul>
`;

/** Not by `Intl.Collator`, whose order follows the ICU data of the machine. */
const byName = (one: Topic, other: Topic): number => {
  const [a, b] = [foldName(one.name), foldName(other.name)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
