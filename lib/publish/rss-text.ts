/**
 * The flaws of `feed` 6.0.0 that lie in how it writes text. What it writes comes from xml-js, which turns `&amp;` in a
 * text into `&` before it escapes, and writes attributes as they are but for the double quote.
 */

/** For every text given to `feed`: xml-js undoes one `&amp;`, so the text `&amp;` would come out as `&`. */
export const protectAmpersands = (text: string): string => text.replaceAll("&", "&amp;");

/**
 * All prefixes on the root, always. `feed` declares `content` and `dc` when some item has content, `atom` when there is
 * a self link, `media` never; an item kept from an earlier build must find its prefixes whatever stands beside it.
 */
export const declarePrefixes = (xml: string): string =>
  xml.replace(
    /<rss [^>]*>/,
    `<rss version="2.0"${Object.entries(PREFIXES)
      .map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`)
      .join("")}>`,
  );

const PREFIXES = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  fh: "http://purl.org/syndication/history/1.0",
  itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
  media: "http://search.yahoo.com/mrss/",
};

/**
 * Readers disagree whether a title is text or HTML, and RSS does not say. The title stands as plain text, escaped once,
 * as the RSS Advisory Board's profile has it: with hexadecimal references, which more readers show right than any other
 * form, since those that unescape twice do it by the names `&amp;` and `&lt;`. A reader that takes the text for HTML
 * shows `AT&T` and `a < b` right as well, because HTML lets both stand; only a title that spells a tag or an entity,
 * `Why <b> is bold`, cannot be right in both kinds, and is then right in those that keep to the profile.
 */
export const hexadecimalReferences = (xml: string): string =>
  xml.replace(CDATA_OR_REFERENCE, (match) => HEXADECIMAL[match] ?? match);

/** The same for a text that is not yet escaped. */
export const escapeHexadecimally = (text: string): string =>
  text.replace(/[&<>]/g, (character) => HEXADECIMAL[character] ?? "");

const CDATA_OR_REFERENCE = /<!\[CDATA\[.*?\]\]>|&(?:amp|lt|gt);/gs;

const HEXADECIMAL: Readonly<Record<string, string>> = {
  "&amp;": "&#x26;",
  "&lt;": "&#x3C;",
  "&gt;": "&#x3E;",
  "&": "&#x26;",
  "<": "&#x3C;",
  ">": "&#x3E;",
};
