import type { Article, Declaration } from "#model/article.ts";
import type { Person } from "#model/entry.ts";
import { type Evidence, isAuthorsWord, type Origin } from "#model/evidence.ts";
import { webAddress } from "./addresses.ts";
import { agencyNamed } from "./agencies.ts";
import { comparable } from "./blocks.ts";
import { type Draft, trustIn } from "./draft.ts";
import { isOutlet, isPersonName, isRole, splitNames, tidyName } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { isSiteName, siteNames } from "./site-name.ts";

/** Who wrote it: as declared, else as the byline says. Nobody is invented, and who is quoted or took the picture is no author. */
export const findAuthors = ({ article, bylines }: Draft): readonly Evidence<Person>[] => {
  const groups = declaredGroups(article);
  const [foremost] = groups;
  if (article.format !== "html" || (foremost?.[0] && isAuthorsWord(foremost[0].origin))) return foremost ?? bylines;
  // A page's head names its owner as readily as its author; a person's name is to be preferred, whoever says it.
  const sites = siteNames(article);
  const writers = groups
    .map((group) =>
      group.filter(
        ({ value: { name }, origin }) =>
          isPersonName(name) ||
          !(COMPANY.test(name) || isSiteName(name, sites) || (origin === "html" && !isHandle(name))),
      ),
    )
    .filter((group) => group.length > 0);
  const people = writers.filter((group) => group.every(({ value }) => isPersonName(value.name)));
  // The account that entered a text is named by the page's head, its author by the byline above the text.
  const byAccount = people.length > 0 && people.every((group) => group.every(({ origin }) => origin === "meta"));
  if (byAccount && bylines.length > 0) return bylines;
  const onPage = people.find((group) => group.every(({ origin }) => origin === "html"));
  const [first] = people;
  const best = onPage && first?.every(({ origin }) => origin === "meta") ? onPage : first;
  if (!best) return bylines.length > 0 ? bylines : (writers[0] ?? []);
  return people.find((group) => group.length > best.length && includesAll(group, best)) ?? best;
};

/** What an element marked as the author's may hold besides a full name: a first name, a pen name, a desk, initials; no sentence and no acronym. */
const isHandle = (name: string): boolean => name.split(" ").length <= 7 && !/^\p{Lu}{2,6}$|[.!?]$/u.test(name);

/** The authors of each source that names any, best source first: a page says the same name in three places, and differently. */
const declaredGroups = ({ declarations }: Article): readonly (readonly Evidence<Person>[])[] => {
  const origins = new Set(declarations.flatMap(({ field, origin }) => (field === "author" ? [origin] : [])));
  return [...origins].map((from) => authorsFrom(declarations, from)).filter((group) => group.length > 0);
};

const authorsFrom = (declarations: readonly Declaration[], from: Origin): readonly Evidence<Person>[] => {
  const authors = new Map<string, Evidence<Person>>();
  for (const [index, declaration] of declarations.entries()) {
    const { field, origin, quote } = declaration;
    if (field !== "author" || origin !== from) continue;
    const url = addressBehind(declarations[index + 1]);
    for (const name of namesIn(declaration)) {
      const key = comparable(name) || name;
      const value = { name, ...(url && { url }) };
      if (!authors.has(key)) authors.set(key, { value, origin, quote, confidence: trustIn(declaration) });
    }
  }
  return [...authors.values()];
};

const includesAll = (group: readonly Evidence<Person>[], others: readonly Evidence<Person>[]): boolean =>
  others.every(({ value }) => group.some((author) => comparable(author.value.name) === comparable(value.name)));

/** Legal forms and the like: who owns the page. An editors' desk ("Redaktion") signs articles and is none. */
const COMPANY =
  /(?<![\p{L}])(?:e\. ?V\.|AG|GmbH|KG|SE|Inc|Ltd|LLC|PLC|S\.A\.|Verband|Bundesverband|Ministerium|Universität|University|Abteilung)(?![\p{L}])|^[\w-]+\.[a-z]{2,4}$/u;

const addressBehind = (next: Declaration | undefined): string | undefined =>
  next?.field === "author-url" ? webAddress(next.value) : undefined;

/**
 * The names in one declaration: several only where each of them is plainly a person's. Slugs and organisations stay as
 * they were given; an address, an agency's or a paper's signature, or what somebody is to it, is no name.
 */
const namesIn = ({ value }: Declaration): readonly string[] => {
  const name = tidyName(plainText(value));
  if (!/[\p{L}\p{N}]/u.test(name) || name.length > 120 || NOBODY.test(name)) return [];
  const parts = splitNames(name);
  const people = parts.filter((part) => !agencyNamed(part) && !isRole(part) && !isOutlet(part));
  return people.length > 0 && parts.length > 1 && people.every(isPersonName) ? people : [name];
};

/** What systems write where nobody signed. */
const NOBODY =
  /^(?:admin(?:istrator)?|root|unknown|anonymous|none|null|undefined|n\/a|no author|user|webmaster|author)$/i;
