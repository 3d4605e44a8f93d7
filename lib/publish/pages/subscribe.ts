import type { Channel } from "#model/channel.ts";
import { feedAddress, paths } from "#publish/links.ts";
import { type Html, html } from "./html.ts";
import { FEEDS } from "./page.ts";
import { interfaceAttributes, type Tongue } from "./tongue.ts";

/**
 * For people who never subscribed to anything: what a reader is, what to copy, where to put it. The address is the RSS
 * one, since that is the word people meet; the programs named are free to try and have been around for years.
 */
export const renderSubscribe = (channel: Channel, tongue: Tongue): Html =>
  html`<aside id="subscribe" aria-labelledby="how"${interfaceAttributes(tongue)}>
<h2 id="how">How to subscribe</h2>
<p>New articles can come to you. No account, no e-mail address, nobody watching what you read.</p>
<ol>
<li><b>Get a feed reader</b>, an app that collects new articles from the sites you choose. NetNewsWire on an iPhone or Mac, Feeder on Android, Thunderbird on a computer, Inoreader in the browser, or any other.</li>
<li><b>Copy this address</b> <code>${feedAddress(channel, paths.rss)}</code></li>
<li><b>Paste it</b> where the reader says “Add feed”, “Follow” or “+”. That is all.</li>
</ol>
<p class="feeds">Three formats, the same articles: ${FEEDS.map(
    ({ file, name, type }, index) => html`${index > 0 && " · "}<a href="${file}" type="${type}">${name}</a>`,
  )}. They are written for readers; a browser shows code or saves a file.</p>
</aside>
`;
