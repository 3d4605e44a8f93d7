import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { renderAboutPage } from "#publish/pages/about-page.ts";
import { renderArchivePage } from "#publish/pages/archive-page.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderNotFoundPage } from "#publish/pages/not-found-page.ts";
import { renderStyle } from "#publish/pages/style.ts";
import { renderTopicPage } from "#publish/pages/topic-page.ts";
import { renderTopicsPage } from "#publish/pages/topics-page.ts";
import type { Topic } from "#publish/topic.ts";
import {
  arabicEntry,
  chineseEntry,
  day,
  endlessEntry,
  evidence,
  liveEntry,
  manyTopics,
  ordinaryEntries,
  channel as plainChannel,
  plainEntry,
  undatedEntry,
  untitledEntry,
  wideEntry,
} from "../../support/page-articles.ts";

/** A site with a page of every shape, for the browser to show. */

const channel: Channel = { ...plainChannel, topics: { tags: true } };

const entries = [
  liveEntry,
  plainEntry,
  untitledEntry,
  arabicEntry,
  undatedEntry,
  chineseEntry,
  endlessEntry,
  wideEntry,
  { ...plainEntry, url: "https://coast.example/2025/last-tram" },
];
const [trams] = manyTopics as readonly [Topic, ...Topic[]];
const arabicTopic: Topic = { kind: "tag", name: "ميناء", folder: "topics/port-0f0f0f0f/" };
const older = "archive/20250311094500-24";

const related = [
  { title: "Night trams from June, and no night fare", href: liveEntry.page, source: "Coast Radio" },
  { title: "الميناء القديم يفتح أبوابه للزوار في الربيع", href: arabicEntry.page, source: "صوت الميناء" },
  {
    title: "Cooks, nurses and deckhands win a later tram after two years of petitions",
    href: "https://other.example/",
  },
];

/** A date from other reports, a title made from the text. */
const inferredEntry = {
  ...undatedEntry,
  page: "articles/inferred-7d8e9f0a.html",
  published: evidence(day("2025-07-01"), "siblings", "on Tuesday", {
    derived: true,
    confidence: 0.92,
    notes: ["two other reports of the same day agree: Coast Radio and Pier Gazette"],
  }),
};

const arabicChannel: Channel = {
  ...channel,
  language: "ar",
  title: "أخبار الميناء",
  description: "تقارير قصيرة من ميناء صغير.",
};
const ownChannel: Channel = {
  ...channel,
  pages: {
    stylesheet: "look/theme.css",
    logo: "look/logo.svg",
    footer: "The Harbour Wire, Pier 4, Ferry Street 12.\nPrinted on nothing since 1998.",
  },
};

const moved = (document: Document, path: string): Document => ({ ...document, path });
const file = (path: string, contentType: string, text: string): Document => ({
  path,
  body: new TextEncoder().encode(text),
  contentType,
  cacheControl: "no-store",
});

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M16 3v26M6 19c0 12 20 12 20 0M9 10h14" fill="none" stroke="#1d6f8a" stroke-width="3"/></svg>`;

const scenes = {
  index: renderIndex(channel, entries, { older, topics: manyTopics }),
  "index-of-fifty": moved(renderIndex(channel, ordinaryEntries(50), { older }), "fifty.html"),
  "no-entries": moved(renderIndex(channel, []), "no-entries.html"),
  "arabic-channel": moved(
    renderIndex(arabicChannel, [arabicEntry, plainEntry, undatedEntry], { older, topics: [arabicTopic, trams] }),
    "arabic-channel.html",
  ),
  archive: renderArchivePage(channel, {
    path: older,
    older: "archive/20240101000000-20",
    entries: [plainEntry, arabicEntry, undatedEntry],
  }),
  topic: renderTopicPage(channel, { ...trams, entries: [plainEntry, liveEntry, chineseEntry], older }),
  "topic-without-entries": renderTopicPage(channel, { ...arabicTopic, entries: [] }),
  topics: renderTopicsPage(channel, manyTopics),
  about: renderAboutPage(channel, manyTopics),
  "about-in-arabic": moved(renderAboutPage(arabicChannel, manyTopics), "about-arabic.html"),
  "not-found": moved(renderNotFoundPage({ ...channel, siteUrl: "https://wire.example/" }), "deep/down/404.html"),
  article: renderArticlePage(channel, plainEntry, { related, topics: manyTopics.slice(0, 4) }),
  "own-look": moved(renderArticlePage(ownChannel, plainEntry, { related }), "articles/own-look.html"),
  "own-look-index": moved(renderIndex(ownChannel, entries.slice(0, 3), { topics: manyTopics }), "own-look.html"),
  live: renderArticlePage(channel, liveEntry),
  arabic: renderArticlePage(channel, arabicEntry, { related: related.slice(0, 2), topics: [arabicTopic] }),
  chinese: renderArticlePage(channel, chineseEntry),
  "long-title": renderArticlePage(channel, endlessEntry),
  untitled: renderArticlePage(channel, untitledEntry),
  undated: renderArticlePage(channel, undatedEntry),
  inferred: renderArticlePage(channel, inferredEntry),
  wide: renderArticlePage(channel, wideEntry),
} as const satisfies Readonly<Record<string, Document>>;

/** Each shape with the path of its page. */
export const shapes: readonly (readonly [shape: string, path: string])[] = Object.entries(scenes).map(
  ([shape, { path }]) => [shape, path] as const,
);

export const pathOf = (shape: keyof typeof scenes): string => scenes[shape].path;

export const documents: readonly Document[] = [
  ...Object.values(scenes),
  renderStyle(),
  file(
    "look/theme.css",
    "text/css",
    ":root{--accent:#1d6f8a}@media(prefers-color-scheme:dark){:root{--accent:#7cc7df}}",
  ),
  file("look/logo.svg", "image/svg+xml", LOGO),
];
