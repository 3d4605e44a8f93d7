import type { Declaration } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import type { HtmlTree } from "./html-tree.ts";

interface Seen {
  readonly declarations: readonly Declaration[];
  /** One for each author left out. */
  readonly notices: readonly Notice[];
}

/**
 * Leaves out the authors that only a web page's metadata names. Content systems write there who pressed the button, who
 * owns the site or a desk; an article's author is named where readers see it. What somebody saved without the page around
 * it has no byline to ask for, and keeps them all. `text` is what the page shows.
 */
export const withSeenAuthors = ({ furnished }: HtmlTree, declarations: readonly Declaration[], text: string): Seen => {
  if (!furnished || !declarations.some(({ field }) => field === "author")) return { declarations, notices: [] };
  const shown = wordsOf(text);
  const compact = shown.replaceAll(" ", "");
  const kept: Declaration[] = [];
  const notices: Notice[] = [];
  let unseen = false;
  for (const declaration of declarations) {
    if (declaration.field === "author") {
      unseen = !isShown(declaration.value, shown, compact);
      if (unseen) notices.push(unseenAuthor(declaration));
    }
    // An author's address stands directly behind its author.
    if (unseen && (declaration.field === "author" || declaration.field === "author-url")) continue;
    kept.push(declaration);
  }
  return { declarations: kept, notices };
};

/** True where a page that shows these words names a person. */
export const showsName = (name: string, text: string): boolean => wordsOf(text).includes(wordsOf(name));

/** Several names may be declared as one; pages list them in their own way. */
const isShown = (value: string, shown: string, compact: string): boolean =>
  value.split(/[,;|&/]|\s(?:and|und|et|y|e|en|och|og|i)\s/).some((part) => {
    const name = wordsOf(part.replace(/^(?:by|von|par|por|di|door|av|af)\s/i, ""));
    if (name.trim() === "") return false;
    // Account names write two words as one.
    return shown.includes(name) || (!name.trim().includes(" ") && name.length > 8 && compact.includes(name.trim()));
  });

/** Lower case, without accents, one space around each word. */
const wordsOf = (text: string): string =>
  ` ${text
    .normalize("NFKD")
    .replace(/[\p{M}\u00AD]+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

const unseenAuthor = ({ value, quote }: Declaration): Notice => ({
  rule: "author-unseen",
  reason: `The page's metadata names “${value.slice(0, 60)}” and no reader of the page sees that name; it is not taken for the author.`,
  quote,
});
