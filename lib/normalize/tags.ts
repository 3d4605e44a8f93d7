import type { Article } from "#model/article.ts";
import { declarationsOf } from "./draft.ts";
import { plainText } from "./plain-text.ts";

/** The declared tags in their order, each once whatever its case, in its first spelling. */
export const findTags = (article: Article): readonly string[] => {
  const tags = new Map<string, string>();
  for (const { value } of declarationsOf(article, "tag")) {
    const tag = plainText(value).replace(/^#(?=\S)/, "");
    if (tag && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
};
