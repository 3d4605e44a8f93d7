import type { Attributes, IOptions, Tag } from "sanitize-html";
import { cleanText } from "#model/xml-characters.ts";
import { webAddress } from "./addresses.ts";
import { ALLOWED, ATTRIBUTES, hrefOf, NESTING, srcOf } from "./allowed-html.ts";
import { sanitizeSimple } from "./simple-html.ts";

/**
 * HTML that may be shown anywhere (promise P6): allow-listed elements and attributes, addresses absolute against `base`,
 * nothing that runs, frames or posts. What cannot be made absolute loses its address; embedded media become links.
 * Applied again it changes nothing.
 */
export const sanitize = async (html: string, base: string): Promise<string> => {
  const valid = cleanText(html);
  return sanitizeSimple(valid, base) ?? (await sanitizeParsed(valid, base));
};

/** The same for any HTML: what a browser would make of it is asked of a parser. */
export const sanitizeParsed = async (html: string, base: string): Promise<string> => {
  let clean = html;
  const { default: sanitizeHtml } = await import("sanitize-html");
  let unwraps = false;
  const note = (name: string): void => {
    if (!STAYS_OR_GOES.has(name)) unwraps = true;
  };
  const options: IOptions = { ...optionsFor(base), onOpenTag: note };
  for (let round = 0; round < ROUNDS; round++) {
    unwraps = false;
    const next = cleanText(sanitizeHtml(clean, options)).trim();
    if (next === clean) break;
    clean = next;
    if (!unwraps) break;
  }
  return clean;
};

/**
 * Where an element is unwrapped, what stood inside it may close what stood around it (`<li><div><li>`), so the result is
 * read again until it stays. Each round is safe; the second nearly always changes nothing.
 */
const ROUNDS = 6;

/** Taken out with all they hold; of any other element that is not allowed the text stays. */
const DROPPED = "script style template noscript textarea select option button datalist svg head title canvas".split(
  " ",
);

/** Elements that leave nothing behind which could end up inside another: they are kept as they are, or dropped whole. */
const STAYS_OR_GOES: ReadonlySet<string> = new Set([...ALLOWED, ...DROPPED]);

const optionsFor = (base: string): IOptions => ({
  allowedTags: [...ALLOWED],
  allowedAttributes: Object.fromEntries(
    Object.entries(ATTRIBUTES).map(([name, attributes]) => [name, [...attributes]]),
  ),
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  nonTextTags: DROPPED,
  nestingLimit: NESTING,
  transformTags: {
    h1: "h2",
    a: (_name, attributes) =>
      tag("a", { ...attributes, href: attributes.href === undefined ? undefined : hrefOf(attributes.href, base) }),
    img: (_name, attributes) => tag("img", { ...attributes, src: srcOf(attributes.src ?? "", base) }),
    ...Object.fromEntries(
      EMBEDDED.map((name) => [name, (_: string, attributes: Attributes) => linkTo(name, attributes, base)]),
    ),
  },
  exclusiveFilter: ({ tag: name, attribs }) => (name === "img" && !attribs.src) || (VOID.has(name) && !attribs.href),
});

const EMBEDDED = ["iframe", "frame", "embed", "object", "video", "audio", "source"];

const tag = (tagName: string, attributes: Readonly<Record<string, string | undefined>>): Tag => {
  const attribs: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) attribs[name] = value;
  return { tagName, attribs };
};

/** A frame or a player as a link to what it shows, labelled with its title or its host. */
const linkTo = (name: string, { src, data, title }: Attributes, base: string): Tag => {
  const address = src ?? data;
  const href = address ? webAddress(address, base) : undefined;
  if (href) return { tagName: "a", attribs: { href }, text: title?.trim() || new URL(href).hostname };
  // Nothing to link to: the element goes, its content stays. One without content must not become one that has an end.
  return { tagName: VOID.has(name) ? "img" : "span", attribs: {} };
};

const VOID: ReadonlySet<string> = new Set(["embed", "frame", "source"]);
