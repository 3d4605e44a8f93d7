import { childrenOf, type DomElement, type DomNode, isElement } from "./dom.ts";
import { evenlySpaced, singleSpaced, visibleLines } from "./plain-text.ts";

/** Elements that begin a line of their own in a browser. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set([
  ...[
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
  ],
  ...["div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"],
  ...[
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
  ],
  "iframe",
  ...["table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video"],
]);

/** What stands between the cells of a row. */
const CELL_GAP = " | ";

/**
 * The words of some nodes as a reader sees them: single-spaced, a new line where a block begins or `<br>` stands, each list
 * item and each table row on one line.
 */
export const visibleText = (nodes: Iterable<DomNode>): string => visibleLines(rawText(nodes));

const rawText = (nodes: Iterable<DomNode>): string => {
  let text = "";
  for (const node of nodes)
    text += isElement(node) ? elementText(node) : node.nodeType === 3 ? evenlySpaced(node.textContent) : "";
  return text;
};

const elementText = (element: DomElement): string => {
  const name = element.localName;
  if (name === "br") return "\n";
  if (name === "tr") return `\n${rowText(element)}\n`;
  if (name === "li" || name === "dd" || name === "dt") return `\n${itemText(element)}\n`;
  const inner = rawText(element.childNodes);
  return BLOCK_ELEMENTS.has(name) ? `\n${inner}\n` : inner;
};

const rowText = (row: DomElement): string =>
  childrenOf(row)
    .map((cell) => singleSpaced(rawText(cell.childNodes)))
    .filter((cell) => cell !== "")
    .join(CELL_GAP);

/** An item's own words on one line, the items of a list inside it below. */
const itemText = (item: DomElement): string => {
  const isList = (node: DomNode) => isElement(node) && (node.localName === "ul" || node.localName === "ol");
  const nodes = [...item.childNodes];
  const own = singleSpaced(rawText(nodes.filter((node) => !isList(node))));
  return `${own}\n${rawText(nodes.filter(isList))}`;
};
