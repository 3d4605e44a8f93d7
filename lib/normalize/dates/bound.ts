import { type Instant, isDated } from "#model/dates.ts";
import type { Evidence } from "#model/evidence.ts";
import { fromStamp } from "./last-modified.ts";
import type { Page } from "./page.ts";
import { findLatestPastDay } from "./past-day.ts";
import { toInstant } from "./written-date.ts";

/**
 * Where an undated entry stands among the others. In this order: the beginning of the month or year it claims (its end
 * may still lie ahead, and a feed must not); the last change it states; its file's last-modified, an upper bound; the
 * latest day its text tells of as past, a lower one. `undefined` for dated entries, and where nothing at all is known.
 */
export const findBound = (
  page: Page,
  published: Evidence<Instant> | undefined,
  updated: Evidence<Instant> | undefined,
): Evidence<Instant> | undefined => {
  if (published) return isDated(published.value) ? undefined : published;
  if (updated) return updated;
  const stamp = page.article.lastModified;
  return stamp === undefined ? toldOf(page) : fromStamp(stamp, page.reading.timeZone);
};

const toldOf = (page: Page): Evidence<Instant> | undefined => {
  const told = findLatestPastDay(page);
  const value = told && toInstant(told.date, page.reading.timeZone);
  return value && { value, origin: "body", quote: told.quote, confidence: 0.3 };
};
