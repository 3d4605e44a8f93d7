/**
 * Walks the signs of JSON outside its strings, in one pass. Calls `onSign` with each bracket and comma and `onString` with
 * the bounds of each string; a string that is never closed reaches to the end of the text.
 */
export const scanJson = (
  text: string,
  {
    onSign,
    onString,
  }: { onSign?: (sign: string, at: number) => "stop" | undefined; onString?: (from: number, to: number) => void },
): void => {
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === '"') {
      const from = at;
      at = endOfString(text, at);
      onString?.(from, at + 1);
    } else if ("{}[],".includes(sign) && onSign?.(sign, at) === "stop") return;
  }
};

/** Where the string that opens at `from` has its closing quotation mark. */
const endOfString = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
};
