import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { findPathDate } from "./path-date.ts";
import { isFull } from "./written-date.ts";

/** The date in the path of the article's declared address: `https://example.org/2025/03/11/talks-open.html`. */
export const findUrlDates = ({ article, reading }: Page): readonly Claim[] =>
  article.declarations
    .filter(({ field }) => field === "url")
    .slice(0, 1)
    .flatMap(({ value }): Claim[] => {
      const path = value
        .replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/iu, "")
        .replace(/[?#].*$/u, "")
        .replace(/\/+$/u, "");
      const found = findPathDate(path, reading);
      return found ? [{ ...found, origin: "url", confidence: isFull(found.date) ? 0.9 : 0.8 }] : [];
    });
