import { linkAddress, webAddress } from "./addresses.ts";

/** The elements that may be shown anywhere (promise P6). */
export const ALLOWED: readonly string[] = [
  ..."p h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd pre hr br table caption thead tbody tfoot tr th td".split(" "),
  ..."figure figcaption details summary a img em strong b i u s del ins sub sup small mark abbr cite dfn q".split(" "),
  ..."code kbd samp var time ruby rt rp bdi bdo wbr".split(" "),
];

/** Their attributes, `*` for all; whatever else stands in a tag goes. */
export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  "*": ["dir", "lang"],
  a: ["href", "title"],
  img: ["src", "alt", "title", "width", "height"],
  ol: ["start", "reversed", "type"],
  li: ["value"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan", "scope"],
  time: ["datetime"],
  abbr: ["title"],
  dfn: ["title"],
  details: ["open"],
};

/** Deeper than any article; a page nested to attack a reader's parser is flattened. */
export const NESTING = 60;

/** The address of a link, absolute; one to a place in the page itself goes, as the places' names do. */
export const hrefOf = (href: string, base: string): string | undefined =>
  href.trim().startsWith("#") ? undefined : linkAddress(href, base);

/** The address of a picture, absolute; an empty one would be that of the page. */
export const srcOf = (src: string, base: string): string | undefined =>
  src.trim() === "" ? undefined : webAddress(src, base);
