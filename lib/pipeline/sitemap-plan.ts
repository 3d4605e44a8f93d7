import { hash } from "node:crypto";
import type { State } from "#catalog/catalog.ts";
import { accountOf, type SeedRecord } from "#catalog/records.ts";
import { itemsOf, leavesBefore, leavesFrom, type Ref } from "#catalog/tree.ts";
import { diffOf } from "#catalog/tree-diff.ts";
import type { Channel } from "#model/channel.ts";
import { findPage } from "#normalize/identity.ts";
import { paths } from "#publish/links.ts";
import { renderSitemap, renderSitemapIndex, type SitemapPage } from "#publish/sitemap.ts";
import { endOfLeaf } from "./site-documents.ts";
import type { Wanted } from "./write-documents.ts";

/**
 * The sitemaps that differ from those that were published: one for each leaf of the records, and the list of them, which
 * changes only when a leaf is divided or two are joined.
 * @param anew true when all that stands is to be compared again
 */
export async function* planSitemaps(state: State, channel: Channel, anew: boolean): AsyncGenerator<Wanted[]> {
  const { nodes, root } = state;
  let isListChanged = anew;
  if (anew) for await (const leaf of leavesFrom(nodes, root.seeds)) yield [await sitemapOf(state, channel, leaf)];
  for await (const { before, after } of diffOf(nodes, root.published.sitemap, root.seeds)) {
    const ends = new Set(after.map(endOfLeaf));
    const gone = before.map(endOfLeaf).filter((end) => !ends.has(end));
    isListChanged ||= gone.length > 0 || after.length !== before.length;
    yield [
      ...(anew ? [] : await Promise.all(after.map((leaf) => sitemapOf(state, channel, leaf)))),
      ...gone.map((end) => ({ path: pathOf(end), document: undefined, subject: { sitemap: end } })),
    ];
  }
  if (isListChanged) yield [await listOf(state, channel)];
}

const LIST = "list";

const listOf = async ({ nodes, root }: State, channel: Channel): Promise<Wanted> => {
  const sitemaps: string[] = [];
  for await (const leaf of leavesFrom(nodes, root.seeds)) sitemaps.push(pathOf(endOfLeaf(leaf)));
  const document = renderSitemapIndex(channel, paths.sitemap, sitemaps);
  return { path: paths.sitemap, document, subject: { sitemap: LIST } };
};

/** A sitemap may list only what lies in its own folder and below. */
const pathOf = (end: string): string => `sitemap-${hash("sha256", end, "hex").slice(0, 12)}.xml`;

const sitemapOf = async ({ nodes }: State, channel: Channel, leaf: Ref): Promise<Wanted> => {
  const pages: SitemapPage[] = [];
  for (const [, value] of await itemsOf(nodes, leaf)) {
    if (Array.isArray(value)) continue; // who claims an id
    const record = value as SeedRecord;
    if (accountOf(record) !== "published" || record.outcome.kind !== "entry" || record.outcome.elsewhere) continue;
    pages.push({ path: findPage(record.key), modified: record.outcome.published });
  }
  // The protocol asks for one page at least.
  const document = renderSitemap(channel, pathOf(endOfLeaf(leaf)), pages.length > 0 ? pages : [{ path: paths.about }]);
  return { path: document.path, document, subject: { sitemap: endOfLeaf(leaf) } };
};

/** What should stand at the path of a sitemap, as the set is now. */
export const planSitemap = async (state: State, channel: Channel, path: string, end: string): Promise<Wanted> => {
  if (end === LIST) return listOf(state, channel);
  const leaf = (await leavesBefore(state.nodes, state.root.seeds, end || "g").next()).value as Ref | undefined;
  if (!leaf || endOfLeaf(leaf) !== end) return { path, document: undefined, subject: { sitemap: end } };
  return sitemapOf(state, channel, leaf);
};
