import type { Channel } from "#model/channel.ts";
import { type Instant, renderDay, renderRfc3339 } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import { publishedDate, revisedDate } from "#publish/feed-dates.ts";
import { entryAddress, siteAddress, webAddress } from "#publish/links.ts";
import { clip } from "./clip.ts";
import { type Html, html, jsonData } from "./html.ts";
import { labelOf } from "./label.ts";
import { renderMetadata } from "./metadata.ts";
import type { Tongue } from "./tongue.ts";

/**
 * What search engines and link previews read: OpenGraph (ogp.me) and a schema.org Article as JSON-LD. Both say what
 * the page says and no more: a date that is not known to the day, or a name nobody gave, is absent here too.
 */
export const renderArticleMetadata = (channel: Channel, entry: Entry, tongue: Tongue): Html => {
  const facts = factsOf(channel, entry);
  return html`${renderMetadata([
    ["description", facts.description],
    ["author", facts.authors.map(({ name }) => name).join(", ")],
    ["og:type", "article"],
    ["og:title", facts.title],
    ["og:description", facts.description],
    ["og:url", facts.address],
    ["og:site_name", channel.title],
    ["og:image", facts.images[0]],
    ["article:published_time", facts.published],
    ["article:modified_time", facts.modified],
    ...entry.tags.map((tag) => ["article:tag", tag] as const),
  ])}<script type="application/ld+json">${jsonData(structuredData(channel, entry, facts, tongue))}</script>
`;
};

type Facts = ReturnType<typeof factsOf>;

const factsOf = (channel: Channel, entry: Entry) => ({
  title: labelOf(entry, TITLE).text,
  description: entry.summary && clip(entry.summary.value, DESCRIPTION),
  address: entryAddress(channel, entry),
  images: entry.images.flatMap(({ url }) => webAddress(url) ?? []),
  authors: entry.authors.map(({ value }) => value),
  published: dateOf(publishedDate(entry)),
  modified: dateOf(revisedDate(entry)),
});

/** ISO 8601, as both vocabularies ask: a moment where the minute is known, else the bare day. */
const dateOf = (instant: Instant | undefined): string | undefined =>
  instant && (instant.precision === "minute" ? renderRfc3339(instant) : renderDay(instant));

/** Members that are `undefined` or empty are left out by `JSON.stringify` or by `some`. */
const structuredData = (channel: Channel, entry: Entry, facts: Facts, { language }: Tongue) => ({
  "@context": "https://schema.org",
  "@type": "Article",
  headline: facts.title,
  description: facts.description,
  url: facts.address,
  mainEntityOfPage: facts.address,
  inLanguage: language,
  datePublished: facts.published,
  dateModified: facts.modified,
  author: some(facts.authors.map(({ name, url }) => ({ "@type": "Person", name, url: webAddress(url) }))),
  sourceOrganization: entry.source && {
    "@type": "Organization",
    name: entry.source.value.name,
    url: webAddress(entry.source.value.url),
  },
  image: some(facts.images),
  keywords: some(entry.tags),
  isPartOf: { "@type": "WebSite", name: channel.title, url: siteAddress(channel) },
});

const some = <T>(items: readonly T[]): readonly T[] | undefined => (items.length > 0 ? items : undefined);

/** Code points: search engines and previews show about this much. */
const TITLE = 110;
const DESCRIPTION = 300;
