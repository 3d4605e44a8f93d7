import type { Notice } from "#model/evidence.ts";
import { countUnits } from "./binary.ts";
import { encodingOf, findDeclaredCharset } from "./declared-charset.ts";

/** A file as text: no byte order mark, no NUL, lines end in `\n`. */
export interface Decoded {
  readonly text: string;
  /** As TextDecoder names it. */
  readonly charset: string;
  /** How many NULs were taken out: a stray one is forgiven, many make the file a binary one. */
  readonly nuls: number;
  readonly notices: readonly Notice[];
}

/**
 * Decodes a file: byte order mark, then valid UTF-8, then what it declares, then damaged UTF-8, then detection.
 * Valid UTF-8 with a character beyond ASCII goes before a declaration: text in another encoding is all but never valid
 * UTF-8 by chance, while pages that were converted and kept their old declaration are common.
 * `declares` says whether the format has a place to declare an encoding (HTML).
 */
export const decodeText = async (bytes: Uint8Array, { declares }: { readonly declares: boolean }): Promise<Decoded> => {
  const marked = findMark(bytes) ?? guessUtf16(bytes);
  if (marked) return finish(new TextDecoder(marked).decode(bytes), marked, []);

  const declared = declares ? findDeclaredCharset(bytes) : undefined;
  const strict = decodeStrictly(bytes);
  if (strict !== undefined && !isShiftedAscii(strict)) {
    const wrong = declared !== undefined && declared !== "utf-8" && /[^\0-\x7F]/.test(strict);
    return finish(strict, "utf-8", wrong ? wrongly(declared, "utf-8") : []);
  }
  if (declared !== undefined && declared !== "utf-8")
    return finish(new TextDecoder(declared).decode(bytes), declared, []);

  const lenient = new TextDecoder("utf-8").decode(bytes);
  if (isDamagedUtf8(lenient)) return finish(lenient, "utf-8", []);
  const charset = await detect(bytes);
  return finish(new TextDecoder(charset).decode(bytes), charset, declared ? wrongly(declared, charset) : []);
};

const finish = (decoded: string, charset: string, notices: readonly Notice[]): Decoded => {
  const lines = decoded.includes("\r") ? decoded.replace(/\r\n?/g, "\n") : decoded;
  const text = lines.includes("\0") ? lines.replaceAll("\0", "") : lines;
  return { text, charset, nuls: lines.length - text.length, notices: [...notices, ...unreadable(text)] };
};

/** Byte order marks (Encoding Standard 6). TextDecoder takes the mark itself away. */
const findMark = (bytes: Uint8Array): string | undefined => {
  const [a, b, c] = [bytes[0], bytes[1], bytes[2]];
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : undefined;
};

/**
 * UTF-16 without a mark: spaces, digits and line ends have a zero byte, always on the same side, in every script.
 * Binary files have zeros on both sides.
 */
const guessUtf16 = (bytes: Uint8Array): string | undefined => {
  if (bytes.length < 4) return undefined;
  const sample = bytes.subarray(0, 8192);
  if (!sample.includes(0)) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // One letter in ten; two at the least, for a single stray NUL proves nothing.
  const enough = Math.max(sample.length / 2 / 10, 1);
  if (odd > enough && even * 20 <= odd) return "utf-16le";
  return even > enough && odd * 20 <= even ? "utf-16be" : undefined;
};

const STRICT = new TextDecoder("utf-8", { fatal: true });

const decodeStrictly = (bytes: Uint8Array): string | undefined => {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
};

/** ISO-2022-JP writes Japanese in ASCII bytes between escapes, so it passes for UTF-8. */
const isShiftedAscii = (text: string): boolean => /\x1B\$[@B]/.test(text);

/** UTF-8 that was cut or spoilt in places: more good characters beyond ASCII than bad ones. */
const isDamagedUtf8 = (lenient: string): boolean =>
  countUnits(lenient, (unit) => unit > 0x7f) > 2 * countUnreadable(lenient);

/** Below this the detector has seen too few letters; windows-1252 is then the likeliest, as browsers assume too. */
const SURE_ENOUGH = 30;
/** The detector compares letter pairs; a longer sample only costs time. */
const SAMPLE_BYTES = 64 * 1024;

const detect = async (bytes: Uint8Array): Promise<string> => {
  // The whole, for a bundle knows no single names of what is CommonJS.
  const { default: chardet } = await import("chardet");
  const found = chardet.analyse(bytes.subarray(0, SAMPLE_BYTES));
  const [best] = found.filter(({ name }) => !/^(?:UTF-8|UTF-32|ASCII)/.test(name));
  return (best && best.confidence >= SURE_ENOUGH ? encodingOf(best.name) : undefined) ?? "windows-1252";
};

const wrongly = (declared: string, charset: string): readonly Notice[] => [
  {
    rule: "charset-corrected",
    reason: `The file says it is ${declared}, but its bytes are ${charset}.`,
    quote: declared,
  },
];

const unreadable = (text: string): readonly Notice[] => {
  const bad = countUnreadable(text);
  if (bad === 0) return [];
  const reason = `${bad === 1 ? "One character is" : `${bad} characters are`} unreadable: save the file as UTF-8 again.`;
  return [{ rule: "unreadable-characters", reason }];
};

/** U+FFFD stands for bytes that mean nothing in the encoding, whether spoilt here or before the file was saved. */
const countUnreadable = (text: string): number =>
  text.includes("\uFFFD") ? countUnits(text, (unit) => unit === 0xfffd) : 0;
