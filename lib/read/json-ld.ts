import type { Declaration } from "#model/article.ts";
import { scalarOf } from "./field-values.ts";
import type { HtmlTree } from "./html-tree.ts";
import { parseLooseJson } from "./loose-json.ts";
import {
  declareSchemaArticle,
  declareSchemaPage,
  isSchemaArticle,
  isSchemaPage,
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
    .map((source) => ({ source, objects: schemaObjects(parseLooseJson(source)) }));
  const objects = scripts.flatMap((script) => script.objects);
  const context = (source: string) => ({ origin: "json-ld", source, objects }) as const;

  const articles = scripts.flatMap(({ source, objects }) =>
    objects.filter(isSchemaArticle).map((object) => ({ source, object })),
  );
  const own = articles.find(({ object }) => address !== undefined && addressesOf(object).includes(address));
  const article = own ?? articles[0];
  const declared = article ? declareSchemaArticle(article.object, context(article.source)) : [];
  const pages = scripts.flatMap(({ source, objects }) =>
    objects.filter(isSchemaPage).flatMap((object) => declareSchemaPage(object, context(source), article !== undefined)),
  );
  return [...declared, ...pages];
};

const addressesOf = (object: SchemaObject): readonly (string | undefined)[] => [
  scalarOf(object.url),
  scalarOf(object["@id"]),
  typeof object.mainEntityOfPage === "string"
    ? object.mainEntityOfPage
    : scalarOf((object.mainEntityOfPage as SchemaObject | undefined)?.["@id"]),
];
