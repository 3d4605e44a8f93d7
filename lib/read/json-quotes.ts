/**
 * JSON with the quotation marks escaped that somebody's template let into its strings, `"headline": "The "new" pier"`, and
 * without the escapes that JSON has not (`\'`). A mark ends a string where the next sign is one that may follow a string:
 * a colon, a closing bracket, the end, or a comma before another value.
 */
export const escapeQuotes = (text: string): string => {
  const pieces: string[] = [];
  let from = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inside && sign === "\\") {
      if (text[at + 1] === "'") {
        pieces.push(text.slice(from, at));
        from = at + 1;
      }
      at++;
    } else if (sign === '"') {
      if (inside && !mayEnd(text, at + 1)) {
        pieces.push(text.slice(from, at), "\\");
        from = at;
      } else inside = !inside;
    }
  }
  pieces.push(text.slice(from));
  return pieces.join("");
};

const mayEnd = (text: string, at: number): boolean => {
  END.lastIndex = at;
  return END.test(text);
};

const END = /\s*(?:[:}\]]|$|,\s*(?:["{[\d}\]-]|true\b|false\b|null\b))/y;
