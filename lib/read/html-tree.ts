import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import type { DomDocument, DomElement } from "./dom.ts";
import { isFurniture, isMetadata, isUnseen, keepAttributes } from "./unseen.ts";

export interface HtmlTree {
  readonly document: DomDocument;
  /** All elements that were built, in the order of the page: looking through them is far cheaper than a selector. */
  readonly elements: readonly DomElement[];
  /** Some of the page's elements were too many or too deep and survive as their text only. */
  readonly flattened: boolean;
  /** The page has menus, controls or scripts: it is no plain text that somebody saved. */
  readonly furnished: boolean;
}

/** Elements nested deeper are flattened to their text: everything behind here may walk the tree recursively. */
const DEEPEST = 200;
/** A newspaper page has 3,000 elements, a long encyclopedia article 12,000; each costs about six kilobytes. */
const MOST_ELEMENTS = 16_000;
/** The parser's own stack: its time is quadratic in the depth, so it is started afresh from here. */
const PARSER_DEPTH = 2000;

/**
 * Builds a document from a page or a fragment of one, with head and body, out of what an article may need: no scripts,
 * styles and drawings, nothing hidden, no controls, and few attributes. Most of a page's nodes are never made, which halves
 * the time of all that follows; and the size of the tree is bounded, whatever the input.
 */
export const buildTree = (html: string): HtmlTree => {
  const document = parseHTML(EMPTY_PAGE).document as unknown as DomDocument;
  const builder = new TreeBuilder(document);
  for (let at = 0; at < html.length; ) at += builder.parse(at === 0 ? html : html.slice(at));
  const { elements, flattened, furnished } = builder;
  return { document, elements, flattened, furnished };
};

const EMPTY_PAGE = "<!DOCTYPE html><html><head></head><body></body></html>";

/** Makes elements for fragments, of which an article may have hundreds; it never holds any. */
const nursery = parseHTML(EMPTY_PAGE).document as unknown as DomDocument;

/** Builds the tree of a fragment and gives the element that holds it; bounded as a page is. */
export const buildFragment = (html: string): DomElement => {
  const body = nursery.createElement("body");
  const builder = new TreeBuilder({
    documentElement: nursery.createElement("html"),
    head: body,
    body,
    createElement: (name) => nursery.createElement(name),
    createTextNode: (text) => nursery.createTextNode(text),
  });
  for (let at = 0; at < html.length; ) at += builder.parse(at === 0 ? html : html.slice(at));
  return body;
};

const WRAPPERS: ReadonlySet<string> = new Set(["html", "head", "body"]);

class TreeBuilder {
  readonly document: DomDocument;
  readonly elements: DomElement[] = [];
  flattened = false;
  furnished = false;
  #text = "";
  /** Open elements; `undefined` for one whose tags are ignored. */
  #open: (DomElement | undefined)[] = [];
  #depth = 0;
  #node: DomElement;
  /** How many open elements deep we are in something unseen. */
  #skipping = 0;
  #inBody = false;

  constructor(document: DomDocument) {
    this.document = document;
    this.#node = document.body;
  }

  /** Parses until the end or until the parser's stack is too deep; gives how many characters it has taken. */
  parse(html: string): number {
    let taken = html.length;
    let nesting = 0;
    const parser = new Parser(
      {
        onopentag: (name, attributes) => {
          this.#openTag(name, attributes);
          if (++nesting < PARSER_DEPTH || taken < html.length) return;
          taken = Math.max(parser.endIndex + 1, 1);
          parser.pause();
        },
        onclosetag: (name) => {
          nesting--;
          this.#closeTag(name);
        },
        ontext: (text) => {
          if (this.#skipping === 0) this.#text += text;
        },
      },
      { decodeEntities: true, lowerCaseTags: true },
    );
    parser.write(html);
    if (taken === html.length) parser.end();
    this.#flushText();
    this.#open = [];
    this.#depth = 0;
    this.#skipping = 0;
    this.#node = this.document.body;
    return taken;
  }

  #openTag(name: string, attributes: Record<string, string>): void {
    if (this.#skipping > 0) {
      this.#skipping++;
      return;
    }
    if (WRAPPERS.has(name)) {
      keepAttributes(name === "body" ? this.document.body : this.document.documentElement, attributes);
      if (name === "body") this.#inBody = true;
      return;
    }
    this.furnished ||= isFurniture(name, attributes);
    if (isUnseen(name, attributes)) {
      this.#skipping = 1;
      return;
    }
    if (this.#depth >= DEEPEST || this.elements.length >= MOST_ELEMENTS) {
      this.flattened = true;
      this.#text += " ";
      this.#open.push(undefined);
      return;
    }
    this.#flushText();
    this.#open.push(this.#append(name, attributes));
  }

  #append(name: string, attributes: Record<string, string>): DomElement {
    const element = this.document.createElement(name);
    keepAttributes(element, attributes);
    const belowHead = !this.#inBody && this.#depth === 0 && isMetadata(name);
    if (!belowHead && this.#depth === 0) this.#inBody = true;
    (belowHead ? this.document.head : this.#node).appendChild(element);
    this.elements.push(element);
    this.#depth++;
    this.#node = element;
    return element;
  }

  #closeTag(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    if (WRAPPERS.has(name)) return;
    const element = this.#open.pop();
    if (!element) return;
    this.#flushText();
    this.#depth--;
    this.#node = (this.#depth > 0 ? element.parentNode : null) ?? this.document.body;
  }

  #flushText(): void {
    if (this.#text === "") return;
    const text = this.#text;
    this.#text = "";
    this.#node.appendChild(this.document.createTextNode(text));
    if (text.trim() !== "" && this.#depth === 0) this.#inBody = true;
  }
}
