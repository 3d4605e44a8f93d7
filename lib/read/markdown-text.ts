import type { Token } from "markdown-it";
import { inlineText } from "./markdown-inline.ts";
import { plainText } from "./plain-text.ts";

/** What stands between the cells of a row. */
const CELL_GAP = " | ";

/** The words of a group of tokens: paragraphs, list items and table rows on lines of their own, an item on one line. */
export const tokensText = (tokens: readonly Token[]): string => {
  let text = "";
  let items = 0;
  let cells = 0;
  for (const token of tokens) {
    if (token.type === "list_item_open") {
      items++;
      text += "\n";
    } else if (token.type === "list_item_close") items--;
    else if (token.type === "tr_open") {
      cells = 0;
      text += "\n";
    } else if (token.type === "td_open" || token.type === "th_open") text += cells++ > 0 ? CELL_GAP : "";
    else if (token.type === "paragraph_open" || token.type === "heading_open") text += items > 0 ? " " : "\n";
    else if (token.type === "inline")
      text += items > 0 ? inlineText(token.children ?? []).replaceAll("\n", " ") : inlineText(token.children ?? []);
    else if (token.type === "fence" || token.type === "code_block") text += `\n${token.content}\n`;
    else if (token.type === "html_block") text += `\n${plainText(token.content)}\n`;
  }
  return text;
};
