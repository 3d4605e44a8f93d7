import type { Extension } from "feed";
import { protectAmpersands } from "./rss-text.ts";
import { escapeAttribute } from "./xml.ts";

/** Elements for `feed`, as xml-js writes them: `_text`, `_attributes`, all else an element inside. */
export type XmlElement = Readonly<Record<string, unknown>>;

export const text = (words: string): XmlElement => ({ _text: protectAmpersands(words) });

export const attributes = (values: Readonly<Record<string, string>>): XmlElement => ({
  _attributes: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escapeAttribute(value)])),
});

/** `feed` is typed for one element of a name; xml-js takes a list of them as well, and writes nothing for an empty one. */
export const elements = (name: string, list: readonly XmlElement[]): Extension => ({
  name,
  objects: list as object as Record<string, unknown>,
});
