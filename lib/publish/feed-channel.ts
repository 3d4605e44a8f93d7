import type { Channel } from "#model/channel.ts";
import { cleanStrings } from "#model/xml-characters.ts";
import { plainText } from "./feed-text.ts";
import { siteAddress, webAddress } from "./links.ts";

/** What all three formats say of the feed as a whole: clean, trimmed, addresses absolute, blank fields absent. */
export interface FeedChannel {
  /** Atom's feed id: the tag URI with an empty specific part, which no key has, so that it is never an entry's id. */
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly site: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: FeedAuthor | undefined;
  readonly rights: string | undefined;
  readonly image: string | undefined;
  /** WebSub hub. */
  readonly hub: string | undefined;
}

export interface FeedAuthor {
  readonly name: string;
  readonly url: string | undefined;
  readonly email: string | undefined;
}

/** The channel as the formats write it. @throws TypeError when the site's address is none */
export const feedChannel = (channel: Channel): FeedChannel => {
  const clean = cleanStrings(channel);
  return {
    id: `tag:${clean.idAuthority.name},${clean.idAuthority.date}:`,
    title: plainText(clean.title) ?? clean.idAuthority.name,
    description: plainText(clean.description),
    site: siteAddress(clean),
    language: clean.language,
    author: feedAuthor(clean.author),
    rights: plainText(clean.rights),
    image: webAddress(clean.image),
    hub: webAddress(clean.hub),
  };
};

const feedAuthor = (author: Channel["author"]): FeedAuthor | undefined => {
  const name = plainText(author?.name);
  if (!name) return undefined;
  const email = plainText(author?.email);
  return {
    name,
    url: webAddress(author?.url),
    email: email && /^[^\s@()<>]+@[^\s@()<>]+$/.test(email) ? email : undefined,
  };
};
