import { parseHTML } from "linkedom";
import type { Document } from "#model/document.ts";

/** What the tests need of an element, in the names of the DOM. */
interface PageElement {
  readonly localName: string;
  readonly textContent: string;
  readonly innerHTML: string;
  readonly firstElementChild: PageElement | null;
  getAttribute(name: string): string | null;
  getAttributeNames(): readonly string[];
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface ParsedPage {
  readonly root: PageElement;
  /** The first element that matches. @throws where there is none */
  one(selector: string): PageElement;
  all(selector: string): readonly PageElement[];
  /** Single-spaced text of the first element that matches. */
  text(selector: string): string;
}

export const textOf = ({ body }: Document): string => new TextDecoder("utf-8", { fatal: true }).decode(body);

export const parsePage = (document: Document): ParsedPage => {
  const root: PageElement = parseHTML(textOf(document)).document.documentElement;
  const one = (selector: string): PageElement => {
    const element = root.querySelector(selector);
    if (!element) throw new Error(`no ${selector} on ${document.path}`);
    return element;
  };
  return {
    root,
    one,
    all: (selector) => [...root.querySelectorAll(selector)],
    text: (selector) => one(selector).textContent.replace(/\s+/g, " ").trim(),
  };
};

/** Whatever on the page could run, load into a frame, submit or restyle; empty for a page of promise P6. */
export const findActive = ({ all }: ParsedPage): readonly string[] =>
  all("*").flatMap((element) => [
    ...(isActive(element) ? [`<${element.localName}>`] : []),
    ...element.getAttributeNames().flatMap((name) => {
      const value = element.getAttribute(name) ?? "";
      if (/^on|^style$|^srcdoc$|^ping$|^formaction$/i.test(name)) return [`${name}="${value}"`];
      const leads = ["href", "src", "action", "data", "poster", "srcset", "xlink:href"].includes(name.toLowerCase());
      return leads && !isHarmless(value) ? [`${name}="${value}"`] : [];
    }),
  ]);

const isActive = (element: PageElement): boolean => {
  if (element.localName === "script") return element.getAttribute("type") !== "application/ld+json";
  if (element.localName === "meta") return element.getAttribute("http-equiv")?.toLowerCase() === "refresh";
  return ACTIVE.has(element.localName);
};

const ACTIVE = new Set(
  "iframe frame frameset object embed applet base form input button textarea select style svg math video audio template".split(
    " ",
  ),
);

/** Absolute http(s), or a reference that no browser can read as another scheme, however it skips white space. */
const isHarmless = (address: string): boolean => {
  const read = address.replace(/[\0-\x20]/g, "");
  return /^https?:\/\//i.test(read) || !/^[^/?#]*:/.test(read);
};
