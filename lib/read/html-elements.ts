import type { Declaration } from "#model/article.ts";
import { declare, isWebAddress } from "./declare.ts";
import type { DomElement } from "./dom.ts";
import { elsewhereThan } from "./elsewhere.ts";
import { readByline } from "./html-bylines.ts";
import { readDates } from "./html-dates.ts";
import { findHeadline, wordsOf } from "./html-headline.ts";
import type { HtmlTree } from "./html-tree.ts";

/** What elements say by what they are: title and headline, times and bylines near it, the page's language and address. */
export const readElements = ({ root, body, elements }: HtmlTree): readonly Declaration[] => {
  const title = elements.find(({ localName }) => localName === "title");
  const headline = findHeadline(elements, title);
  const standsElsewhere = elsewhereThan(headline, body, elements);
  const language = root.getAttribute("lang") ?? root.getAttribute("xml:lang");
  return [
    ...(headline ? declare("title", wordsOf(headline), "heading", headline.outerHTML) : []),
    ...(title ? declare("title", title.textContent, "html", title.outerHTML) : []),
    ...readDates(elements, headline, standsElsewhere),
    ...readByline(elements, headline, standsElsewhere),
    ...canonicalAddress(elements),
    ...declare("language", language, "html", `<html lang="${language}">`),
  ];
};

const canonicalAddress = (elements: readonly DomElement[]): readonly Declaration[] => {
  const link = elements.find(
    (element) => element.localName === "link" && /(?:^|\s)canonical(?:$|\s)/i.test(element.getAttribute("rel") ?? ""),
  );
  const href = link?.getAttribute("href");
  return link && isWebAddress(href) ? declare("url", href, "html", link.outerHTML) : [];
};
