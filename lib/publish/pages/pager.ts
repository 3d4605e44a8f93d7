import type { ArchivePlace } from "#model/document.ts";
import { type Html, html } from "./html.ts";
import { pathReference } from "./references.ts";
import { inInterface, type Tongue } from "./tongue.ts";

/** The page of an archive place for people, below `public/`. */
export const archivePagePath = (path: ArchivePlace["path"]): string => `${path}.html`;

/**
 * The way along the archive, at the end of a list. Back in time it goes page by page; forward there is only the top,
 * since a link to the next newer page would change a page whenever one is begun above it.
 */
export const renderPager = (
  { newest, older }: { readonly newest?: string; readonly older?: ArchivePlace["path"] | undefined },
  root: string,
  tongue: Tongue,
): Html | undefined => {
  if (newest === undefined && older === undefined) return undefined;
  const link = (path: string, words: string, rel?: string) =>
    html`<a href="${root}${pathReference(path)}"${rel && html` rel="${rel}"`}>${inInterface(words, tongue)}</a>`;
  return html`<nav class="pager" aria-label="Pages">
${newest !== undefined && html`${link(newest, "Newest articles")}\n`}${older !== undefined && html`${link(archivePagePath(older), "Older articles", "next")}\n`}</nav>
`;
};
