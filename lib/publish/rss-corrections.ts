import type { Extension } from "feed";
import { renderRfc822 } from "#model/dates.ts";
import type { FeedAuthor, FeedChannel } from "./feed-channel.ts";
import type { Moment } from "./feed-dates.ts";
import { MEDIA_TYPES } from "./feed-document.ts";
import type { FeedLinks } from "./feed-position.ts";
import { attributes, elements, text } from "./rss-elements.ts";
import { podcastChannel } from "./rss-podcast.ts";

/**
 * Each correction is an element as xml-js writes it. `feed` puts it in the place of the element it would have written
 * itself where the names are equal, and behind all others where they are not; without elements it takes that one out.
 */
type Correction<T> = (subject: T) => Extension;

/** What `feed` writes wrong or not at all in the channel. */
export const channelCorrections = (channel: FeedChannel, links: FeedLinks, updated: Moment): Extension[] => [
  buildDate(updated),
  managingEditor(channel),
  channelLinks({ ...channel, ...links }),
  archiveMark(links),
  ...podcastChannel(channel),
];

/** The newest entry's, in its own zone: `feed` would write it in UTC, and the clock's where it is given none. */
const buildDate: Correction<Moment> = (updated) => elements("lastBuildDate", [text(renderRfc822(updated))]);

const managingEditor: Correction<FeedChannel> = ({ author }) =>
  elements("managingEditor", author?.email ? [text(mailbox(author))] : []);

/**
 * `feed` knows `self` and `hub`; the site as a typed alternate is missing for readers that look for Atom's link, and the
 * links of the archive, which are Atom's in RSS too (RFC 5005 section 4).
 */
const channelLinks: Correction<FeedChannel & FeedLinks> = ({ self, site, hub, current, older }) =>
  elements("atom:link", [
    attributes({ rel: "self", type: MEDIA_TYPES.rss, href: self }),
    attributes({ rel: "alternate", type: "text/html", href: site }),
    ...(hub ? [attributes({ rel: "hub", href: hub })] : []),
    ...(current ? [attributes({ rel: "current", type: MEDIA_TYPES.rss, href: current })] : []),
    ...(older ? [attributes({ rel: "prev-archive", type: MEDIA_TYPES.rss, href: older })] : []),
  ]);

/** Tells a page of the archive from the feed: it is not one to subscribe to (RFC 5005 section 4). */
const archiveMark: Correction<FeedLinks> = ({ current }) => elements("fh:archive", current ? [{}] : []);

/** RSS 2.0's form for people, `mail (Name)`. */
const mailbox = ({ name, email }: FeedAuthor): string => `${email} (${name})`;
