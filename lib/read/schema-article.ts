import type { Declaration, DeclaredField } from "#model/article.ts";
import type { Origin } from "#model/evidence.ts";
import { declare, isWebAddress } from "./declare.ts";
import { listOf, propertyOf, scalarOf } from "./field-values.ts";
import { quoteField } from "./quote-field.ts";

/** A schema.org object as JSON-LD writes it. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** What schema.org has for things one reads: NewsArticle, BlogPosting, Report, Recipe, LiveBlogPosting, … */
const ARTICLE_KIND = /(?:Article|Posting|Report|Review|Recipe|CreativeWork|Story|Essay)$/i;
/** Says something about the page, and so about its dates; its name is the page's title with the site's in it. */
const PAGE_KIND = /(?:WebPage|ItemPage|AboutPage)$/i;

const kindsOf = (object: SchemaObject): readonly string[] =>
  listOf(object["@type"]).map((kind) => scalarOf(kind) ?? "");

/** Tells an object that is an article. */
export const isSchemaArticle = (object: SchemaObject): boolean =>
  kindsOf(object).some((kind) => ARTICLE_KIND.test(kind));

/**
 * Tells news and posts, which appear on a day: a "NewsArticle", a "BlogPosting", a "SocialMediaPosting". Programs write
 * "Article" and "WebPage" on every page of a site.
 */
export const isDatedKind = (object: SchemaObject): boolean =>
  kindsOf(object).some((kind) => /(?:NewsArticle|BlogPosting|SocialMediaPosting)$/i.test(kind));

/** The names of the persons among an article's authors. */
export const personsOf = (object: SchemaObject): readonly string[] =>
  listOf(object.author ?? object.creator).flatMap((author) =>
    propertyOf(author, ["@type"]) === "Person" ? (propertyOf(author, ["name"]) ?? []) : [],
  );

/** Tells an object that is the page an article stands on. */
export const isSchemaPage = (object: SchemaObject): boolean => kindsOf(object).some((kind) => PAGE_KIND.test(kind));

/** How far objects inside objects are looked through, and how many of them. */
const DEPTH = 4;
const COUNT = 2000;

/** All objects of a JSON-LD value that stand for themselves: in lists, in `@graph`, as the main entity of a page. */
export const schemaObjects = (value: unknown): readonly SchemaObject[] => {
  const found: SchemaObject[] = [];
  const visit = (inner: unknown, depth: number): void => {
    if (depth > DEPTH || found.length >= COUNT || typeof inner !== "object" || inner === null) return;
    if (Array.isArray(inner)) {
      for (const item of inner) visit(item, depth + 1);
      return;
    }
    const object = inner as SchemaObject;
    if (object["@type"] !== undefined) found.push(object);
    for (const name of ["@graph", "mainEntity", "mainEntityOfPage"]) visit(object[name], depth + 1);
  };
  visit(value, 0);
  return found;
};

interface Context {
  readonly origin: Origin;
  /** The text the objects were parsed from: quotes are taken out of it. */
  readonly source: string;
  /** All objects of the file, for references by `@id`. */
  readonly objects: readonly SchemaObject[];
}

/** What an article object declares, field by field. Values of a strange shape give nothing; never throws. */
export const declareSchemaArticle = (object: SchemaObject, context: Context): readonly Declaration[] => [
  ...scalar("title", object, ["headline", "name"], context),
  ...schemaDates(object, context),
  ...people(object, context),
  ...publisher(object, context),
  ...scalar("summary", object, ["description", "abstract"], context),
  ...scalar("language", object, ["inLanguage"], context),
  ...addressOf(object, context),
  ...tags(object, context),
  ...images(object, context),
];

/**
 * What the object of a page says that holds for its article too: dates and language, no title and no author. Every page of a
 * site has such an object and a day on which it was made; one was published that day only if it says who wrote it, or if
 * there is an article on it (`holdsArticle`).
 */
