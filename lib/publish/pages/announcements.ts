import type { Channel } from "#model/channel.ts";
import type { FeedFormat } from "#model/document.ts";
import { paths } from "#publish/links.ts";
import { type Topic, topicTitle } from "#publish/topic.ts";
import { type Html, html } from "./html.ts";
import { pathReference } from "./references.ts";

/** The three formats, as a person meets them. */
export const FEEDS: readonly { readonly format: FeedFormat; readonly name: string; readonly type: string }[] = [
  { format: "rss", name: "RSS", type: "application/rss+xml" },
  { format: "atom", name: "Atom", type: "application/atom+xml" },
  { format: "json", name: "JSON Feed", type: "application/feed+json" },
];

/** What a page offers to those who let their reader look for feeds, best first. */
export interface Offer {
  readonly title: string;
  /** Holds the three documents, below `public/`; "" for the site's own. */
  readonly folder: string;
}

export const siteOffer = ({ title }: Pick<Channel, "title">): Offer => ({ title, folder: "" });

export const topicOffer = (channel: Pick<Channel, "title">, topic: Topic): Offer => ({
  title: topicTitle(channel, topic),
  folder: topic.folder,
});

/**
 * The links by which readers and browsers find the feeds (HTML Standard 4.6.7.1: `alternate` with the type of a feed),
 * one for each format. The first is the one that a reader takes which does not ask.
 */
export const renderAnnouncements = (offers: readonly Offer[], root: string): Html =>
  html`${offers
    .slice(0, MOST)
    .map(({ title, folder }) =>
      FEEDS.map(
        ({ format, name, type }) =>
          html`<link rel="alternate" type="${type}" title="${title} (${name})" href="${root}${pathReference(folder)}${paths[format]}">\n`,
      ),
    )}`;

/** A reader shows them in a menu, and the page stays small: the site's own and this many topics less one. */
const MOST = 5;
