import { buildTree } from "./html-tree.ts";
import { readMainContent } from "./main-content.ts";
import type { Reader } from "./reading.ts";

export const readHtml: Reader = (html) => {
  
  return { declarations: [], blocks: readMainContent(buildTree(html)), notices: [] };
};
