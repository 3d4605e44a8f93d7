import type { Channel } from "#model/channel.ts";
import { paths } from "#publish/links.ts";
import { type Html, html } from "./html.ts";
import { interfaceAttributes, type Tongue } from "./tongue.ts";

/** The foot of every page: where to go from here, then the site's own words, which are text and never markup. */
export const renderFooter = ({ pages, rights, topics }: Channel, root: string, tongue: Tongue): Html => {
  const lines = [...(pages?.footer?.split(/\r\n?|\n/) ?? []), rights ?? ""].filter((line) => line.trim());
  return html`<footer>
<nav aria-label="Site"${interfaceAttributes(tongue)}><a href="${root}${paths.index}">Articles</a>${topics && html` <a href="${root}${paths.topics}">Topics</a>`} <a href="${root}${paths.about}">About these feeds</a></nav>
${lines.map((line) => html`<p dir="auto">${line}</p>\n`)}</footer>
`;
};
