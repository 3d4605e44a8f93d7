import type { Article } from "#model/article.ts";
import { declarationsOf } from "./draft.ts";
import { plainText } from "./plain-text.ts";

/** Characters; what is longer is a sentence in the wrong field. */
const LONGEST = 100;

/** The declared tags in their order, each once whatever its case, in its first spelling. */
export const findTags = (article: Article): readonly string[] => {
  const tags = new Map<string, string>();
  for (const { value } of declarationsOf(article, "tag")) {
    const tag = plainText(value).replace(/^#(?=\S)/, "");
    if (tag && tag.length <= LONGEST && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
};
