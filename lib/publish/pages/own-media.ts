import type { Channel } from "#model/channel.ts";
import { feedAddress } from "#publish/links.ts";
import { Html } from "./html.ts";

/**
 * Pictures and links to the site's own copies of files, written like all that a page refers to on its own site: relative,
 * so that they are there wherever it is served from, on a laptop too.
 * @param root as `rootOf` gives it
 */
export const nearMedia = (channel: Pick<Channel, "siteUrl">, root: string, { markup }: Html): Html => {
  const media = feedAddress(channel, "media/");
  if (!markup.includes(media)) return new Html(markup);
  return new Html(
    markup.replace(TAG, (tag) =>
      tag.replace(/ (src|href)="([^"]*)"/, (whole, name: string, address: string) =>
        address.startsWith(media) ? ` ${name}="${root}media/${address.slice(media.length)}"` : whole,
      ),
    ),
  );
};

/** Attributes in double quotes, as we and `normalize` write them. */
const TAG = /<(?:img|a)\s(?:[^>"]|"[^"]*")*>/g;
