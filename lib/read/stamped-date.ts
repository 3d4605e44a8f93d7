import { findAround } from "./dom.ts";
import type { ElementNode } from "./html-node.ts";

/**
 * The moment that an element carries for machines, or shows when one points at it, beside words such as "3 hours ago":
 * `datetime`, the `content` of what microdata or RDFa call the publication, a stamp for scripts (`data-timestamp`), or a
 * `title` that is a date.
 */
export const stampOf = (element: ElementNode): string | undefined => {
  const datetime = element.getAttribute("datetime")?.trim() ?? "";
  if (/\d{4}/.test(datetime)) return datetime;
  const content = element.getAttribute("content")?.trim() ?? "";
  if (/^\d{4}/.test(content) && namesPublication(element)) return content;
  const title = element.getAttribute("title")?.trim() ?? "";
  if (TITLE.test(title) && element.textContent.trim() !== "") return title;
  for (const name in element.attributes) {
    const value = element.attributes[name] ?? "";
    if (isStamp(name, value)) return value.trim();
  }
  return undefined;
};

/** An attribute that scripts put a moment into: RFC 3339, or seconds or milliseconds since 1970, from 2001 on. */
export const isStamp = (name: string, value: string): boolean =>
  name.startsWith("data-") && STAMP_NAME.test(name) && STAMP.test(value);

const STAMP_NAME =
  /^data-(?:[a-z]+-)?(?:date(?:-?time)?|datetime|time|timestamp|ts|published?(?:-?(?:at|on|date))?|pubdate|created(?:-?at)?)(?:-?(?:utc|iso|gmt))?$/;
const STAMP = /^\s*(?:(?:19|20)\d{2}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.{0,20})?|1\d{9}(?:\d{3})?)\s*$/;

/** A day of a year and little else: what stands in a tooltip is prose far more often. */
const TITLE =
  /^(?:\p{L}{2,10}\.?,?\s)?(?:(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2}|\d{1,2}\.?\s(?:de\s)?\p{L}{3,}\.?,?\s(?:de\s)?(?:19|20)\d{2}|\p{L}{3,}\.?\s\d{1,2},?\s(?:19|20)\d{2})(?:[T\s,].{0,30})?$/u;

/** Microdata without an `itemscope` belongs to the page; the moments of comments and events stand in scopes of their own. */
const namesPublication = (element: ElementNode): boolean => {
  if (RDFA.test(element.getAttribute("property") ?? "")) return element.localName !== "meta";
  if (!MICRODATA.test(element.getAttribute("itemprop") ?? "")) return false;
  const scope = findAround(element, (around) => around.getAttribute("itemscope") !== null);
  return !scope || /(?:Page|WebSite)$/i.test(scope.getAttribute("itemtype") ?? "");
};

const RDFA =
  /(?:^|\s)(?:(?:schema|rnews):datePublished|datePublished|(?:dc|dcterms):(?:date|created|issued)|article:published_time)(?:\s|$)/i;
const MICRODATA = /(?:^|\s)(?:datePublished|dateCreated)(?:\s|$)/;
