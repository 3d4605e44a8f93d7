import type { Channel, Podcast } from "#model/channel.ts";
import { cleanStrings } from "#model/xml-characters.ts";
import { type FeedPosition, FRONT } from "./feed-position.ts";
import { plainText } from "./feed-text.ts";
import { feedAddress, siteAddress, webAddress } from "./links.ts";

/** What all three formats say of the feed as a whole: clean, trimmed, addresses absolute, blank fields absent. */
export interface FeedChannel {
  /** Atom's feed id, the same for the feed and every page of its archive. */
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly site: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: FeedAuthor | undefined;
  readonly rights: string | undefined;
  readonly image: string | undefined;
  /** WebSub hub; absent where it hears nothing of this document: people subscribe to no archive page. */
  readonly hub: string | undefined;
  readonly podcast: FeedPodcast | undefined;
}

/** The channel's podcast with its fields clean; of what is not fit for a feed nothing is said. */
interface FeedPodcast {
  /** A category, and one within it where it is more precise. */
  readonly categories: readonly (readonly string[])[];
  readonly explicit: boolean;
  readonly author: string | undefined;
  readonly owner: { readonly name: string | undefined; readonly email: string } | undefined;
  readonly image: string | undefined;
  readonly type: "episodic" | "serial" | undefined;
}

export interface FeedAuthor {
  readonly name: string;
  readonly url: string | undefined;
  readonly email: string | undefined;
}

/** The channel as the formats write it, for one of its documents. @throws TypeError when the site's address is none */
export const feedChannel = (channel: Channel, { feed: place = FRONT, archive }: FeedPosition = {}): FeedChannel => {
  const clean = cleanStrings(channel);
  const feed = cleanStrings(place);
  return {
    id: `tag:${clean.idAuthority.name},${clean.idAuthority.date}:${specific(feed.folder)}`,
    title: plainText(feed.title) ?? plainText(clean.title) ?? clean.idAuthority.name,
    description: plainText(feed.title === undefined ? clean.description : feed.description),
    site: feed.page === undefined ? siteAddress(clean) : feedAddress(clean, feed.page),
    language: clean.language,
    author: feedAuthor(clean.author),
    rights: plainText(clean.rights),
    image: webAddress(clean.image),
    hub: feed.announced && archive === undefined ? webAddress(clean.hub) : undefined,
    podcast: clean.podcast && feedPodcast(clean.podcast),
  };
};

const feedPodcast = ({ categories, explicit, author, owner, image, type }: Podcast): FeedPodcast => {
  const email = mailAddress(owner?.email);
  return {
    categories: categories.map((path) => path.split(">").flatMap((name) => plainText(name) ?? [])),
    explicit,
    author: plainText(author),
    owner: email ? { name: plainText(owner?.name), email } : undefined,
    image: webAddress(image),
    type,
  };
};

/** Empty, or begun with `?`: so begins no id of an entry (#normalize/identity.ts), and no feed is ever taken for one. */
const specific = (folder: string): string =>
  folder && `?${folder.toWellFormed().split("/").map(encodeURIComponent).join("/")}`;

const feedAuthor = (author: Channel["author"]): FeedAuthor | undefined => {
  const name = plainText(author?.name);
  if (!name) return undefined;
  return { name, url: webAddress(author?.url), email: mailAddress(author?.email) };
};

const mailAddress = (written: string | undefined): string | undefined => {
  const email = plainText(written);
  return email && /^[^\s@()<>]+@[^\s@()<>]+$/.test(email) ? email : undefined;
};
