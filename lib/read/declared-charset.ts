/** How far a declaration is looked for. WHATWG says 1024 bytes; real pages put it behind long comments and scripts. */
const PRESCAN_BYTES = 4096;

const XML_DECLARATION = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i;
const META = /<meta\b[^>]*>/gi;
const CHARSET = /\bcharset\s*=\s*["']?\s*([\w.:-]+)/i;
/** `charset` as an attribute of its own, or inside the `content` of an http-equiv declaration. */
const DECLARES = /\s(?:charset\s*=|http-equiv\s*=\s*["']?\s*content-type\b)/i;

/**
 * The encoding that an HTML or XML file declares for itself, as TextDecoder names it, or `undefined`.
 * After "prescan a byte stream to determine its encoding" (HTML Standard 13.2.3.2): comments do not count,
 * a declared UTF-16 means UTF-8 (the declaration could not have been read otherwise), x-user-defined means windows-1252.
 */
export const findDeclaredCharset = (bytes: Uint8Array): string | undefined => {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, PRESCAN_BYTES)).replace(/<!--.*?-->/gs, "");
  const metas = (start.match(META) ?? []).filter((meta) => DECLARES.test(meta));
  const labels = [XML_DECLARATION.exec(start)?.[1], ...metas.map((meta) => CHARSET.exec(meta)?.[1])];
  for (const label of labels) {
    const encoding = label && encodingOf(label);
    if (!encoding) continue;
    if (encoding.startsWith("utf-16")) return "utf-8";
    return encoding === "x-user-defined" ? "windows-1252" : encoding;
  }
  return undefined;
};

/** The WHATWG encoding behind a label (`latin1` → `windows-1252`), or `undefined` for a label nobody knows. */
export const encodingOf = (label: string): string | undefined => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
};
