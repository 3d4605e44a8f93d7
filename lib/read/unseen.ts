import type { DomElement } from "./dom.ts";

/** Elements that hold no words of the article, whatever is in them, and those that are only there to be pressed. */
const UNSEEN: ReadonlySet<string> = new Set([
  ...[
    "applet",
    "canvas",
    "datalist",
    "dialog",
    "embed",
    "frame",
    "frameset",
    "iframe",
    "map",
    "noscript",
    "object",
    "style",
  ],
  ...["svg", "template", "button", "input", "nav", "select", "textarea"],
]);

/** Says of a tag, as it is opened, that a browser would not show it or that it is no part of the text. */
export const isUnseen = (name: string, attributes: Readonly<Record<string, string>>): boolean => {
  if (name === "script") return attributes.type?.trim().toLowerCase() !== "application/ld+json";
  if (UNSEEN.has(name) || attributes.hidden !== undefined || attributes["aria-hidden"] === "true") return true;
  if (attributes.role === "navigation" || attributes.role === "dialog") return true;
  return (
    attributes.style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style)
  );
};

const FURNITURE: ReadonlySet<string> = new Set(["aside", "button", "footer", "form", "iframe", "input", "nav"]);

/** What pages have around their article and saved texts have not. */
export const isFurniture = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
  FURNITURE.has(name) || (name === "script" && attributes.src !== undefined) || attributes.role === "navigation";

const METADATA: ReadonlySet<string> = new Set(["base", "link", "meta", "script", "title"]);

/** Elements that belong to the head of a page while its body has not begun. */
export const isMetadata = (name: string): boolean => METADATA.has(name);

/** What is read from an element, here or by Readability; handlers, styles and a site's own data are not. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...[
    "alt",
    "cite",
    "class",
    "colspan",
    "content",
    "controls",
    "datetime",
    "dir",
    "height",
    "href",
    "http-equiv",
    "id",
  ],
  ...["itemid", "itemprop", "itemscope", "itemtype", "lang", "name", "property", "pubdate", "rel", "reversed", "role"],
  ...["rowspan", "src", "srcset", "start", "title", "type", "width", "data-src", "data-original", "data-lazy-src"],
  ...["data-orig-file", "xml:lang"],
]);

/** Copies the attributes that anybody reads. linkedom puts each before the others, so the last goes first. */
export const keepAttributes = (element: DomElement, attributes: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(attributes).reverse())
    if (ATTRIBUTES.has(name)) element.setAttribute(name, value);
};
