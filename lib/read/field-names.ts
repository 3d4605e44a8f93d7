import type { DeclaredField } from "#model/article.ts";

/**
 * What the tools of the trade call our fields (Jekyll, Hugo, Eleventy, Zola, Ghost, WordPress exports, JSON Feed,
 * Front Matter CMS), the surest name first: where a file has both, `published` is better evidence than `created`.
 * Names are compared in lower case without spaces, hyphens and underscores.
 */
export const FIELD_NAMES: Readonly<Record<DeclaredField, readonly string[]>> = {
  id: ["id", "guid", "uuid"],
  url: ["url", "canonical", "canonicalurl", "permalink", "link", "externalurl"],
  title: ["title", "headline"],
  published: [
    ...["published", "publishedat", "publishedon", "publisheddate", "publishedtime", "publishdate"],
    ...[
      "pubdate",
      "datepublished",
      "publicationdate",
      "date",
      "posted",
      "postedon",
      "created",
      "createdat",
      "datecreated",
    ],
  ],
  updated: [
    ...["updated", "updatedat", "updatedon", "lastupdated", "lastmod", "lastmodat", "lastmodified", "modified"],
    ...["modifiedat", "modifieddate", "datemodified", "dateupdated"],
  ],
  author: ["author", "authors", "byline", "creator"],
  "author-url": ["authorurl", "authorlink"],
  source: ["source", "publisher", "publication", "outlet", "site", "sitename"],
  "source-url": ["sourceurl", "sourcelink", "siteurl"],
  summary: ["summary", "description", "excerpt", "dek", "standfirst", "abstract"],
  language: ["language", "lang", "locale", "inlanguage"],
  tag: ["tags", "tag", "categories", "category", "keywords", "topics", "topic"],
  image: [
    "image",
    "images",
    "cover",
    "coverimage",
    "featuredimage",
    "featureimage",
    "hero",
    "heroimage",
    "thumbnail",
    "ogimage",
    "bannerimage",
  ],
  attachment: ["enclosure", "enclosures", "attachments", "attachment", "audio", "podcast"],
  duration: ["duration", "audioduration", "videoduration", "itunesduration"],
  episode: ["episode", "episodenumber", "itunesepisode"],
  season: ["season", "seasonnumber", "itunesseason"],
  "episode-kind": ["episodetype", "episodekind", "itunesepisodetype"],
  explicit: ["explicit", "isexplicit", "itunesexplicit"],
  draft: ["draft", "isdraft"],
  status: ["status"],
};

/** Tables in which Zola, Hugo and Astro keep fields of their users; they are read as if they stood outside. */
export const INNER_TABLES: readonly string[] = ["taxonomies", "extra", "params"];

/** `Publish_Date`, `publish-date`, `publishDate` are one name. */
export const normalizeName = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, "");
