/**
 * A cell is all positions that begin with the same bits. Positions are hexadecimal; a cell is written as the digits that
 * its bits fill, the unused bits of the last digit zero.
 */
export interface Cell {
  readonly hex: string;
  readonly bits: number;
}

/** All positions there are. */
export const EVERYTHING: Cell = { hex: "", bits: 0 };

/** The cell of the first `bits` bits of a position. */
export const cellAt = (position: string, bits: number): Cell => {
  const whole = bits >> 2;
  const rest = bits & 3;
  const hex = position.slice(0, whole);
  if (rest === 0) return { hex, bits };
  return { hex: hex + (digitAt(position, whole) & (0xf << (4 - rest)) & 0xf).toString(16), bits };
};

/** How many leading bits two positions, or the beginnings of two cells, share. */
export const sharedBits = (a: Cell | string, b: Cell | string): number => {
  const [x, most] = typeof a === "string" ? [a, a.length * 4] : [a.hex, a.bits];
  const [y, least] = typeof b === "string" ? [b, b.length * 4] : [b.hex, b.bits];
  const limit = Math.min(most, least);
  let digit = 0;
  while (digit * 4 < limit && x.charCodeAt(digit) === y.charCodeAt(digit)) digit++;
  const differing = digitAt(x, digit) ^ digitAt(y, digit);
  return Math.min(limit, digit * 4 + Math.clz32(differing) - 28);
};

export const contains = (cell: Cell, position: Cell | string): boolean => {
  // Whole digits tell nearly always, and are compared by the machine.
  const [hex, bits] = typeof position === "string" ? [position, position.length * 4] : [position.hex, position.bits];
  const whole = cell.bits >> 2;
  if (bits < cell.bits || !hex.startsWith(cell.bits === whole * 4 ? cell.hex : cell.hex.slice(0, whole))) return false;
  const rest = cell.bits & 3;
  return rest === 0 || (digitAt(cell.hex, whole) ^ digitAt(hex, whole)) >> (4 - rest) === 0;
};

/** True where the position has a one behind its first `bit` bits. */
export const hasBit = (position: string, bit: number): boolean =>
  ((digitAt(position, bit >> 2) >> (3 - (bit & 3))) & 1) === 1;

/** Where two cells part, of which the second comes behind the first: the beginning of the half that the second lies in. */
export const partingOf = (first: Cell, second: Cell): string => cellAt(second.hex, sharedBits(first, second) + 1).hex;

/** The first position behind the cell, as a cell of as many bits; `undefined` where nothing is behind it. */
export const endOf = ({ hex, bits }: Cell): Cell | undefined => {
  if (bits === 0) return undefined;
  const next = BigInt(`0x${hex}`) + (1n << BigInt(hex.length * 4 - bits));
  const digits = next.toString(16).padStart(hex.length, "0");
  return digits.length > hex.length ? undefined : { hex: digits, bits };
};

/** Digits that a cell does not fill are zero. */
const digitAt = (hex: string, index: number): number => {
  if (index >= hex.length) return 0;
  const code = hex.charCodeAt(index);
  return code < LETTER_A ? code - DIGIT_0 : code - LETTER_A + 10;
};

const DIGIT_0 = 0x30;
const LETTER_A = 0x61;
