// The zeros of the decimal digits that news is written in: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati,
// Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Burmese, Khmer, full width. Each is followed by its nine others.
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10,
];

const FOREIGN_DIGIT = new RegExp(
  `[${ZEROS.map((zero) => `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`).join("")}]`,
  "g",
);

/** The text with every decimal digit written 0 to 9, at the same index and of the same length. */
export const asciiDigits = (text: string): string =>
  text.replace(FOREIGN_DIGIT, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.find((zero) => code >= zero && code <= zero + 9) ?? code));
  });
