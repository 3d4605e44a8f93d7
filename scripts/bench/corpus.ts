import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { articleOf, renderMarkdown } from "./article.ts";

/** Writes articles `from` to below `to` below the folder. */
export const writeCorpus = (folder: string, from: number, to: number): void => {
  const made = new Set<string>();
  for (let number = from; number < to; number++) {
    const article = articleOf(number);
    const file = join(folder, `${article.path}.md`);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, renderMarkdown(article));
  }
};
