import type { Image } from "#model/article.ts";
import { type DomElement, findInside } from "./dom.ts";
import { visibleText } from "./html-text.ts";
import { singleSpaced } from "./plain-text.ts";

/** Where pages that load pictures late keep the real address, the usual place first. */
const LATE_SOURCES = ["data-src", "data-original", "data-lazy-src", "data-orig-file"];

/** The picture of an element (an `<img>`, a `<figure>`, a link around a picture) with its caption, or `undefined`. */
export const readFigure = (element: DomElement): Image | undefined => {
  const img = element.localName === "img" ? element : findInside(element, ({ localName }) => localName === "img");
  const url = img && addressOf(img);
  if (!img || !url) return undefined;
  const alt = singleSpaced(img.getAttribute("alt") ?? "");
  const words = findInside(element, ({ localName }) => localName === "figcaption");
  const caption = words ? visibleText([words]) : "";
  return { url, ...(alt && { alt }), ...(caption && { caption: singleSpaced(caption) }) };
};

/** An address that is a picture and not the grey pixel that stands in for it. */
const addressOf = (img: DomElement): string | undefined => {
  const late = LATE_SOURCES.map((name) => img.getAttribute(name)).find((value) => value && !value.startsWith("data:"));
  const source = img.getAttribute("src")?.trim();
  if (late && (!source || source.startsWith("data:"))) return late.trim();
  if (source) return source.startsWith("data:") ? undefined : source;
  return (
    img
      .getAttribute("srcset")
      ?.trim()
      .split(/[\s,]+/)[0] || undefined
  );
};
