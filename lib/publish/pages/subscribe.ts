import type { Channel } from "#model/channel.ts";
import { feedAddress, paths } from "#publish/links.ts";
import { FEEDS, type Offer } from "./announcements.ts";
import { type Html, html } from "./html.ts";
import { pathReference, rootOf } from "./references.ts";
import { interfaceAttributes, type Tongue } from "./tongue.ts";

/**
 * For people who never subscribed to anything: what a reader is, what to copy, where to put it. The address is the RSS
 * one, since that is the word people meet; the programs named are free to try and have been around for years.
 * @param path of the page it stands on, below `public/`
 */
export const renderSubscribe = (channel: Channel, { folder }: Offer, path: string, tongue: Tongue): Html => {
  const root = rootOf(path);
  const links = FEEDS.map(
    ({ format, name, type }, index) =>
      html`${index > 0 && " · "}<a href="${root}${pathReference(folder)}${paths[format]}" type="${type}">${name}</a>`,
  );
  return html`<aside id="subscribe" aria-labelledby="how"${interfaceAttributes(tongue)}>
<h2 id="how">How to subscribe</h2>
<p>New articles can come to you. No account, no e-mail, nobody watching what you read.</p>
<ol>
<li><b>Get a feed reader</b>, an app that collects what is new on the sites you choose: NetNewsWire on an iPhone or Mac, Feeder on Android, Thunderbird on a computer.</li>
<li><b>Copy this address</b> <code>${feedAddress(channel, `${folder}${paths.rss}`)}</code></li>
<li><b>Paste it</b> where the reader says “Add feed”, “Follow” or “+”. That is all.</li>
</ol>
<p class="feeds">For readers, not for browsers: ${links}. <a href="${root}${paths.about}">What is a feed?</a></p>
</aside>
`;
};
