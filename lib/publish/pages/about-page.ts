import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { feedAddress, paths } from "#publish/links.ts";
import type { Topic } from "#publish/topic.ts";
import { FEEDS } from "./announcements.ts";
import { INTERFACE_DIRECTION, isolate } from "./direction.ts";
import { type Html, html } from "./html.ts";
import { renderMasthead } from "./masthead.ts";
import { renderMetadata } from "./metadata.ts";
import { renderPage } from "./page.ts";
import { interfaceAttributes, type Tongue, tongueOf } from "./tongue.ts";
import { renderTopicLink } from "./topic-links.ts";
import { inSentence } from "./words.ts";

/**
 * `about.html`, for people who never subscribed to anything and want to know what they would be getting into.
 * @param topics some that make good examples; absent: the site has no pages of topics
 */
export const renderAboutPage = (channel: Channel, topics?: readonly Topic[]): Document => {
  const tongue = tongueOf(channel.language, channel.language);
  const title = `About these feeds – ${channel.title}`;
  const marks = interfaceAttributes(tongue);
  return renderPage(channel, {
    path: paths.about,
    title,
    tongue,
    canonical: feedAddress(channel, paths.about),
    metadata: renderMetadata([
      ["description", `What a feed is, and how to follow ${channel.title} with one.`],
      ["og:type", "website"],
      ["og:title", title],
      ["og:url", feedAddress(channel, paths.about)],
    ]),
    body: html`${renderMasthead(channel, "", tongue, "#start")}<main id="main">
<article${marks}>
<header class="opening">
<h1>About these feeds</h1>
<p class="standfirst">New articles of ${isolate(channel.title, INTERFACE_DIRECTION)} can come to you, without an account and without anybody watching what you read.</p>
</header>
<div class="body">
<h2>What is a feed?</h2>
<p>A list of the newest articles, in a form that programs read. You give its address to a <b>feed reader</b> once. From then on the reader looks by itself, and shows you what is new beside the news of all other sites you follow, newest first. Nothing chooses for you, and nobody learns that you subscribed.</p>
<h2 id="start">How to begin</h2>
<ol>
<li>Get a feed reader. Free to use and around for years: NetNewsWire on an iPhone, iPad or Mac; Feeder on Android; Thunderbird on a computer; Inoreader or Feedly in the browser.</li>
<li>Copy this address: <code>${feedAddress(channel, paths.rss)}</code></li>
<li>In the reader look for “Add feed”, “Follow” or “+”, and paste it there.</li>
</ol>
<p>To stop, delete it in the reader. There is nothing to cancel.</p>
${renderParts(topics, { ...tongue, direction: INTERFACE_DIRECTION })}<h2>Which format?</h2>
<p>Any: all three carry the same articles, and every reader knows at least the first. If you click on one, the browser shows code or saves a file; that is no mistake, they are not written for people.</p>
<ul>
${FEEDS.map(({ format, name, type }) => html`<li><a href="${paths[format]}" type="${type}">${name}</a>${REMARKS[format]}</li>\n`)}</ul>
<h2>How we know what we say</h2>
<p>Many articles arrive without a title, a date or an author. What is missing is looked for in the text, and the page of each article that is read here shows under “How we know” the words that every date and name rests on, and how sure that is; of articles that are read elsewhere, the JSON feed tells the same. Where nothing can be shown nothing is claimed: such an article says “Date not stated”.</p>
<h2>What these pages do not do</h2>
<p>They run no script, set no cookie and load no font or advertisement. Nothing but pictures may come from elsewhere.</p>
</div>
</article>
</main>
`,
  });
};

const renderParts = (topics: readonly Topic[] | undefined, tongue: Tongue): Html | undefined => {
  if (!topics) return undefined;
  const examples = topics.slice(0, EXAMPLES).map((topic) => renderTopicLink(topic, tongue, ""));
  return html`<h2>Only a part of it</h2>
<p>Each <a href="${paths.topics}">topic</a>${examples.length > 0 && [", such as ", inSentence(examples), ","]} has feeds of its own. To follow them all, save <a href="${paths.opml}" type="text/x-opml">the list of feeds</a> and choose “Import” (OPML) in your reader.</p>
`;
};

const REMARKS = {
  rss: ", the best known.",
  atom: ", the strictest.",
  json: ", the easiest to use in programs.",
} as const;

const EXAMPLES = 3;
