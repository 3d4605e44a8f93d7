import type { Extension } from "feed";
import type { FeedChannel } from "./feed-channel.ts";
import type { FeedEntry } from "./feed-entry.ts";
import { attributes, text as element, elements } from "./rss-elements.ts";
import { empty, type Line, text } from "./rss-lines.ts";

/**
 * Apple's tags, by which all big directories go (https://help.apple.com/itc/podcasts_connect/#/itcb54353390). A channel
 * has to have category, explicit and image; owner is how Spotify and others find out whose feed it is.
 */
export const podcastChannel = ({ podcast, title, author: signed, image: picture }: FeedChannel): Extension[] => {
  if (!podcast) return [];
  const { author, categories, explicit, owner, image = picture, type } = podcast;
  return [
    elements("itunes:author", [element(author ?? signed?.name ?? title)]),
    elements("itunes:category", categories.map(category)),
    elements("itunes:explicit", [element(String(explicit))]),
    elements("itunes:image", image ? [attributes({ href: image })] : []),
    elements(
      "itunes:owner",
      owner ? [{ "itunes:name": element(owner.name ?? author ?? title), "itunes:email": element(owner.email) }] : [],
    ),
    elements("itunes:type", type ? [element(type)] : []),
  ];
};

/** What directories ask about a recording. An article without one is no episode. */
export const podcastItem = ({ enclosure, episode = {}, image }: FeedEntry): Line[] => {
  if (!enclosure || !/^(?:audio|video)\//.test(enclosure.type)) return [];
  const { number, season, kind, explicit } = episode;
  return [
    text("itunes:duration", enclosure.duration),
    text("itunes:episode", number),
    text("itunes:season", season),
    text("itunes:episodeType", kind),
    text("itunes:explicit", explicit === undefined ? undefined : String(explicit)),
    image && empty("itunes:image", { href: image.url }),
  ].filter((line) => line !== undefined);
};

/** `Society & Culture > Documentary`: the second stands within the first. */
const category = (path: readonly string[]) => {
  const [outer = "", inner] = path;
  return { ...attributes({ text: outer }), ...(inner && { "itunes:category": attributes({ text: inner }) }) };
};
