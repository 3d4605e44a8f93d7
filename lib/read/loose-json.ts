import { scanJson } from "./json-scan.ts";

/**
 * Parses JSON as it stands in web pages: inside CDATA or comment marks, with raw line breaks in strings, trailing commas
 * or a final semicolon. Gives `undefined` for what is no JSON even so; never throws.
 */
export const parseLooseJson = (text: string): unknown => {
  const bare = unwrap(text);
  return tryParse(bare) ?? tryParse(mend(bare));
};

const tryParse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const BEFORE = ["/*", "//", "<![CDATA[", "<!--", "*/"];
const BEHIND = [";", "*/", "]]>", "-->", "//", "/*"];

const unwrap = (text: string): string => {
  let bare = text.trim();
  for (let mark: string | undefined = ""; mark !== undefined; mark = BEFORE.find((sign) => bare.startsWith(sign)))
    bare = bare.slice(mark.length).trimStart();
  for (let mark: string | undefined = ""; mark !== undefined; mark = BEHIND.find((sign) => bare.endsWith(sign)))
    bare = bare.slice(0, bare.length - mark.length).trimEnd();
  return bare;
};

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Line breaks inside strings become `\n`, a comma before a closing bracket goes. */
const mend = (text: string): string => {
  const pieces: string[] = [];
  let from = 0;
  let comma = -1;
  const take = (to: number) => {
    pieces.push(text.slice(from, to));
    from = to;
  };
  scanJson(text, {
    onString: (start, end) => {
      take(start);
      pieces.push(text.slice(start, end).replace(/[\x00-\x1F]/g, (sign) => ESCAPES[sign] ?? ""));
      from = end;
    },
    onSign: (sign, at) => {
      if (comma >= from && (sign === "}" || sign === "]") && text.slice(comma + 1, at).trim() === "") {
        take(comma);
        from = comma + 1;
      }
      comma = sign === "," ? at : -1;
      return undefined;
    },
  });
  take(text.length);
  return pieces.join("");
};
