import { readFrontMatter } from "./front-matter.ts";
import { readHtmlDeclarations } from "./html-declarations.ts";
import { buildTree } from "./html-tree.ts";
import { readMainContent } from "./main-content.ts";
import type { Reader } from "./reading.ts";
import { withSeenAuthors } from "./seen-authors.ts";
import { markUnseenDates } from "./seen-dates.ts";
import { shownText } from "./shown-text.ts";

/**
 * Reads a page, a saved article or a fragment of HTML, with or without front matter: what it declares about itself, and
 * the blocks of its article without the page around it.
 */
export const readHtml: Reader = async (html) => {
  const front = await readFrontMatter(html);
  const tree = buildTree(front.body);
  // Declarations first: finding the article takes the page apart.
  const shown = shownText(tree.body);
  const declared = withSeenAuthors(tree, markUnseenDates(tree, readHtmlDeclarations(tree), shown), shown);
  return {
    declarations: [...front.declarations, ...declared.declarations],
    blocks: await readMainContent(tree),
    notices: [...front.notices, ...declared.notices, ...(tree.flattened ? [FLATTENED] : [])],
  };
};

const FLATTENED = {
  rule: "markup-flattened",
  reason: "The page nests its elements too deeply or has too many; part of it was read as plain text.",
};
