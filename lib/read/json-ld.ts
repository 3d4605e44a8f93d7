import type { Declaration } from "#model/article.ts";
import { scalarOf } from "./field-values.ts";
import type { HtmlTree } from "./html-tree.ts";
import { escapeQuotes } from "./json-quotes.ts";
import { parseLooseJson } from "./loose-json.ts";
import {
  declareSchemaArticle,
  declareSchemaPage,
  isDatedKind,
  isSchemaArticle,
  isSchemaPage,
  personsOf,
  type SchemaObject,
  schemaObjects,
} from "./schema-article.ts";

/** Longer scripts are a site's data, not an article's, in UTF-16 units. */
const SCRIPT_LENGTH = 500_000;

/**
 * What a page's JSON-LD declares about its article. Where several articles are described (teasers, a list), the one with the
 * page's own address counts, else the first. `address` is the page's canonical address, where known.
 */
export const readJsonLd = ({ scripts: sources }: HtmlTree, address: string | undefined): readonly Declaration[] => {
  const scripts = sources
    .filter((source) => source.length <= SCRIPT_LENGTH)
    .map((source) => ({ source, objects: schemaObjects(parseScript(source)) }));
  const objects = scripts.flatMap((script) => script.objects);
  const context = (source: string) => ({ origin: "json-ld", source, objects }) as const;

  const articles = scripts.flatMap(({ source, objects }) =>
    objects.filter(isSchemaArticle).map((object) => ({ source, object })),
  );
  const own = articles.find(({ object }) => address !== undefined && addressesOf(object).includes(address));
  const article = own ?? articles[0];
  const declared = article
    ? vouched(declareSchemaArticle(article.object, context(article.source)), article.object)
    : [];
  const pages = scripts.flatMap(({ source, objects }) =>
    objects.filter(isSchemaPage).flatMap((object) => declareSchemaPage(object, context(source), article !== undefined)),
  );
  return [...declared, ...pages];
};

const parseScript = (source: string): unknown => parseLooseJson(source) ?? parseLooseJson(escapeQuotes(source));

/** With what speaks for the day of publication: that its kind is news or a post, and the persons who sign it. */
const vouched = (declarations: readonly Declaration[], object: SchemaObject): readonly Declaration[] => {
  const attributes = { ...(isDatedKind(object) && { dated: "true" }), signed: personsOf(object).join("\n") };
  return declarations.map((one) => (one.field === "published" ? { ...one, attributes } : one));
};

const addressesOf = (object: SchemaObject): readonly (string | undefined)[] => [
  scalarOf(object.url),
  scalarOf(object["@id"]),
  typeof object.mainEntityOfPage === "string"
    ? object.mainEntityOfPage
    : scalarOf((object.mainEntityOfPage as SchemaObject | undefined)?.["@id"]),
];
