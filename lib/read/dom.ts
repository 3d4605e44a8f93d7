/** What this room uses of a DOM node: our own trees have it, and so have the trees that Readability gives back. */
export interface DomNode {
  readonly nodeType: number;
  readonly parentNode: DomElement | null;
  readonly textContent: string;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly childNodes: Iterable<DomNode>;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
}

/** Node types as the DOM Standard numbers them (4.4). */
export const ELEMENT = 1;
export const TEXT = 3;

export const isElement = (node: DomNode | null | undefined): node is DomElement => node?.nodeType === ELEMENT;
export const isText = (node: DomNode | null | undefined): boolean => node?.nodeType === TEXT;

/** The elements directly inside one. */
export const childrenOf = (element: DomElement): readonly DomElement[] => [...element.childNodes].filter(isElement);

/** The innermost element that passes the test: the given one or one around it. */
export const findAround = (
  element: DomElement | null | undefined,
  test: (element: DomElement) => boolean,
): DomElement | undefined => {
  for (let up = element; isElement(up); up = up.parentNode) if (test(up)) return up;
  return undefined;
};

/** The first element inside another, in the order of the page, that passes the test. */
export const findInside = (element: DomElement, test: (element: DomElement) => boolean): DomElement | undefined => {
  for (const child of element.childNodes) {
    if (!isElement(child)) continue;
    const found = test(child) ? child : findInside(child, test);
    if (found) return found;
  }
  return undefined;
};

/** What an element is called by its class and id. */
export const callsItself = (element: DomElement): string =>
  `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
