import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { findPathDate } from "./path-date.ts";
import { isFull } from "./written-date.ts";

/**
 * The date in the path of the article's declared address: `https://example.org/2025/03/11/ferries.html`. Of an archive's
 * address (`https://web.archive.org/web/20160526181643/https://…`) only the page's own counts: the rest says when somebody
 * saved it.
 */
export const findUrlDates = ({ article, reading }: Page): readonly Claim[] =>
  article.declarations
    .filter(({ field }) => field === "url")
    .slice(0, 1)
    .flatMap(({ value }): Claim[] => {
      const found = findPathDate(pathOf(value), reading);
      return found ? [{ ...found, origin: "url", confidence: isFull(found.date) ? 0.9 : 0.8 }] : [];
    });

/** Without query, fragment, host and closing slash. */
const pathOf = (url: string): string =>
  url
    .replace(/[?#].*$/u, "")
    .replace(/^.*https?:\/\/?[^/]*/iu, "")
    .replace(/\/+$/u, "");
