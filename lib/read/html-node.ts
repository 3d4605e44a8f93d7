import { type DomElement, type DomNode, ELEMENT, TEXT } from "./dom.ts";
import { escapeHtml } from "./plain-text.ts";

/** Words in a tree of ours. */
export class TextNode implements DomNode {
  readonly nodeType = TEXT;
  parentNode: ElementNode | null = null;
  readonly textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }
}

/** Elements that have no content and no closing tag (HTML Standard 13.1.2). */
const VOID: ReadonlySet<string> = new Set([
  ...["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"],
]);

/**
 * An element in a tree of ours. A full DOM keeps event listeners, siblings and attribute nodes for each; most pages are read
 * without any of them, and without them five times as fast.
 */
export class ElementNode implements DomElement {
  readonly nodeType = ELEMENT;
  readonly localName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly childNodes: (ElementNode | TextNode)[] = [];
  parentNode: ElementNode | null = null;

  constructor(localName: string, attributes: Readonly<Record<string, string>> = {}) {
    this.localName = localName;
    this.attributes = attributes;
  }

  get textContent(): string {
    let text = "";
    for (const node of this.childNodes) text += node.textContent;
    return text;
  }

  get outerHTML(): string {
    let html = `<${this.localName}`;
    for (const [name, value] of Object.entries(this.attributes)) html += ` ${name}="${escapeHtml(value)}"`;
    html += ">";
    if (VOID.has(this.localName)) return html;
    for (const node of this.childNodes)
      html += node.nodeType === ELEMENT ? node.outerHTML : escapeHtml(node.textContent);
    return `${html}</${this.localName}>`;
  }

  getAttribute(name: string): string | null {
    return Object.hasOwn(this.attributes, name) ? (this.attributes[name] ?? null) : null;
  }

  append(node: ElementNode | TextNode): void {
    node.parentNode = this;
    this.childNodes.push(node);
  }

  remove(): void {
    const at = this.parentNode?.childNodes.indexOf(this) ?? -1;
    if (at >= 0) this.parentNode?.childNodes.splice(at, 1);
    this.parentNode = null;
  }
}
