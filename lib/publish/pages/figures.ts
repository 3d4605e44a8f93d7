import type { Image } from "#model/article.ts";
import type { Entry } from "#model/entry.ts";
import { webAddress } from "#publish/links.ts";
import { type Html, html } from "./html.ts";

/**
 * The pictures that stand beside the text rather than in it, and captions whose picture did not come along. What the
 * body shows already is not shown twice.
 */
export const renderFigures = (entry: Entry): Html =>
  html`${entry.images.filter((image) => !isInBody(entry, image)).map(renderFigure)}`;

const isInBody = (entry: Entry, { url, caption }: Image): boolean =>
  webAddress(url)
    ? entry.html.includes(url) || entry.html.includes(html`${url}`.markup)
    : !caption || entry.text.includes(caption);

const renderFigure = ({ url, alt, caption, credit, width, height }: Image): Html => {
  const address = webAddress(url);
  const picture = address && html`<img src="${address}" alt="${alt ?? ""}"${sizeOf(width, height)} decoding="async">\n`;
  return html`<figure>
${picture}${(caption || credit) && html`<figcaption>${caption}${credit && html` <cite>${credit}</cite>`}</figcaption>\n`}</figure>
`;
};

/** With both known the browser keeps the place free, and the text below does not jump when the picture comes. */
const sizeOf = (width: number | undefined, height: number | undefined): Html | undefined =>
  isSize(width) && isSize(height) ? html` width="${width}" height="${height}"` : undefined;

const isSize = (pixels: number | undefined): pixels is number => Number.isSafeInteger(pixels) && Number(pixels) > 0;
