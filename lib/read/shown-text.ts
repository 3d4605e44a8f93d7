import { type DomElement, isElement, isText } from "./dom.ts";

/** All words that an element shows, those of each element inside it on a line apart: textContent glues them together. */
export const shownText = (element: DomElement): string => {
  const parts: string[] = [];
  collect(element, parts);
  return parts.join("");
};

const collect = (element: DomElement, parts: string[]): void => {
  parts.push("\n");
  for (const node of element.childNodes) {
    if (isElement(node)) collect(node, parts);
    else if (isText(node)) parts.push(node.textContent);
  }
  parts.push("\n");
};