export const declareSchemaPage = (
  object: SchemaObject,
  context: Context,
  holdsArticle: boolean,
): readonly Declaration[] => [
  ...schemaDates(object, context).filter(
    ({ field }) => field !== "published" || holdsArticle || (object.author ?? object.creator) !== undefined,
  ),
  ...scalar("language", object, ["inLanguage"], context),
];

const schemaDates = (object: SchemaObject, context: Context): readonly Declaration[] => [
  ...scalar("published", object, ["datePublished", "dateCreated", "uploadDate"], context),
  ...scalar("updated", object, ["dateModified"], context),
];

const scalar = (field: DeclaredField, object: SchemaObject, names: readonly string[], context: Context) => {
  const name = names.find((candidate) => scalarOf(object[candidate]) !== undefined);
  return name === undefined ? [] : say(field, name, scalarOf(object[name]), context);
};

const say = (field: DeclaredField, key: string, value: string | undefined, { origin, source }: Context) =>
  value === undefined ? [] : declare(field, value, origin, quoteField(source, key, value));

/** An object that only names another by `@id` stands for it. */
const resolve = (value: unknown, { objects }: Context): unknown => {
  const id = propertyOf(value, ["@id"]);
  if (id === undefined || propertyOf(value, ["name"]) !== undefined) return value;
  return objects.find((object) => object["@id"] === id && propertyOf(object, ["name"]) !== undefined) ?? value;
};

const people = (object: SchemaObject, context: Context): readonly Declaration[] =>
  listOf(object.author ?? object.creator).flatMap((value) => {
    const person = resolve(value, context);
    const name = typeof person === "string" ? person : propertyOf(person, ["name", "@value", "givenName"]);
    if (name === undefined) return namesOf(person).flatMap((one) => say("author", "author", one, context));
    if (isWebAddress(name)) return [];
    const url = propertyOf(person, ["url", "sameAs"]);
    return [
      ...say("author", "author", name, context),
      ...(isWebAddress(url) ? say("author-url", "url", url, context) : []),
    ];
  });

/** One person with a list of names: programs write several authors so. */
const namesOf = (person: unknown): readonly string[] => {
  const names = typeof person === "object" && person !== null && "name" in person ? listOf(person.name) : [];
  return names.flatMap((name) => (typeof name === "string" && !isWebAddress(name) ? [name] : []));
};

const publisher = (object: SchemaObject, context: Context): readonly Declaration[] => {
  const [first] = listOf(object.publisher ?? object.sourceOrganization);
  const owner = resolve(first, context);
  const name = typeof owner === "string" ? owner : propertyOf(owner, ["name"]);
  if (name === undefined || isWebAddress(name)) return [];
  const url = propertyOf(owner, ["url"]);
  return [
    ...say("source", "publisher", name, context),
    ...(isWebAddress(url) ? say("source-url", "url", url, context) : []),
  ];
};

const addressOf = (object: SchemaObject, context: Context): readonly Declaration[] => {
  const page = object.mainEntityOfPage;
  const candidates = [scalarOf(object.url), typeof page === "string" ? page : propertyOf(page, ["@id", "url"])];
  return say("url", "url", candidates.find(isWebAddress), context);
};

const tags = (object: SchemaObject, context: Context): readonly Declaration[] =>
  ["keywords", "articleSection"].flatMap((name) =>
    listOf(object[name])
      .flatMap((value) => (typeof value === "string" ? value.split(/[,;]/) : [scalarOf(value) ?? ""]))
      .flatMap((tag) => say("tag", name, tag.trim() || undefined, context)),
  );

const images = (object: SchemaObject, context: Context): readonly Declaration[] =>
  listOf(object.image ?? object.thumbnailUrl)
    .slice(0, 5)
    .flatMap((image) => {
      const known = resolve(image, context);
      const url = typeof known === "string" ? known : propertyOf(known, ["url", "contentUrl"]);
      return say("image", "image", url, context);
    });
