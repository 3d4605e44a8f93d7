/**
 * Parses JSON as it stands in web pages: inside CDATA or comment marks, with raw line breaks in strings, trailing commas
 * or a final semicolon. Gives `undefined` for what is no JSON even so; never throws.
 */
export const parseLooseJson = (text: string): unknown => {
  const bare = text
    .replace(/^[\s\uFEFF]*(?:\/\*\s*)?(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)?(?:\s*\*\/)?\s*/, "")
    .replace(/\s*(?:\/\*\s*)?(?:\/\/\s*)?(?:\]\]>|-->)?(?:\s*\*\/)?[\s;]*$/, "");
  return tryParse(bare) ?? tryParse(mend(bare));
};

const tryParse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Line breaks inside strings become `\n`, commas before a closing bracket go. */
const mend = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/gs, (piece) =>
    piece === "," ? "" : piece.replace(/[\x00-\x1F]/g, (sign) => ESCAPES[sign] ?? ""),
  );
