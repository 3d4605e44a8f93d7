import type { Channel } from "#model/channel.ts";
import { feedAddress, paths } from "#publish/links.ts";
import { SHARED, type Topic } from "#publish/topic.ts";
import { FEEDS, type Offer } from "./announcements.ts";
import { INTERFACE_DIRECTION, isolate } from "./direction.ts";
import { type Content, type Html, html } from "./html.ts";
import { pathReference, rootOf } from "./references.ts";
import { interfaceAttributes, type Tongue } from "./tongue.ts";
import { topicName } from "./topic-links.ts";

/**
 * For people who never subscribed to anything: what a reader is, what to copy, where to put it. The address is the RSS
 * one, since that is the word people meet; the programs named are free to try and have been around for years.
 * @param path of the page it stands on, below `public/`
 * @param topic whose feeds these are; absent: they are the site's
 */
export const renderSubscribe = (
  channel: Channel,
  { folder }: Offer,
  path: string,
  tongue: Tongue,
  topic?: Topic,
): Html => {
  const root = rootOf(path);
  const shared = topic && renderShared(topic);
  const links = FEEDS.map(
    ({ format, name, type }, index) =>
      html`${index > 0 && " · "}<a href="${root}${pathReference(folder)}${paths[format]}" type="${type}">${name}</a>`,
  );
  return html`<aside id="subscribe" aria-labelledby="how"${interfaceAttributes(tongue)}>
<h2 id="how">How to subscribe${shared && [" to articles ", shared]}</h2>
<p>New articles ${shared && [shared, " "]}can come to you${topic && ", and no others"}. No account, no e-mail, nobody watching what you read.</p>
<ol>
<li><b>Get a feed reader</b>, an app that collects what is new on the sites you choose: NetNewsWire on an iPhone or Mac, Feeder on Android, Thunderbird on a computer.</li>
<li><b>Copy this address</b> <code>${feedAddress(channel, `${folder}${paths.rss}`)}</code></li>
<li><b>Paste it</b> where the reader says “Add feed”, “Follow” or “+”. That is all.</li>
</ol>
${shared && renderWhole(channel, root)}<p class="feeds">For readers, not for browsers: ${links}. <a href="${root}${paths.about}">What is a feed?</a></p>
</aside>
`;
};

const renderWhole = ({ title }: Channel, root: string): Html =>
  html`<p>Or follow <a href="${root}${paths.index}#subscribe">all of ${isolate(title, INTERFACE_DIRECTION)}</a>.</p>\n`;

/** "by Mara Lindqvist". */
const renderShared = (topic: Topic): Content => {
  const [before, behind] = SHARED[topic.kind];
  return [before, isolate(topicName(topic), INTERFACE_DIRECTION), behind];
};
