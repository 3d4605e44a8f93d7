import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { findPathDate } from "./path-date.ts";
import { isFull } from "./written-date.ts";

/** The date in the file's name, else in its folders. */
export const findFileNameDate = ({ article, reading }: Page): readonly Claim[] => {
  const found = findPathDate(article.key, reading);
  return found ? [{ ...found, origin: "file-name", confidence: isFull(found.date) ? 0.91 : 0.8 }] : [];
};
