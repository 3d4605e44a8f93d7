import type { Channel } from "#model/channel.ts";
import { webAddress } from "#publish/links.ts";
import { pathReference } from "./references.ts";

/**
 * What the configuration lets people bring of their own: a style sheet that comes behind ours, a logo, a footer. Files
 * lie below `public/`, where whoever brings them puts them; a build leaves alone what it did not write.
 */
export const ownStylesheet = ({ pages }: Channel, root: string): string | undefined =>
  pages?.stylesheet && root + pathReference(pages.stylesheet);

/** The logo, else the feed's own picture. @param root from the page to the top of `public/` */
export const logoOf = (channel: Channel, root: string): string | undefined =>
  ownLogo(channel, root) ?? webAddress(channel.image);

/** What stands in a browser's tab: the feed's picture, which is square more often than a logo is. */
export const iconOf = (channel: Channel, root: string): string | undefined =>
  webAddress(channel.image) ?? ownLogo(channel, root);

/** An address, or a path below `public/`. */
export const ownLogo = ({ pages }: Channel, root: string): string | undefined =>
  pages?.logo && (webAddress(pages.logo) ?? root + pathReference(pages.logo));
