import type { Declaration } from "#model/article.ts";
import { withoutRepeats } from "./declare.ts";
import { readElements } from "./html-elements.ts";
import { readMeta } from "./html-meta.ts";
import { readMicrodata } from "./html-microdata.ts";
import type { HtmlTree } from "./html-tree.ts";
import { readJsonLd } from "./json-ld.ts";

/**
 * Everything a page declares about its article, the best source first within each field: JSON-LD, microdata, Open Graph,
 * Dublin Core and the other `<meta>` vocabularies, then empty
 * elements with a date for machines, then what the others say.
 */
export const readHtmlDeclarations = (tree: HtmlTree): readonly Declaration[] => {
  const elements = readElements(tree);
  const address = elements.find(({ field }) => field === "url")?.value;
  return withoutRepeats([
    ...readJsonLd(tree, address),
    ...readMicrodata(tree, { mute: false }),
    ...readMeta(tree),
    ...readMicrodata(tree, { mute: true }),
    ...elements,
  ]);
};
