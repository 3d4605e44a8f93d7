/** A hash of 32 bits (FNV-1a over UTF-16 units, then mixed): the same everywhere and for ever, for signatures are kept. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mixed(hash);
};

/** One hash of two, in this order. */
export const joinHashes = (first: number, second: number): number => mixed(Math.imul(first, 31) ^ second);

const mixed = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
};

// In the order of their characters, so that texts sort as their numbers do.
const DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

/** The lower `6 × width` bits of a whole number (at most 30) in `width` characters that need no escaping. */
export const renderBits = (value: number, width: number): string => {
  let text = "";
  for (let shift = 6 * (width - 1); shift >= 0; shift -= 6) text += DIGITS[(value >>> shift) & 63];
  return text;
};

/** The number that `width` such characters from a place on stand for. */
export const parseBits = (text: string, from: number, width: number): number => {
  let value = 0;
  for (let at = from; at < from + width; at++) value = (value << 6) | (VALUES[text.charCodeAt(at)] ?? 0);
  return value;
};

/** What each character stands for, by its code. */
const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;
