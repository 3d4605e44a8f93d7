import type { Block } from "#model/article.ts";
import { readHtmlBlocks } from "./html-blocks.ts";
import { buildTree } from "./html-tree.ts";

/** Reads HTML that is a body already (a JSON field, HTML inside Markdown): nothing is looked for in it, nothing cut. */
export const readHtmlFragment = (html: string): readonly Block[] => readHtmlBlocks(buildTree(html).body);
