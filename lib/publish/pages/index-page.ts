import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { paths, siteAddress, webAddress } from "#publish/links.ts";
import { type Html, html } from "./html.ts";
import { renderIndexItem } from "./index-item.ts";
import { renderMetadata } from "./metadata.ts";
import { renderPage } from "./page.ts";
import { renderSubscribe } from "./subscribe.ts";
import { inInterface, interfaceAttributes, type Tongue, tongueOf } from "./tongue.ts";

/**
 * `index.html`, what a person meets who opens the site: the articles, and how to follow them. Browsers have given up
 * on feeds and on XSLT, so this page, not a style sheet over the XML, is the readable form of the feed.
 * @param entries newest first, as many as the feeds hold
 */
export const renderIndex = (channel: Channel, entries: readonly Entry[]): Document => {
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
    body: html`${renderBanner(channel, tongue)}<div class="columns">
<main aria-label="${channel.title}">
${entries.length === 0 ? renderEmpty(tongue) : html`<ol class="entries">\n${entries.map((entry) => renderIndexItem(entry, tongue))}</ol>\n`}</main>
${renderSubscribe(channel, tongue)}</div>
`,
  });
};

const renderBanner = (channel: Channel, tongue: Tongue): Html => {
  const logo = webAddress(channel.image);
  return html`<header class="banner">
${logo && html`<img src="${logo}" alt="" width="72" height="72">\n`}<div>
<h1>${channel.title}</h1>
${channel.description && html`<p>${channel.description}</p>\n`}</div>
<a class="follow" href="#subscribe">${inInterface("Subscribe", tongue)}</a>
</header>
`;
};

const renderEmpty = (tongue: Tongue): Html => html`<div class="empty"${interfaceAttributes(tongue)}>
<h2>No articles yet</h2>
<p>The first one will stand here. Subscribe now, and your reader will tell you when it does.</p>
</div>
`;
