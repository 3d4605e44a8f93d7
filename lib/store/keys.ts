import { StoreRefused } from "#model/errors.ts";

/**
 * UTF-8 byte order of two keys, as S3 lists them: negative, zero or positive.
 * JavaScript's own `<` compares UTF-16 units, and would list 😀 (U+1F600) before ～ (U+FF5E).
 */
export const compareKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * Lets pass what every store can hold.
 * @throws StoreRefused for the empty key, and for half a surrogate pair: it has no UTF-8, and two keys would become one.
 */
export const checkKey = (key: string, location: string): void => {
  if (key === "") throw new StoreRefused(`An empty key at ${location}`, { hint: "Name the object." });
  if (!key.isWellFormed())
    throw new StoreRefused(`The key ${JSON.stringify(key)} is not valid Unicode`, {
      hint: "Rename the file: its name holds half a surrogate pair.",
    });
};
