import type { Channel } from "#model/channel.ts";
import type { ArchivePlace, FeedFormat, FeedPlace } from "#model/document.ts";
import { feedAddress, paths } from "./links.ts";

/** The site's own feed, whose addresses never change. */
export const FRONT: FeedPlace = { folder: "", announced: true };

/** Which document of which feed this is. Nothing said: the front of the site's own feed, which has no archive. */
export interface FeedPosition {
  readonly feed?: FeedPlace;
  /** The path of the archive page that this is; absent: the document to which people subscribe. */
  readonly archive?: string;
  /** The path of the next older archive page. */
  readonly older?: string | undefined;
}

/** Where a document is and what it leads to. Addresses are absolute. */
export interface FeedLinks {
  /** Below `public/`. */
  readonly path: string;
  readonly self: string;
  /** The document to which people subscribe; absent where this is it. */
  readonly current: string | undefined;
  /** The next older page of the archive, in the same format. */
  readonly older: string | undefined;
}

/**
 * The links of RFC 5005 section 4. There is none to a newer page: with it a page would change whenever one is begun
 * above it, and readers walk backwards.
 */
export const feedLinks = (
  channel: Pick<Channel, "siteUrl">,
  { feed = FRONT, archive, older }: FeedPosition,
  format: FeedFormat,
): FeedLinks => {
  const front = feed.folder + paths[format];
  const path = archive === undefined ? front : archive + SUFFIXES[format];
  return {
    path,
    self: feedAddress(channel, path),
    current: archive === undefined ? undefined : feedAddress(channel, front),
    older: older === undefined ? undefined : feedAddress(channel, older + SUFFIXES[format]),
  };
};

/** The position of an archive page. */
export const archivePosition = ({ path, older }: ArchivePlace, feed: FeedPlace): FeedPosition => ({
  feed,
  archive: path,
  older,
});

const SUFFIXES: Readonly<Record<FeedFormat, string>> = { rss: ".rss.xml", atom: ".atom.xml", json: ".json" };
