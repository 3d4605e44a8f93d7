import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { renderAtom } from "#publish/atom.ts";
import { renderJsonFeed } from "#publish/json-feed.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderStyle } from "#publish/pages/style.ts";
import { renderRss } from "#publish/rss.ts";

/** One document of the site, rendered when it is asked for. */
export interface PlannedDocument {
  /** Below `public/`. */
  readonly path: string;
  readonly render: () => Document;
  /** Documents made from equal inputs have the same bytes; absent: render to know. */
  readonly inputs?: unknown;
}

/** True for paths that only our own articles' pages have (`findPage`); other files under `public/` are somebody else's. */
export const isArticlePage = (path: string): boolean => /^articles\/[^/]+-[0-9a-f]{8}\.html$/.test(path);

/**
 * The site as a list of documents, for entries that come newest first.
 * Feeds first, pages last: what subscribers wait for is written before what they may click on.
 */
export const planSite = (channel: Channel, entries: readonly Entry[]): PlannedDocument[] => {
  const front = frontOf(channel, entries);
  return [
    { path: "feed.json", render: () => renderJsonFeed(channel, front) },
    { path: "atom.xml", render: () => renderAtom(channel, front) },
    { path: "rss.xml", render: () => renderRss(channel, front) },
    { path: "index.html", render: () => renderIndex(channel, front) },
    { path: "style.css", render: () => renderStyle() },
    ...entries
      .filter((entry) => entry.url === undefined)
      .map((entry) => ({ path: entry.page, render: () => renderArticlePage(channel, entry), inputs: entry })),
  ];
};

/** Readers and mail gateways give up on feeds of many megabytes; three formats escape to about this much each. */
const FRONT_BYTES = 1_200_000;

/** The entries of the front feed: the newest, as many as configured and as fit into a feed under 2 MB; always one. */
export const frontOf = (channel: Channel, entries: readonly Entry[]): Entry[] => {
  const front: Entry[] = [];
  let bytes = 0;
  for (const entry of entries.slice(0, channel.entriesPerFeed)) {
    bytes += Buffer.byteLength(entry.html);
    if (front.length > 0 && bytes > FRONT_BYTES) break;
    front.push(entry);
  }
  return front;
};
