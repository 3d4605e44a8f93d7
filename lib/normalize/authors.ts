import type { Declaration } from "#model/article.ts";
import type { Person } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import { webAddress } from "./addresses.ts";
import { agencyNamed } from "./agencies.ts";
import { comparable } from "./blocks.ts";
import { type Draft, trustIn } from "./draft.ts";
import { isPersonName, splitNames, tidyName } from "./names.ts";
import { plainText } from "./plain-text.ts";

/** Who wrote it: as declared, else as the byline says. Nobody is invented, and who is quoted or took the picture is no author. */
export const findAuthors = (draft: Draft): readonly Evidence<Person>[] => {
  const declared = declaredAuthors(draft);
  return declared.length > 0 ? declared : draft.bylines;
};

/** The authors of the best source that names any: a page says the same name in three places, and differently. */
const declaredAuthors = ({ article: { declarations } }: Draft): readonly Evidence<Person>[] => {
  const origins = new Set(declarations.flatMap(({ field, origin }) => (field === "author" ? [origin] : [])));
  for (const origin of origins) {
    const authors = new Map<string, Evidence<Person>>();
    for (const [index, declaration] of declarations.entries()) {
      if (declaration.field !== "author" || declaration.origin !== origin) continue;
      const url = addressBehind(declarations[index + 1]);
      for (const name of namesIn(declaration)) {
        const person = { name, ...(url && { url }) };
        const { quote } = declaration;
        const key = comparable(name) || name;
        if (!authors.has(key)) authors.set(key, { value: person, origin, quote, confidence: trustIn(declaration) });
      }
    }
    if (authors.size > 0) return [...authors.values()];
  }
  return [];
};

const addressBehind = (next: Declaration | undefined): string | undefined =>
  next?.field === "author-url" ? webAddress(next.value) : undefined;

/**
 * The names in one declaration: several only where each of them is plainly a person's. Slugs and organisations stay as
 * they were given; an address or an agency's signature is no name.
 */
const namesIn = ({ value }: Declaration): readonly string[] => {
  const name = tidyName(plainText(value));
  if (!/[\p{L}\p{N}]/u.test(name) || name.length > 120 || NOBODY.test(name)) return [];
  const parts = splitNames(name);
  const people = parts.filter((part) => !agencyNamed(part));
  return people.length > 0 && parts.length > 1 && people.every(isPersonName) ? people : [name];
};

/** What systems write where nobody signed. */
const NOBODY =
  /^(?:admin(?:istrator)?|root|unknown|anonymous|none|null|undefined|n\/a|no author|user|webmaster|author)$/i;
