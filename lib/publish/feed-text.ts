/**
 * A text as all formats write it: line ends as XML reads them (XML 1.0 section 2.11), no white space around it, since
 * newsboat keeps a guid with the line feed it finds there; `undefined` where nothing is left.
 * @param text cleaned of what XML does not allow (#model/xml-characters.ts)
 */
export const plainText = (text: string | undefined): string | undefined =>
  (text?.includes("\r") ? text.replace(/\r\n?/g, "\n") : text)?.trim() || undefined;

/** The text on one line. */
export const singleLine = (text: string): string => text.replace(/\s\s+|[^\S ]/g, " ").trim();

/** Plain text where HTML is expected: RSS's `description`. */
export const asHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
