import { ALLOWED, ATTRIBUTES, hrefOf, NESTING, srcOf } from "./allowed-html.ts";

/**
 * Sanitizes HTML that is written as our own readers write it, in one pass and without a parser: allow-listed lower-case
 * elements, each closed in turn, attributes in double quotes, `&amp; &lt; &gt; &quot;` for what must be escaped. The
 * result is what the sanitizing library makes of it, byte for byte, in a tenth of the time and without loading it.
 * `undefined` for anything else: it decides nothing that a browser could read in two ways.
 */
export const sanitizeSimple = (html: string, base: string): string | undefined => {
  if (REFERENCE.test(html)) return undefined;
  const open: string[] = [];
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: tag, 1: end, 2: name, 3: attributes = "", 4: slash, index } of html.matchAll(TAG)) {
    if (name === undefined || (end && (attributes || slash))) return undefined;
    const shown = name === "h1" ? "h2" : name;
    const isVoid = VOID.has(name);
    if (!ELEMENTS.has(shown) || (slash && !isVoid)) return undefined;
    if (end) {
      if (open.pop() !== name) return undefined;
    } else if (open.length >= NESTING - 1 || CLOSES[name]?.has(open.at(-1) ?? "")) return undefined;
    else if (!isVoid) open.push(name);
    const kept = attributes && attributesOf(name, attributes, base);
    if (kept === undefined) return undefined;
    const clean = end ? `</${shown}>` : kept === NO_PICTURE ? "" : `<${shown}${kept}${isVoid ? " />" : ">"}`;
    if (clean === tag) continue;
    pieces.push(words(html.slice(from, index)), clean);
    from = index + tag.length;
  }
  if (open.length > 0) return undefined;
  return (from === 0 ? words(html) : pieces.join("") + words(html.slice(from))).trim();
};

/** A tag in its plainest form, or a bracket that belongs to none. */
const TAG = /<(\/?)([a-z][a-z\d]*)((?: [a-z]+="[^"<>]*")*)( ?\/)?>|[<>]/g;

/** A reference that is none of the four that escape, or an `&` that begins none. */
const REFERENCE = /&(?!(?:amp|lt|gt|quot);)/;

const VOID: ReadonlySet<string> = new Set(["img", "br", "hr"]);

/** Without `wbr`, a void element that the library writes in a way of its own. */
const ELEMENTS: ReadonlySet<string> = new Set(ALLOWED.filter((name) => name !== "wbr"));

/** The elements that a tag closes when it stands directly in them (HTML Standard 13.1.2.4, optional tags). */
const CLOSES: Readonly<Record<string, ReadonlySet<string>>> = {
  ...Object.fromEntries(
    "p h1 h2 h3 h4 h5 h6 blockquote details dl figcaption figure hr ol pre table ul"
      .split(" ")
      .map((name) => [name, new Set(["p"])]),
  ),
  li: new Set(["li"]),
  dt: new Set(["dt", "dd"]),
  dd: new Set(["dt", "dd"]),
  rt: new Set(["rt", "rp"]),
  rp: new Set(["rt", "rp"]),
  tr: new Set(["tr", "th", "td"]),
  th: new Set(["th", "td"]),
  td: new Set(["thead", "th", "td"]),
  tbody: new Set(["thead", "tbody"]),
  tfoot: new Set(["thead", "tbody"]),
};

/** Words between tags and in their attributes; a quotation mark needs no escape outside of tags, and inside it keeps its own. */
const words = (piece: string): string =>
  piece.includes("&quot;") ? piece.replace(QUOTED, (found) => (found === "&quot;" ? '"' : found)) : piece;

const QUOTED = /<[^<>]*>|&quot;/g;

/** Stands for the attributes of a picture without an address, which goes. */
const NO_PICTURE = "-";

/** The attributes that stay, as they are written; `undefined` where the library must decide. */
const attributesOf = (name: string, attributes: string, base: string): string | undefined => {
  let kept = "";
  let hasAddress = false;
  const seen = new Set<string>();
  for (const { 1: attribute = "", 2: written = "" } of attributes.matchAll(ATTRIBUTE)) {
    if (seen.has(attribute)) return undefined;
    seen.add(attribute);
    if (!ATTRIBUTES[name]?.includes(attribute) && !ATTRIBUTES["*"]?.includes(attribute)) continue;
    if (written === "" && attribute !== "alt") return undefined;
    const isAddress = attribute === "href" || attribute === "src";
    const value = isAddress ? addressOf(attribute, written, base) : written;
    hasAddress ||= isAddress && value !== undefined;
    if (value !== undefined) kept += ` ${attribute}="${value}"`;
  }
  return name === "img" && !hasAddress ? NO_PICTURE : kept;
};

const ATTRIBUTE = / ([a-z]+)="([^"]*)"/g;

const addressOf = (attribute: "href" | "src", written: string, base: string): string | undefined => {
  const address = written.replace(/&(quot|lt|gt|amp);/g, (_, name: string) => SIGNS[name] ?? "");
  const absolute = attribute === "href" ? hrefOf(address, base) : srcOf(address, base);
  return absolute?.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? "");
};

const SIGNS: Readonly<Record<string, string>> = { quot: '"', lt: "<", gt: ">", amp: "&" };
const ESCAPES: Readonly<Record<string, string>> = { '"': "&quot;", "<": "&lt;", ">": "&gt;", "&": "&amp;" };
