import type { Channel } from "#model/channel.ts";
import { paths } from "#publish/links.ts";
import { type Html, html } from "./html.ts";
import { ownLogo } from "./own-look.ts";
import { inInterface, type Tongue, tongueAttributes, tongueOf } from "./tongue.ts";

/**
 * The line on top of every page but the index: whose page it is, and where one follows it.
 * @param follow where that is, absent: on the index
 */
export const renderMasthead = (
  channel: Channel,
  root: string,
  tongue: Tongue,
  follow = `${root}${paths.index}#subscribe`,
): Html => {
  const name = tongueAttributes(tongueOf(channel.language, channel.language, channel.title), tongue);
  const logo = ownLogo(channel, root);
  return html`<header class="masthead">
<a class="home" href="${root}${paths.index}"${name}>${logo && html`<img src="${logo}" alt="" height="28">`}${channel.title}</a>
<a class="follow" href="${follow}">${inInterface("Subscribe", tongue)}</a>
</header>
`;
};
