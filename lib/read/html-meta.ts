import type { Declaration, DeclaredField } from "#model/article.ts";
import type { Origin } from "#model/evidence.ts";
import { declare, isWebAddress } from "./declare.ts";
import type { DomElement } from "./dom.ts";
import type { HtmlTree } from "./html-tree.ts";

type Names = readonly (readonly [field: DeclaredField, names: readonly string[]])[];

/** `<meta>` vocabularies in the order in which they are trusted; within a field the surest name first. */
const VOCABULARIES: readonly (readonly [origin: Origin, names: Names])[] = [
  [
    "open-graph", // the article object of Open Graph (ogp.me)
    [
      ["published", ["article:published_time", "article:published", "og:article:published_time", "og:published_time"]],
      ["updated", ["article:modified_time", "article:modified", "og:article:modified_time", "og:updated_time"]],
      ["author", ["article:author", "og:article:author", "og:author"]],
      ["tag", ["article:tag", "article:section"]],
      ["title", ["og:title"]],
      ["summary", ["og:description"]],
      ["source", ["og:site_name", "article:publisher"]],
      ["url", ["og:url"]],
      ["image", ["og:image:secure_url", "og:image", "og:image:url"]],
      ["language", ["og:locale"]],
    ],
  ],
  [
    "meta", // Dublin Core
    [
      ["title", ["dc.title", "dcterms.title"]],
      [
        "published",
        [
          "dc.date.issued",
          "dcterms.issued",
          "dcterms.available",
          "dc.date.created",
          "dcterms.created",
          "dc.date",
          "dcterms.date",
        ],
      ],
      ["updated", ["dcterms.modified", "dc.date.modified"]],
      ["author", ["dc.creator", "dcterms.creator"]],
      ["source", ["dc.publisher", "dcterms.publisher"]],
      ["summary", ["dc.description", "dcterms.abstract"]],
      ["language", ["dc.language", "dcterms.language"]],
      ["tag", ["dc.subject"]],
    ],
  ],
  [
    "meta", // Parse.ly, Sailthru, Google Scholar, Cxense, and what content systems write of their own accord
    [
      ["title", ["parsely-title", "sailthru.title", "citation_title", "headline", "twitter:title", "title"]],
      [
        "published",
        [
          ...[
            "parsely-pub-date",
            "sailthru.date",
            "citation_publication_date",
            "citation_online_date",
            "citation_date",
          ],
          ...[
            "cxenseparse:recs:publishtime",
            "cxenseparse:publishtime",
            "bt:pubdate",
            "datepublished",
            "date_published",
          ],
          ...[
            "publication_date",
            "published_time",
            "publishdate",
            "publish_date",
            "publish-date",
            "published",
            "pubdate",
          ],
          ...[
            "pdate",
            "ptime",
            "vr:published_time",
            "mediator_published_time",
            "originalpublicationdate",
            "displaydate",
          ],
          ...["date", "created"],
        ],
      ],
      [
        "updated",
        ["datemodified", "date_modified", "lastmod", "last-modified", "modified", "revised", "updated", "utime"],
      ],
      [
        "author",
        [
          "parsely-author",
          "sailthru.author",
          "citation_author",
          "cxenseparse:author",
          "author",
          "byl",
          "byline",
          "vr:author",
        ],
      ],
      ["source", ["citation_journal_title", "publisher", "application-name"]],
      ["summary", ["description", "sailthru.description", "twitter:description"]],
      ["image", ["parsely-image-url", "sailthru.image.full", "twitter:image", "twitter:image:src", "thumbnail"]],
      ["tag", ["parsely-tags", "sailthru.tags", "citation_keywords", "news_keywords", "keywords"]],
      ["url", ["parsely-link"]],
      ["language", ["language", "content-language"]],
    ],
  ],
];

/** What the `<meta>` elements of a page declare, by vocabulary. */
export const readMeta = (tree: HtmlTree): readonly Declaration[] => {
  const named = indexMetas(tree);
  const said = VOCABULARIES.flatMap(([origin, fields]) =>
    fields.flatMap(([field, names]) =>
      names.flatMap((name) => (named.get(name) ?? []).flatMap((meta) => readOne(field, meta, origin))),
    ),
  );
  return [...said, ...cardAuthors(named)];
};

/** What shared links show below their title, as content systems write it: a label ("Written by") and what it labels. */
const cardAuthors = (named: ReadonlyMap<string, readonly Meta[]>): readonly Declaration[] =>
  [1, 2].flatMap((number) => {
    const [label] = named.get(`twitter:label${number}`) ?? [];
    const [data] = named.get(`twitter:data${number}`) ?? [];
    return label && data && WRITTEN_BY.test(label.content) ? readOne("author", data, "meta") : [];
  });

const WRITTEN_BY =
  /^(?:written by|author|verfasst von|geschrieben von|von|autor|écrit par|auteur|par|escrito por|escrita por|por|scritto da|autore|geschreven door|napisane przez|autorem|skriven av|skrevet av|skrevet af|kirjoittaja|napsal|írta|scris de|автор|написано|γράφτηκε από)\s*:?$/i;

interface Meta {
  readonly content: string;
  readonly quote: string;
}

/** `property` may name several things at once, divided by spaces (RDFa). */
const indexMetas = ({ elements }: HtmlTree): ReadonlyMap<string, readonly Meta[]> => {
  const named = new Map<string, Meta[]>();
  for (const element of elements) {
    const content = element.localName === "meta" ? element.getAttribute("content")?.trim() : undefined;
    if (!content) continue;
    for (const name of namesOf(element)) {
      const metas = named.get(name) ?? [];
      metas.push({ content, quote: element.outerHTML });
      named.set(name, metas);
    }
  }
  return named;
};

const namesOf = (element: DomElement): readonly string[] => {
  const names = ["property", "name", "http-equiv"].map((attribute) => element.getAttribute(attribute) ?? "");
  return [...new Set(names.join(" ").toLowerCase().split(/\s+/))].filter((name) => name !== "");
};

const readOne = (field: DeclaredField, { content, quote }: Meta, origin: Origin): readonly Declaration[] => {
  if (field === "url") return isWebAddress(content) ? declare(field, content, origin, quote) : [];
  // Facebook asks for the address of a profile where everybody else gives a name.
  if ((field === "author" || field === "source") && isWebAddress(content)) return [];
  if (field === "tag") return content.split(/[,;]/).flatMap((tag) => declare(field, tag, origin, quote));
  // Open Graph writes locales with an underscore, en_US.
  if (field === "language") return declare(field, content.replace("_", "-"), origin, quote);
  return declare(field, content, origin, quote);
};
