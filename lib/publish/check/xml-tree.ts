import { SaxesParser } from "saxes";

/** An element as a namespace-aware parser reads it. */
export interface XmlElement {
  /** Local name; the prefix is nobody's business. */
  readonly name: string;
  /** Namespace, "" for none. */
  readonly namespace: string;
  /** By name, prefixed ones as they stand: `xml:lang`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, white space and all, CDATA sections included. */
  readonly text: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

/**
 * The document's root element.
 * @throws Error with line and column when the document is not well formed, in names and prefixes too
 */
export const parseXml = (xml: string): XmlElement => {
  const parser = new SaxesParser({ xmlns: true });
  const open: Mutable[] = [{ ...EMPTY, children: [] }];
  const innermost = () => open.at(-1) as Mutable;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const named = Object.values(attributes).map(({ name, value }) => [name, value]);
    const element = {
      ...EMPTY,
      name: local,
      namespace: uri,
      attributes: Object.fromEntries(named),
      children: [],
      line: parser.line,
    };
    innermost().children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    innermost().text += text;
  });
  parser.on("cdata", (text) => {
    innermost().text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  return innermost().children[0] as XmlElement;
};

interface Mutable {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  children: Mutable[];
  text: string;
  line: number;
}

const EMPTY: Omit<Mutable, "children"> = { name: "", namespace: "", attributes: {}, text: "", line: 1 };

/** The elements of that name inside, in order. */
export const childrenOf = (element: XmlElement, name: string, namespace = element.namespace): XmlElement[] =>
  element.children.filter((child) => child.name === name && child.namespace === namespace);

/** The first element of that name inside. */
export const childOf = (element: XmlElement, name: string, namespace = element.namespace): XmlElement | undefined =>
  childrenOf(element, name, namespace)[0];
