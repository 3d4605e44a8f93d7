import type { Claim } from "./claim.ts";
import { labelBefore } from "./date-labels.ts";
import type { Mention } from "./mentions.ts";
import type { Page, Passage } from "./page.ts";
import { findStandingDates } from "./standing-date.ts";

/**
 * What header lines say about the article's publication (or, with `kind` "updated", its last change): those that were
 * lifted, and those that still stand in the text. A labelled date goes before a bare one.
 */
export const findHeaderClaims = (page: Page, kind: "published" | "updated"): readonly Claim[] =>
  [...liftedClaims(page, kind), ...findStandingDates(page, kind)].sort((a, b) => b.confidence - a.confidence);

const liftedClaims = ({ headers }: Page, kind: "published" | "updated"): readonly Claim[] =>
  headers.flatMap((passage) =>
    passage.mentions.filter(({ range }) => !range).flatMap((mention) => liftedClaim(passage, mention, kind)),
  );

const liftedClaim = ({ text }: Passage, { date, start, end }: Mention, kind: "published" | "updated"): Claim[] => {
  const label = labelBefore(text, start);
  if ((label?.kind ?? "published") !== kind) return [];
  const quote = text.slice(label?.start ?? start, end).trim();
  return [{ date, origin: "header", quote, confidence: label ? 0.96 : 0.94 }];
};
