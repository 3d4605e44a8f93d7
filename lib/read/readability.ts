import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { type DomElement, ELEMENT } from "./dom.ts";
import type { ElementNode, TextNode } from "./html-node.ts";
import type { HtmlTree } from "./html-tree.ts";

/** Readability scans a page several times; beyond this many elements the page's own weight has to do. */
const READABLE_ELEMENTS = 12_000;

/** What Mozilla's Readability takes for the article on a page; `undefined` where it finds none or gives up. */
export const findReadable = (tree: HtmlTree): DomElement | undefined => {
  if (tree.elements.length > READABLE_ELEMENTS) return undefined;
  try {
    const reader = new SeeingReadability(toDocument(tree) as never, {
      serializer,
      keepClasses: true,
      disableJSONLD: true,
    });
    return reader.parse()?.content ?? undefined;
  } catch {
    // Markup that it trips over: the page's own weight decides.
    return undefined;
  }
};

const serializer = (node: unknown): DomElement => node as DomElement;

/** The tree was built without anything hidden; to ask each element for its style again takes a quarter of the time. */
class SeeingReadability extends Readability<DomElement> {
  _isProbablyVisible(): boolean {
    return true;
  }
}

/** What is used of linkedom's documents; its own types want the browser's library. */
interface LinkedDocument {
  readonly documentElement: LinkedElement;
  readonly head: LinkedElement;
  readonly body: LinkedElement;
  createElement(name: string): LinkedElement;
  createTextNode(text: string): object;
}

interface LinkedElement {
  setAttribute(name: string, value: string): void;
  appendChild(node: object): void;
}

const EMPTY_PAGE = "<!DOCTYPE html><html><head></head><body></body></html>";

/** A tree of ours as the full DOM that Readability works on. */
const toDocument = (tree: HtmlTree): LinkedDocument => {
  const { document } = parseHTML(EMPTY_PAGE) as unknown as { document: LinkedDocument };
  const fill = (element: LinkedElement, source: ElementNode): LinkedElement => {
    // linkedom puts each new attribute before the others, so the last goes first.
    for (const [name, value] of Object.entries(source.attributes).reverse()) element.setAttribute(name, value);
    for (const node of source.childNodes) element.appendChild(convert(node));
    return element;
  };
  const convert = (node: ElementNode | TextNode): object =>
    node.nodeType === ELEMENT
      ? fill(document.createElement(node.localName), node)
      : document.createTextNode(node.textContent);
  fill(document.head, tree.head);
  fill(document.body, tree.body);
  return document;
};
