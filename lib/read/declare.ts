import type { Declaration, DeclaredField } from "#model/article.ts";
import type { Origin } from "#model/evidence.ts";
import { plainText } from "./plain-text.ts";
import { clipQuote } from "./reading.ts";

/** Fields whose value is an address, a date or a name in a fixed spelling: no markup is looked for in them. */
const VERBATIM: ReadonlySet<DeclaredField> = new Set(["id", "url", "author-url", "source-url", "image", "attachment"]);

/** Makes a declaration, or none where there is no value: markup is taken out, white space trimmed. */
export const declare = (
  field: DeclaredField,
  value: string | null | undefined,
  origin: Origin,
  quote: string,
): readonly Declaration[] => {
  const plain = VERBATIM.has(field) ? value?.trim() : plainText(value ?? "");
  if (!plain || plain === "null" || plain === "undefined") return [];
  return [{ field, value: plain, origin, quote: clipQuote(quote) }];
};

/** True for an absolute web address. */
export const isWebAddress = (value: string | null | undefined): value is string =>
  /^https?:\/\/[^\s/]/i.test(value?.trim() ?? "");

/**
 * Drops what was said before: the same value for the same field, whatever its case. The first, best source stays; of a title
 * each source's word does, for the more of them say it, the likelier it is.
 */
export const withoutRepeats = (declarations: readonly Declaration[]): readonly Declaration[] => {
  const seen = new Set<string>();
  const kept: Declaration[] = [];
  let repeatedAuthor = false;
  for (const declaration of declarations) {
    const { field, origin, value } = declaration;
    const mark = `${field} ${field === "title" ? origin : ""} ${value.toLowerCase()}`;
    // An author's address stands directly behind its author, or nowhere.
    const repeated: boolean = field === "author-url" ? repeatedAuthor : seen.has(mark);
    if (field === "author") repeatedAuthor = repeated;
    if (repeated) continue;
    seen.add(mark);
    kept.push(declaration);
  }
  return kept;
};
