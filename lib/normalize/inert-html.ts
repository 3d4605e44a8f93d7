import { webAddress } from "./addresses.ts";

/**
 * True when HTML cannot do anything: every tag is one of a few bare ones, or a link whose only attribute is a sound
 * absolute address; each that opens is closed in turn; every `&` begins a reference that escapes. Plain text and most
 * Markdown come so, and need no parser to be safe: the library's loading alone costs more than a hundred such articles.
 */
export const isInert = (html: string): boolean => {
  if (SUSPECT.test(html)) return false;
  const open: string[] = [];
  for (const [, end, name = "", address] of html.matchAll(TAG)) {
    if (address !== undefined && !isSound(address)) return false;
    if (name === "br" || name === "hr") continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
};

const isSound = (address: string): boolean => {
  const url = address.replaceAll("&amp;", "&");
  return webAddress(url) === url;
};

const BARE = "p|h[2-6]|ul|ol|li|blockquote|pre|code|em|strong|del|figure|figcaption|small";

const LINK = 'a href="https?://[^"<>\\s\\\\]*"';

/** A reference that is none of the four, a tag that is not listed, a bracket that closes none. */
const SUSPECT = new RegExp(
  `&(?!(?:amp|lt|gt|quot);)|<(?!/?(?:${BARE}|a)>|(?:br|hr|${LINK})>)|<a>|(?<!<(?:/?[a-z][a-z\\d]{0,10}|${LINK}))>`,
);

const TAG = /<(\/?)([a-z\d]+)(?: href="([^"]*)")?>/g;
