import { isStamp } from "./stamped-date.ts";

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
    "script",
    "style",
  ],
  ...["svg", "template", "button", "input", "nav", "select", "textarea"],
]);

/** Says of a tag, as it is opened, that a browser would not show it or that it is no part of the text. */
export const isUnseen = (name: string, attributes: Readonly<Record<string, string>>): boolean => {
  if (UNSEEN.has(name) || attributes.hidden !== undefined || attributes["aria-hidden"] === "true") return true;
  if (attributes.role === "navigation" || attributes.role === "dialog") return true;
  return (
    attributes.style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style)
  );
};

/** A film, a recording or a post that stands in a text; other frames hold advertisements, forms and counters. */
export const isEmbedded = (name: string, { src = "" }: Readonly<Record<string, string>>): boolean =>
  name === "iframe" && /^(?:https?:)?\/\//i.test(src) && EMBEDDED.test(src);

const EMBEDDED =
  /^(?:https?:)?\/\/[^/]*(?:youtube|youtu\.be|vimeo|dailymotion|soundcloud|spotify|bandcamp|mixcloud|twitch|tiktok|instagram|archive\.org|podcast|video|player)|^[^?#]*\/(?:embed|player|video)s?(?:[/.?]|$)/i;

const FURNITURE: ReadonlySet<string> = new Set(["aside", "button", "footer", "form", "iframe", "input", "nav"]);

/** What pages have around their article and saved texts have not. */
export const isFurniture = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
  FURNITURE.has(name) || (name === "script" && attributes.src !== undefined) || attributes.role === "navigation";

const METADATA: ReadonlySet<string> = new Set(["base", "link", "meta", "title"]);

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

/** The attributes that anybody reads. */
export const keptAttributes = (attributes: Readonly<Record<string, string>>): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name] ?? "";
    if (ATTRIBUTES.has(name) || isStamp(name, value)) kept[name] = value;
  }
  return kept;
};
