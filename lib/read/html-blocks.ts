import type { Block, BlockKind } from "#model/article.ts";
import { childrenOf, type DomElement, type DomNode, findInside, isElement, isText } from "./dom.ts";
import { readFigure } from "./html-figure.ts";
import { BLOCK_ELEMENTS, visibleText } from "./html-text.ts";
import { escapeHtml, visibleLines } from "./plain-text.ts";

/**
 * Walks an element and gives a block for each paragraph, heading, list, quote, table, figure, piece of code and rule in it,
 * in order; text that stands between such elements becomes a paragraph of its own. What a browser would not show must be
 * gone before (`dropUnseen`).
 */
export const readHtmlBlocks = (root: DomElement): readonly Block[] => readPieces(root).map(({ block }) => block);

/** A block and the nodes it was made of. */
export interface Piece {
  readonly block: Block;
  readonly nodes: readonly DomNode[];
}

/** As `readHtmlBlocks`, for those who want to know where in the page each block stood. */
export const readPieces = (root: DomElement): readonly Piece[] => {
  const walk: Walk = { pieces: [], run: [], holders: findHolders(root) };
  flow(root, walk);
  endRun(walk);
  return walk.pieces;
};

interface Walk {
  readonly pieces: Piece[];
  /** Inline nodes since the last block: a paragraph that nobody marked as one. */
  run: DomNode[];
  /** Elements with a block element somewhere inside them. */
  readonly holders: ReadonlySet<DomNode>;
}

const findHolders = (root: DomElement): ReadonlySet<DomNode> => {
  const holders = new Set<DomNode>();
  const holdsBlock = (element: DomElement): boolean => {
    let holds = false;
    for (const child of element.childNodes)
      if (isElement(child)) holds = holdsBlock(child) || BLOCK_ELEMENTS.has(child.localName) || holds;
    if (holds) holders.add(element);
    return holds;
  };
  holdsBlock(root);
  return holders;
};

const flow = (element: DomElement, walk: Walk): void => {
  for (const node of element.childNodes) {
    if (!isElement(node)) {
      if (isText(node)) walk.run.push(node);
    } else if (BLOCK_ELEMENTS.has(node.localName)) {
      endRun(walk);
      readElement(node, walk);
    } else if (walk.holders.has(node)) {
      endRun(walk);
      flow(node, walk);
      endRun(walk);
    } else if (node.localName === "br" && lastOf(walk.run)?.localName === "br") {
      // Two line breaks in a row are how pages without paragraphs part them.
      endRun(walk);
    } else {
      walk.run.push(node);
    }
  }
};

/** The last element of a run, if only white space follows it. */
const lastOf = (run: readonly DomNode[]): DomElement | undefined => {
  const last = run.findLast((node) => isElement(node) || node.textContent.trim() !== "");
  return last && isElement(last) ? last : undefined;
};

const endRun = (walk: Walk): void => {
  const { run } = walk;
  if (run.length === 0) return;
  walk.run = [];
  const text = visibleText(run);
  if (text !== "") {
    walk.pieces.push({ block: { kind: "paragraph", text, html: `<p>${innerHtml(run)}</p>` }, nodes: run });
    return;
  }
  for (const node of run) if (isElement(node)) pushFigure(node, walk);
};

/** Nodes as HTML, without line breaks and white space at either end. */
const innerHtml = (nodes: readonly DomNode[]): string => {
  const first = nodes.findIndex(isSolid);
  const last = nodes.findLastIndex(isSolid);
  return nodes
    .slice(Math.max(first, 0), last + 1)
    .map((node) => (isElement(node) ? node.outerHTML : isText(node) ? escapeHtml(node.textContent) : ""))
    .join("")
    .trim();
};

const isSolid = (node: DomNode): boolean =>
  isElement(node) ? node.localName !== "br" : node.textContent.trim() !== "";

const push = (walk: Walk, element: DomElement, block: Block): void => {
  walk.pieces.push({ block, nodes: [element] });
};

const KINDS: Readonly<Record<string, BlockKind>> = {
  ul: "list",
  ol: "list",
  dl: "list",
  menu: "list",
  blockquote: "quote",
  pre: "code",
  table: "table",
};

const readElement = (element: DomElement, walk: Walk): void => {
  const name = element.localName;
  if (name === "hr") push(walk, element, { kind: "rule", text: "", html: "<hr>" });
  else if (/^h[1-6]$/.test(name)) pushText("heading", element, walk, Number(name[1]));
  else if (name === "figure") readFigureElement(element, walk);
  else if (name === "video" || name === "audio" || name === "iframe")
    push(walk, element, { kind: "other", text: "", html: element.outerHTML });
  else if (name in KINDS && !isLayout(element)) pushText(KINDS[name] ?? "other", element, walk);
  else if (walk.holders.has(element)) {
    flow(element, walk);
    endRun(walk);
  } else if (!pushText("paragraph", element, walk)) pushFigure(element, walk);
};

const LAYOUT: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "figure", "table", "article", "section"]);

/** Lists and tables that lay out a page rather than list things hold headings, figures, each other or whole paragraphs. */
const isLayout = (element: DomElement): boolean => {
  if (element.localName === "blockquote" || element.localName === "pre") return false;
  const isTable = element.localName === "table";
  if (findInside(element, (inner) => LAYOUT.has(inner.localName) || holds(inner, ["p"], isTable ? 2 : 3))) return true;
  // One cell or one column: a box, not a table.
  return isTable && !findInside(element, (inner) => inner.localName === "tr" && holds(inner, ["td", "th"], 2));
};

/** True when at least so many of an element's children have one of the names. */
const holds = (element: DomElement, names: readonly string[], count: number): boolean =>
  childrenOf(element).filter(({ localName }) => names.includes(localName)).length >= count;

const pushText = (kind: BlockKind, element: DomElement, walk: Walk, level?: number): boolean => {
  const text = kind === "code" ? element.textContent.replace(/^\n/, "").trimEnd() : visibleText([element]);
  if (text.trim() === "") return false;
  push(walk, element, { kind, text, html: asBlock(kind, element), ...(level !== undefined && { level }) });
  return true;
};

/** A `<div>` that holds a paragraph's words is a paragraph; all others keep their own tag. */
const asBlock = (kind: BlockKind, element: DomElement): string => {
  if (kind !== "paragraph" || element.localName === "p") return element.outerHTML;
  return `<p>${innerHtml([...element.childNodes])}</p>`;
};

const FRAMED: ReadonlySet<string> = new Set(["pre", "table", "blockquote"]);

const readFigureElement = (element: DomElement, walk: Walk): void => {
  // Some pages put quotes, tables and code into figures; those are read for what they are.
  const isFrame = (inner: DomElement) => FRAMED.has(inner.localName) || holds(inner, ["p"], 2);
  if (findInside(element, isFrame) || !pushFigure(element, walk)) {
    if (walk.holders.has(element)) {
      flow(element, walk);
      endRun(walk);
    } else pushText("paragraph", element, walk);
  }
};

const pushFigure = (element: DomElement, walk: Walk): boolean => {
  const image = readFigure(element);
  if (!image) return false;
  push(walk, element, { kind: "figure", text: visibleLines(image.caption ?? ""), html: element.outerHTML, image });
  return true;
};
