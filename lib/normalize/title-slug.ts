import type { Article } from "#model/article.ts";
import { declarationsOf } from "./draft.ts";

/** What the address of an article says of its title: editors name the page after its headline. */
export interface TitleSlug {
  readonly words: ReadonlySet<string>;
  /** All of it in one word. */
  readonly compact: string;
}

/** The longest part of the article's address, without the number that content systems put behind it. */
export const titleSlugOf = (article: Article): TitleSlug => {
  const [url] = declarationsOf(article, "url");
  const parts = (URL.parse(url?.value ?? "")?.pathname ?? "").split("/");
  const longest = parts.reduce((most, part) => (part.length > most.length ? part : most), "");
  return slugFrom(longest.replace(/\.\w{2,5}$/, "").replace(/(?<=\D)\d+(?=\D*$)|^\d+(?=\D)/g, " "));
};

/** Any text as an address would have it. */
export const slugFrom = (text: string): TitleSlug => {
  const words = foldedWords(text);
  return { words: new Set(words), compact: words.join("") };
};

/** How much a title and an address have in common, 0 to 1, by their words of three letters and more. */
export const likeness = (title: string, { words: slug, compact }: TitleSlug): number => {
  const words = foldedWords(title);
  if (words.length > 0 && words.join("") === compact) return 1;
  const shared = words.filter((word) => slug.has(word)).length;
  return shared > 0 ? (2 * shared) / (words.length + slug.size) : 0;
};

const foldedWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .match(/[\p{L}\p{N}]{3,}/gu) ?? [];

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
