import { plainText, singleSpaced } from "./plain-text.ts";

/** Where objects keep their words: an author's name, a tag's label, WordPress' `rendered`, JSON-LD's `@value`. */
const WORDS = ["name", "title", "label", "rendered", "value", "@value", "text", "term", "slug"];

/** How many items of a list are looked at: a list that unfolds from aliases may be endless. */
const ITEM_COUNT = 500;

/** A value as a list: an array's items, a single value alone, nothing for nothing. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value.slice(0, ITEM_COUNT);
  return value === undefined || value === null ? [] : [value];
};

/**
 * A value as the words it was written with, trimmed: numbers and flags in digits and letters, TOML dates as ISO 8601
 * with their own offset, the first item of a list, the name of an object. `undefined` for nothing, `null` and `~`.
 */
export const scalarOf = (value: unknown): string | undefined => {
  const [single] = listOf(value);
  if (single instanceof Date) return renderTomlDate(single);
  if (typeof single === "object" && single !== null) return propertyOf(single, WORDS);
  if (
    typeof single !== "string" &&
    typeof single !== "number" &&
    typeof single !== "bigint" &&
    typeof single !== "boolean"
  )
    return undefined;
  const words = String(single).trim();
  return words === "" || words === "null" || words === "~" ? undefined : words;
};

/** As `scalarOf`, without markup; the words of a list are put together, for `title: [x]` is a title in brackets. */
export const plainField = (value: unknown): string | undefined => {
  const words = listOf(value).map((item) => scalarOf(item) ?? "");
  return plainText(singleSpaced(words.join(" "))) || undefined;
};

/** The first of some properties of an object that holds words. */
export const propertyOf = (value: unknown, names: readonly string[]): string | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  for (const name of names) {
    const inner: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (typeof inner === "object" && !(inner instanceof Date)) continue;
    const words = scalarOf(inner);
    if (words) return words;
  }
  return undefined;
};

/** smol-toml keeps the offset it read and adds milliseconds nobody wrote; an impossible date gives nothing. */
const renderTomlDate = (date: Date): string | undefined =>
  Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.000(?=Z|[+-]|$)/, "");
