// The zeros of the decimal digits that news is written in: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati,
// Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Burmese, Khmer, full width. Each is followed by its nine others.
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10,
];

const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;

/** The text with every decimal digit written 0 to 9, at the same index and of the same length. */
export const asciiDigits = (text: string): string =>
  text.replace(FOREIGN_DIGIT, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code <= first + 9);
    return zero === undefined ? digit : String(code - zero);
  });
