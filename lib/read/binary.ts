/** First bytes of files that are not text, and what a person calls them. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["a PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["a zip archive or an Office document", [0x50, 0x4b, 0x03, 0x04]],
  ["an old Office document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a rich text document", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["a gzip archive", [0x1f, 0x8b, 0x08]],
  ["a program", [0x7f, 0x45, 0x4c, 0x46]],
];

/** What a file really is when its first bytes give it away (`a PDF`), or `undefined`. */
export const findSignature = (bytes: Uint8Array): string | undefined =>
  SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0];

/** One control character in twenty: no text has that, and random bytes have twice as many. */
const BINARY_SHARE = 1 / 20;
/** Below the space, but tab, line ends, form feed and escape: text has those. */
const isControl = (unit: number): boolean => unit < 0x20 && (unit < 0x09 || unit > 0x0d) && unit !== 0x1b;

/** The same as a pattern, which finds none in a third of the time that counting takes. */
const CONTROL = /[\0-\x08\x0E-\x1A\x1C-\x1F]/;

/**
 * Tells text that is no text. `text` is decoded and without its NULs, `nuls` says how many there were:
 * a stray one is forgiven, a file full of them is not.
 */
export const looksBinary = (text: string, nuls: number): boolean => {
  if (nuls === 0 && !CONTROL.test(text)) return false;
  const controls = nuls + countUnits(text, isControl);
  return controls >= 4 && controls > (text.length + nuls) * BINARY_SHARE;
};

/** Counts UTF-16 units of a kind, without making a list of them: the text may be megabytes of nothing else. */
export const countUnits = (text: string, isCounted: (unit: number) => boolean): number => {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isCounted(text.charCodeAt(i))) count++;
  return count;
};
