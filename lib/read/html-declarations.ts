import type { Declaration } from "#model/article.ts";
import { withoutRepeats } from "./declare.ts";
import type { DomDocument } from "./dom.ts";
import { readElements } from "./html-elements.ts";
import { readMeta } from "./html-meta.ts";
import { readMicrodata } from "./html-microdata.ts";
import { readJsonLd } from "./json-ld.ts";

/**
 * Everything a page declares about its article, the best source first within each field: JSON-LD, microdata, Open Graph,
 * Dublin Core and the other `<meta>` vocabularies, then what its elements say.
 */
export const readHtmlDeclarations = (document: DomDocument): readonly Declaration[] => {
  const elements = readElements(document);
  const address = elements.find(({ field }) => field === "url")?.value;
  return withoutRepeats([
    ...readJsonLd(document, address),
    ...readMicrodata(document),
    ...readMeta(document),
    ...elements,
  ]);
};
