import { clipQuote } from "./reading.ts";

/** A line that is longer is not quoted whole: minified JSON is a single line. */
const LINE_LENGTH = 300;

/**
 * The words in `source` that say a field's value: the line that holds the value at or below its key, the value alone where
 * the line is very long, and `key: value` where it stands in the source in another spelling (escapes, folded lines).
 */
export const quoteField = (source: string, key: string, value: string): string => {
  const at = findKey(source, key);
  const found = source.indexOf(value.slice(0, 100), Math.max(at, 0));
  if (found < 0) return clipQuote(at < 0 ? `${key}: ${value}` : lineAt(source, at));
  const line = lineAt(source, found);
  return clipQuote(line.length > LINE_LENGTH ? value : line);
};

/** Where a key begins a line or follows a quotation mark, or -1. */
const findKey = (source: string, key: string): number => {
  for (let at = source.indexOf(key); at >= 0; at = source.indexOf(key, at + 1)) {
    if (at === 0 || /["'\n ,{]/.test(source.charAt(at - 1))) return at;
  }
  return -1;
};

const lineAt = (source: string, at: number): string => {
  const end = source.indexOf("\n", at);
  return source.slice(source.lastIndexOf("\n", at) + 1, end < 0 ? source.length : end);
};
