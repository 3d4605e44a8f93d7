/** What this room uses of a DOM node; linkedom's own types want the browser's library. */
export interface DomNode {
  readonly nodeType: number;
  readonly parentNode: DomElement | null;
  textContent: string;
  remove(): void;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly childNodes: Iterable<DomNode>;
  readonly children: Iterable<DomElement>;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  matches(selector: string): boolean;
  closest(selector: string): DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  appendChild(node: DomNode): void;
}

export interface DomDocument {
  readonly documentElement: DomElement;
  readonly head: DomElement;
  readonly body: DomElement;
  createElement(name: string): DomElement;
  createTextNode(text: string): DomNode;
}

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: DomNode | null | undefined): node is DomElement => node?.nodeType === ELEMENT;
export const isText = (node: DomNode | null | undefined): boolean => node?.nodeType === TEXT;

/** The innermost element that passes the test: the given one or one around it. */
export const findAround = (
  element: DomElement | null | undefined,
  test: (element: DomElement) => boolean,
): DomElement | undefined => {
  for (let up = element; isElement(up); up = up.parentNode) if (test(up)) return up;
  return undefined;
};

/** What an element is called by its class and id. */
export const callsItself = (element: DomElement): string =>
  `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
