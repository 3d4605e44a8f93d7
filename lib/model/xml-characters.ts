/**
 * What no document of ours may hold: the C0 and C1 controls but tab, line feed and carriage return, half a surrogate
 * pair, U+FFFE and U+FFFF. XML 1.0 section 2.2 forbids most of them outright; of the C1 controls it only advises
 * against, but readers choke on them all the same.
 */
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]|\p{Cs}/gu;

/** Those, or any surrogate: what most text has none of is found in two thirds of the time. */
const SUSPECT = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF\uD800-\uDFFF]/;

/** The text without the characters that XML 1.0 does not allow; they are dropped, not replaced. */
export const cleanText = (text: string): string => (SUSPECT.test(text) ? text.replace(FORBIDDEN, "") : text);

/** A value with every string in it cleaned, however deep; what needs no cleaning is given back as it is. */
export const cleanStrings = <T>(value: T): T => cleaned(value) as T;

const cleaned = (value: unknown): unknown => {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return cleanedList(value);
  const changed: (readonly [string, unknown])[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const clean = cleaned(inner);
    if (clean !== inner) changed.push([name, clean]);
  }
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
};

const cleanedList = (list: readonly unknown[]): readonly unknown[] => {
  const clean = list.map(cleaned);
  return clean.every((inner, index) => inner === list[index]) ? list : clean;
};
