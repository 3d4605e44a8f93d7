import { type Instant, isDated } from "#model/dates.ts";
import type { Evidence } from "#model/evidence.ts";
import { isPast } from "./choose.ts";
import { findUnseenDates } from "./declared-date.ts";
import { fromStamp } from "./last-modified.ts";
import type { Page } from "./page.ts";
import { findLatestPastDay } from "./past-day.ts";
import { toInstant } from "./written-date.ts";

/**
 * Where an undated entry stands among the others. In this order: the beginning of the month or year it claims (its end
 * may still lie ahead, and a feed must not); the day that its metadata names and no reader sees; the last change it
 * states; its file's last-modified, an upper bound; the latest day its text tells of as past, a lower one. `undefined` for dated entries, and where nothing at all is known.
 */
export const findBound = (
  page: Page,
  published: Evidence<Instant> | undefined,
  updated: Evidence<Instant> | undefined,
): Evidence<Instant> | undefined => {
  if (published) return isDated(published.value) ? undefined : published;
  const unseen = unseenDay(page);
  if (unseen) return unseen;
  if (updated) return updated;
  const stamp = page.article.lastModified;
  return stamp === undefined ? toldOf(page) : fromStamp(stamp, page.reading.timeZone);
};

const unseenDay = (page: Page): Evidence<Instant> | undefined => {
  const claim = findUnseenDates(page).find((one) => isPast(one, page));
  const value = claim && toInstant(claim.date, page.reading.timeZone);
  return claim && value && { value, origin: claim.origin, quote: claim.quote, confidence: claim.confidence };
};

const toldOf = (page: Page): Evidence<Instant> | undefined => {
  const told = findLatestPastDay(page);
  const value = told && toInstant(told.date, page.reading.timeZone);
  return value && { value, origin: "body", quote: told.quote, confidence: 0.3 };
};
