import { escapeHexadecimally } from "./rss-text.ts";
import { cdataSections, escapeAttribute } from "./xml.ts";

/** The lines of an item, indented as `feed` indents the channel around it; `undefined` where there is nothing to say. */
export type Line = string | undefined;

type Attributes = Readonly<Record<string, string | number | undefined>>;

const OUTER = "            ";

/** The indent of what stands inside an element of the item. */
export const INNER = "                ";

export const text = (name: string, value: string | number | undefined, about?: Attributes, indent = OUTER): Line =>
  value === undefined
    ? undefined
    : `${indent}<${name}${attributes(about)}>${escapeHexadecimally(String(value))}</${name}>`;

export const cdata = (name: string, html: string | undefined): Line =>
  html && `${OUTER}<${name}><![CDATA[${cdataSections(html).join("]]><![CDATA[")}]]></${name}>`;

export const empty = (name: string, about: Attributes): string => `${OUTER}<${name}${attributes(about)}/>`;

export const parent = (name: string, about: Attributes, children: readonly Line[]): string => {
  const lines = children.filter((line) => line !== undefined);
  return lines.length === 0
    ? empty(name, about)
    : `${OUTER}<${name}${attributes(about)}>\n${lines.join("\n")}\n${OUTER}</${name}>`;
};

const attributes = (values: Attributes = {}): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value), escapeHexadecimally)}"`)
    .join("");
