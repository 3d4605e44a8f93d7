import { endOfPeriod, type Instant, isDated, renderDay } from "#model/dates.ts";
import type { Evidence, Notice } from "#model/evidence.ts";
import type { Claim } from "./claim.ts";
import { fromStamp } from "./last-modified.ts";
import type { LiveDates } from "./live-page.ts";
import type { Page } from "./page.ts";
import { toInstant } from "./written-date.ts";

interface Updated {
  readonly updated?: Evidence<Instant>;
  readonly notices: readonly Notice[];
}

/**
 * When the article last changed: what it states (`claims`, best first), else for a dated article its file's last-modified
 * where that is later than the published period. A change from before the publication is no change, and is reported.
 */
export const findUpdated = (page: Page, claims: readonly Claim[], { published, updated }: LiveDates): Updated => {
  const stated = claims.map((claim) => statedBy(claim, page)).find((evidence) => evidence !== undefined) ?? updated;
  if (!stated) return { ...lastModifiedAfter(page, published), notices: [] };
  const start = published?.value.at ?? Number.NEGATIVE_INFINITY;
  if (endOfPeriod(stated.value) < start) return { ...lastModifiedAfter(page, published), notices: [tooEarly(stated)] };
  // The published moment itself, or its day: nothing that published does not say better.
  return stated.value.at > start ? { updated: stated, notices: [] } : { notices: [] };
};

const statedBy = ({ date, origin, quote, confidence }: Claim, page: Page): Evidence<Instant> | undefined => {
  const value = toInstant(date, page.reading.timeZone);
  return value && isDated(value) ? { value, origin, quote, confidence } : undefined;
};

const lastModifiedAfter = (
  page: Page,
  published: Evidence<Instant> | undefined,
): { readonly updated?: Evidence<Instant> } => {
  const stamp = page.article.lastModified;
  if (stamp === undefined || !published || !isDated(published.value) || stamp <= endOfPeriod(published.value))
    return {};
  return { updated: fromStamp(stamp, page.reading.timeZone) };
};

const tooEarly = ({ value, quote }: Evidence<Instant>): Notice => ({
  rule: "updated-before-published",
  reason: `The article says it was updated on ${renderDay(value)}, before it was published; that date is not used.`,
  quote,
});
