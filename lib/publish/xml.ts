/**
 * The few lines of XML writing that Atom needs. Whatever stands in a value comes out of a parser as it went in,
 * given a text without forbidden characters and with line feeds only (feed-text.ts).
 */

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with escaped text in it; nothing where there is no text. */
export const textElement = (name: string, text: string | undefined, attributes: Attributes = {}): string =>
  text === undefined ? "" : `<${name}${renderAttributes(attributes)}>${escapeText(text)}</${name}>`;

/** An element that holds HTML as one string, for `type="html"`. CDATA spares escaping every tag of an article. */
export const htmlElement = (name: string, html: string | undefined, attributes: Attributes = {}): string =>
  html === undefined
    ? ""
    : `<${name}${renderAttributes(attributes)}>${cdataSections(html).map(wrap).join("")}</${name}>`;

/** An element that is all attributes. */
export const emptyElement = (name: string, attributes: Attributes): string =>
  `<${name}${renderAttributes(attributes)}/>`;

/** An element around others, each on a line of its own; the absent ones, written as "", leave no line. */
export const parentElement = (name: string, children: readonly string[], attributes: Attributes = {}): string => {
  const lines = children.filter((child) => child !== "").map((child) => `\n${child}`);
  return `<${name}${renderAttributes(attributes)}>${lines.join("")}\n</${name}>`;
};

/** A text in pieces of which none holds `]]>`, so that each may stand in a CDATA section of its own. */
export const cdataSections = (text: string): string[] => (text.includes("]]>") ? text.split(/(?<=\]\])(?=>)/) : [text]);

/** An attribute's value between double quotes. Tabs and line feeds would be read as spaces (XML 1.0 section 3.3.3). */
export const escapeAttribute = (value: string, escaping = escapeText): string =>
  escaping(value).replace(/["\t\n]/g, (character) => REFERENCES[character] ?? "");

const escapeText = (text: string): string => text.replace(/[&<>]/g, (character) => REFERENCES[character] ?? "");

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
};

const wrap = (section: string): string => `<![CDATA[${section}]]>`;

const renderAttributes = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeAttribute(String(value))}"`))
    .join("");
