import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { paths } from "#publish/links.ts";
import { html } from "./html.ts";
import { renderMasthead } from "./masthead.ts";
import { renderPage } from "./page.ts";
import { interfaceAttributes, tongueOf } from "./tongue.ts";

/**
 * `404.html`, which a server shows in place of whatever is missing, at any depth: its references begin at the top of
 * the site, for relative ones would be read against an address that is not there.
 */
export const renderNotFoundPage = (channel: Channel): Document => {
  const tongue = tongueOf(channel.language, channel.language);
  const root = new URL(channel.siteUrl).pathname.replace(/^\/+/, "/"); // `//a/` would be another host
  return renderPage(channel, {
    path: paths.notFound,
    root,
    title: `Not found – ${channel.title}`,
    tongue,
    body: html`${renderMasthead(channel, root, tongue)}<main id="main" class="list"${interfaceAttributes(tongue)}>
<header>
<h1>There is no such page</h1>
</header>
<p>The address may be mistyped, or the article was taken back by those who wrote it.</p>
<p><a href="${root}${paths.index}">The newest articles</a> are where they always are.</p>
</main>
`,
  });
};
