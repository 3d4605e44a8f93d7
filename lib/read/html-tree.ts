import { Parser } from "htmlparser2";
import { ElementNode, TextNode } from "./html-node.ts";
import { isEmbedded, isFurniture, isMetadata, isUnseen, keptAttributes } from "./unseen.ts";

/** A page or a fragment, parsed: only what an article may need is there. */
export interface HtmlTree {
  readonly root: ElementNode;
  readonly head: ElementNode;
  readonly body: ElementNode;
  /** All elements that were built, in the order of the page. */
  readonly elements: readonly ElementNode[];
  /** The contents of the page's JSON-LD scripts, wherever they stood. */
  readonly scripts: readonly string[];
  /** Some of the page's elements were too many or too deep and survive as their text only. */
  readonly flattened: boolean;
  /** The page has menus, controls or scripts: it is no plain text that somebody saved. */
  readonly furnished: boolean;
}

/** Elements nested deeper are flattened to their text: everything behind here may walk the tree recursively. */
const DEEPEST = 200;
/** A newspaper page has 3,000 elements, a long encyclopedia article 12,000. */
const MOST_ELEMENTS = 16_000;
/** Pieces of text that are put together at a time. */
const MOST_PIECES = 4096;
/** The parser's own stack: its time is quadratic in the depth, so it is started afresh from here. */
const PARSER_DEPTH = 2000;

/**
 * Builds the tree of a page or a fragment of one, always with head and body: no scripts, styles and drawings, nothing
 * hidden, no controls, and few attributes. The size of the tree is bounded, whatever the input.
 */
export const buildTree = (html: string): HtmlTree => {
  const tree = new TreeBuilder();
  for (let at = 0; at < html.length; ) at += tree.parse(at === 0 ? html : html.slice(at));
  return tree;
};

const WRAPPERS: ReadonlySet<string> = new Set(["html", "head", "body"]);
/** Its type may have parameters: `application/ld+json; charset=utf-8`. */
const JSON_LD = /^\s*application\/ld\+json\s*(?:;|$)/i;
const ELEMENT_NAME = /^[a-z][\w:-]*$/;

class TreeBuilder implements HtmlTree {
  root = new ElementNode("html");
  readonly head = new ElementNode("head");
  body = new ElementNode("body");
  readonly elements: ElementNode[] = [];
  readonly scripts: string[] = [];
  flattened = false;
  furnished = false;
  #text = "";
  /** The last pieces of the text: a parser gives each character reference by itself, and strings of half a million parts are large. */
  #pieces: string[] = [];
  /** Open elements; `undefined` for one whose tags are ignored. */
  #open: (ElementNode | undefined)[] = [];
  #depth = 0;
  #node: ElementNode = this.body;
  /** How many open elements deep we are in something unseen. */
  #skipping = 0;
  /** The words of a JSON-LD script that is open. */
  #script: string | undefined;
  #inBody = false;

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
          if (this.#script !== undefined) this.#script += text;
          else if (this.#skipping === 0) this.#say(text);
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
    this.#node = this.body;
    return taken;
  }

  #openTag(name: string, attributes: Record<string, string>): void {
    this.furnished ||= isFurniture(name, attributes);
    if (name === "script" && JSON_LD.test(attributes.type ?? "")) this.#script = "";
    if (this.#skipping > 0) {
      this.#skipping++;
    } else if (WRAPPERS.has(name)) {
      this.#wrap(name, attributes);
    } else if (isUnseen(name, attributes)) {
      if (isEmbedded(name, attributes)) this.#embed(name, attributes);
      this.#skipping = 1;
    } else if (this.#depth >= DEEPEST || this.elements.length >= MOST_ELEMENTS || !ELEMENT_NAME.test(name)) {
      this.flattened ||= ELEMENT_NAME.test(name);
      this.#say(" ");
      this.#open.push(undefined);
    } else {
      this.#flushText();
      this.#open.push(this.#append(name, attributes));
    }
  }

  /** What stands inside is for those who cannot see it. */
  #embed(name: string, attributes: Record<string, string>): void {
    if (this.elements.length >= MOST_ELEMENTS || "hidden" in attributes) return;
    this.#flushText();
    const element = new ElementNode(name, keptAttributes(attributes));
    this.#node.append(element);
    this.elements.push(element);
  }

  /** Takes over what `<html>` and `<body>` say of themselves; they stand already. */
  #wrap(name: string, attributes: Record<string, string>): void {
    const wrapper = name === "html" ? this.root : this.body;
    if (name !== "head") Object.assign(wrapper.attributes, keptAttributes(attributes));
    if (name === "body") this.#inBody = true;
  }

  #append(name: string, attributes: Record<string, string>): ElementNode {
    const element = new ElementNode(name, keptAttributes(attributes));
    const belowHead = !this.#inBody && this.#depth === 0 && isMetadata(name);
    if (!belowHead && this.#depth === 0) this.#inBody = true;
    (belowHead ? this.head : this.#node).append(element);
    this.elements.push(element);
    this.#depth++;
    this.#node = element;
    return element;
  }

  #closeTag(name: string): void {
    if (name === "script" && this.#script !== undefined) {
      this.scripts.push(this.#script);
      this.#script = undefined;
    }
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    if (WRAPPERS.has(name)) return;
    const element = this.#open.pop();
    if (!element) return;
    this.#flushText();
    this.#depth--;
    this.#node = (this.#depth > 0 ? element.parentNode : null) ?? this.body;
  }

  #say(text: string): void {
    if (this.#pieces.push(text) < MOST_PIECES) return;
    this.#text += this.#pieces.join("");
    this.#pieces = [];
  }

  #flushText(): void {
    const text = this.#text + this.#pieces.join("");
    if (text === "") return;
    this.#text = "";
    this.#pieces = [];
    this.#node.append(new TextNode(text));
    if (text.trim() !== "" && this.#depth === 0) this.#inBody = true;
  }
}
