import { type Cell, endOf } from "#catalog/cell.ts";
import { momentOf } from "#catalog/position.ts";
import type { Channel } from "#model/channel.ts";
import type { ArchivePlace, Document } from "#model/document.ts";
import type { Entry, RelatedEntry } from "#model/entry.ts";
import { renderArchive, renderFeeds } from "#publish/feeds.ts";
import { renderOpml } from "#publish/opml.ts";
import { renderAboutPage } from "#publish/pages/about-page.ts";
import { renderArchivePage } from "#publish/pages/archive-page.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderNotFoundPage } from "#publish/pages/not-found-page.ts";
import { renderStyle } from "#publish/pages/style.ts";
import { renderTopicsPage } from "#publish/pages/topics-page.ts";
import { renderRobots } from "#publish/robots.ts";
import type { Topic } from "#publish/topic.ts";
import { attachMedia, withMedia } from "./media.ts";
import { topicsOf } from "./topics.ts";

/** True for paths that only our own documents of one entry or of the archive have; others are somebody else's. */
export const isOurs = (path: string): boolean =>
  /^articles\/[^/]+-[0-9a-f]{8}\.html$/.test(path) ||
  /^archive\/[\w-]+\.(?:html|json|rss\.xml|atom\.xml)$/.test(path) ||
  /^topics\/[^/]+-[0-9a-f]{8}\//.test(path) ||
  /^media\/(?:[\w.-]{1,60}-)?[0-9a-f]{8}\.[a-z\d]{2,5}$/.test(path) ||
  /^sitemap-[0-9a-f]{12}\.xml$/.test(path);

/** What subscribers and people come to first. @param older the newest page of the archive */
export const renderFront = (channel: Channel, newest: readonly Entry[], older: string | undefined): Document[] => {
  const entries = withMedia(channel, newest);
  return [
    ...renderFeeds(channel, entries, { older }),
    renderIndex(channel, entries, { older, ...(channel.topics && { topics: leading(channel, entries) }) }),
  ];
};

/** The topics of these entries, those that most of them have first. */
const leading = (channel: Channel, entries: readonly Entry[]): Topic[] => {
  const counted = new Map<string, { readonly topic: Topic; count: number }>();
  for (const topic of entries.flatMap((entry) => topicsOf(channel, entry) ?? [])) {
    const line = counted.get(topic.folder) ?? { topic, count: 0 };
    line.count++;
    counted.set(topic.folder, line);
  }
  return [...counted.values()].sort((a, b) => b.count - a.count).map(({ topic }) => topic);
};

/**
 * What follows from the configuration and the list of topics alone.
 * @param topics in the order of their names; absent: the site has none
 */
export const renderFixtures = (channel: Channel, topics: readonly Topic[] | undefined): Document[] => [
  renderStyle(),
  renderAboutPage(channel, topics),
  renderNotFoundPage(channel),
  renderRobots(channel),
  renderOpml(channel, topics ?? []),
  ...(topics ? [renderTopicsPage(channel, topics)] : []),
];

/** The page of an entry; none where the article is read at its own address. */
export const renderOwnPage = (channel: Channel, entry: Entry): Document | undefined =>
  entry.url === undefined
    ? renderArticlePage(channel, attachMedia(channel, entry), linksOf(channel, entry))
    : undefined;

const linksOf = (channel: Channel, entry: Entry) => {
  const topics = topicsOf(channel, entry);
  return { related: (entry.related ?? []).map(named), ...(topics && { topics }) };
};

const named = ({ title, href, source }: RelatedEntry) => ({ title: title ?? "", href, source });

/** A leaf as a page of the archive, in all its forms. @param stored newest first */
export const renderArchiveLeaf = (channel: Channel, place: ArchivePlace, stored: readonly Entry[]): Document[] => {
  const entries = withMedia(channel, stored);
  return [...renderArchive(channel, place, entries), renderArchivePage(channel, { ...place, entries })];
};

/** The paths that `renderArchiveLeaf` gives. */
export const archivePaths = (path: string): string[] =>
  [".json", ".atom.xml", ".rss.xml", ".html"].map((ending) => path + ending);

/**
 * What a page of the archive is called: the moment before which its entries lie. A leaf that is divided leaves its name to
 * its newer half, from which one is led on to the older: so a walk through the archive misses nothing, though it grows
 * meanwhile.
 * @param end the position at which the leaf parts from the next newer one, `""` where there is none. (Its own cell ends
 * earlier the closer its entries lie together, so an end of that would not last.)
 */
export const archiveName = (end: string): string => {
  if (end === "") return "archive/newest";
  const within = end.slice(10).replace(/0+$/, "");
  return `archive/${renderMoment(momentOf(end))}${within && `-${within}`}`;
};

/** Where the cell of a leaf ends, as `archiveName` wants it. */
export const endOfLeaf = (leaf: Cell): string => endOf(leaf)?.hex ?? "";

/** `20250311094500`; years before 0 or behind 9999 as seconds. @param at seconds since 1970 UTC */
const renderMoment = (at: number): string => {
  const isWritable = at >= -62_167_219_200 && at < 253_402_300_800;
  return isWritable ? new Date(at * 1000).toISOString().slice(0, 19).replace(/\D/g, "") : `${at}`.replace("-", "minus");
};
