import type { Attributes, IOptions, Tag } from "sanitize-html";
import { cleanText } from "#model/xml-characters.ts";
import { linkAddress, webAddress } from "./addresses.ts";
import { isInert } from "./inert-html.ts";

/**
 * HTML that may be shown anywhere (promise P6): allow-listed elements and attributes, addresses absolute against `base`,
 * nothing that runs, frames or posts. What cannot be made absolute loses its address; embedded media become links.
 * Applied again it changes nothing.
 */
export const sanitize = async (html: string, base: string): Promise<string> => {
  let clean = cleanText(html);
  if (isInert(clean)) return clean;
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

const ALLOWED = [
  ..."p h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd pre hr br table caption thead tbody tfoot tr th td".split(" "),
  ..."figure figcaption details summary a img em strong b i u s del ins sub sup small mark abbr cite dfn q".split(" "),
  ..."code kbd samp var time ruby rt rp bdi bdo wbr".split(" "),
];

/** Taken out with all they hold; of any other element that is not allowed the text stays. */
const DROPPED = "script style template noscript textarea select option button datalist svg head title canvas".split(
  " ",
);

/** Elements that leave nothing behind which could end up inside another: they are kept as they are, or dropped whole. */
const STAYS_OR_GOES: ReadonlySet<string> = new Set([...ALLOWED, ...DROPPED]);

const optionsFor = (base: string): IOptions => ({
  allowedTags: ALLOWED,
  allowedAttributes: {
    "*": ["dir", "lang"],
    a: ["href", "title"],
    img: ["src", "alt", "title", "width", "height"],
    ol: ["start", "reversed", "type"],
    li: ["value"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan", "scope"],
    time: ["datetime"],
    abbr: ["title"],
    dfn: ["title"],
    details: ["open"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  nonTextTags: DROPPED,
  nestingLimit: NESTING,
  transformTags: {
    h1: "h2",
    a: (_name, attributes) => tag("a", { ...attributes, href: hrefOf(attributes.href, base) }),
    img: (_name, attributes) => tag("img", { ...attributes, src: webAddress(attributes.src ?? "", base) }),
    ...Object.fromEntries(
      EMBEDDED.map((name) => [name, (_: string, attributes: Attributes) => linkTo(name, attributes, base)]),
    ),
  },
  exclusiveFilter: ({ tag: name, attribs }) => (name === "img" && !attribs.src) || (VOID.has(name) && !attribs.href),
});

const EMBEDDED = ["iframe", "frame", "embed", "object", "video", "audio", "source"];

/** Deeper than any article; a page nested to attack a reader's parser is flattened. */
const NESTING = 60;

const tag = (tagName: string, attributes: Readonly<Record<string, string | undefined>>): Tag => {
  const attribs: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) attribs[name] = value;
  return { tagName, attribs };
};

/** The address of a link; one to a place in the page itself goes, as the places' names do. */
const hrefOf = (href: string | undefined, base: string): string | undefined =>
  href === undefined || href.trim().startsWith("#") ? undefined : linkAddress(href, base);

/** A frame or a player as a link to what it shows, labelled with its title or its host. */
const linkTo = (name: string, { src, data, title }: Attributes, base: string): Tag => {
  const address = src ?? data;
  const href = address ? webAddress(address, base) : undefined;
  if (href) return { tagName: "a", attribs: { href }, text: title?.trim() || new URL(href).hostname };
  // Nothing to link to: the element goes, its content stays. One without content must not become one that has an end.
  return { tagName: VOID.has(name) ? "img" : "span", attribs: {} };
};

const VOID: ReadonlySet<string> = new Set(["embed", "frame", "source"]);
