import type { Store } from "#store/store.ts";

/** What a JSON Feed of ours says of itself. */
export interface PublishedFeed {
  readonly text: string;
  /** Its own address. */
  readonly address: string;
  /** Where it says that the site is; ends with `/`. */
  readonly siteUrl: string;
  /** WebSub hub. */
  readonly hub?: string;
  /** Ids of its items, newest first. */
  readonly ids: readonly string[];
}

export interface StandingFeed extends PublishedFeed {
  /** When these bytes were written, seconds since 1970 UTC. */
  readonly since: number;
}

/** Reads a JSON Feed of ours; `undefined` where the text is none. */
export const parsePublished = (text: string): PublishedFeed | undefined => {
  try {
    const { feed_url: address, hubs, items } = JSON.parse(text) as JsonFeed;
    const hub = hubs?.[0]?.url;
    const siteUrl = new URL(".", address).href;
    return { text, address, siteUrl, ids: items.map(({ id }) => id), ...(hub && { hub }) };
  } catch {
    return undefined;
  }
};

interface JsonFeed {
  readonly feed_url: string;
  readonly hubs?: readonly { readonly url: string }[];
  readonly items: readonly { readonly id: string }[];
}

/** The JSON Feed as it stands in OUT; `undefined` where none does. */
export const readPublished = async (out: Store): Promise<StandingFeed | undefined> => {
  const object = await out.get("public/feed.json");
  const feed = object && parsePublished(new TextDecoder().decode(object.body));
  return feed && { ...feed, since: object.lastModified };
};
