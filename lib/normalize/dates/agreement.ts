import type { Instant } from "#model/dates.ts";
import { type Evidence, isMetadata, type Origin } from "#model/evidence.ts";
import { isSameDay, renderCalendarDay, weekdayOf } from "./calendar.ts";
import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { findWeekdaySaid, fitsWeekday } from "./weekday-said.ts";
import { isFull, toInstant, type WrittenDate } from "./written-date.ts";

// How much a second witness changes the doubt that a claim leaves. A weekday agrees by chance once in seven.
const AGREES = 0.5;
const WEEKDAY_AGREES = 0.7;
const DISAGREES = 2;
const LEAST_DOUBT = 0.01;
const MOST_DOUBT = 0.4;

/**
 * The chosen claim as evidence, with what the other witnesses of the file say in its notes. Each independent witness that
 * names the same day halves the doubt, each that names another doubles it. Claims of one kind are one witness: two meta
 * elements are written by one program. `undefined` for a claim without a year.
 */
export const weigh = (chosen: Claim, others: readonly Claim[], page: Page): Evidence<Instant> | undefined => {
  const value = toInstant(chosen.date, page.reading.timeZone);
  if (!value) return undefined;
  const { notes, weight } = isFull(chosen.date) ? heard(chosen, others, page) : { notes: [], weight: 1 };
  const doubt = Math.min(MOST_DOUBT, Math.max(LEAST_DOUBT, (1 - chosen.confidence) * weight));
  const said = [...(chosen.notes ?? []), ...notes];
  return {
    value,
    origin: chosen.origin,
    quote: chosen.quote,
    confidence: Math.round((1 - doubt) * 100) / 100,
    ...(said.length > 0 && { notes: said }),
  };
};

const heard = (
  chosen: Claim,
  others: readonly Claim[],
  page: Page,
): { readonly notes: string[]; readonly weight: number } => {
  const notes: string[] = [];
  let weight = 1;
  const seen = new Set([witnessOf(chosen.origin)]);
  if (!isFull(chosen.date)) return { notes, weight };
  for (const { date, origin, quote } of others) {
    if (!isFull(date)) continue;
    const agrees = isSameDay(date, chosen.date) || isSameMoment(date, chosen.date, page);
    const isNew = !seen.has(witnessOf(origin));
    seen.add(witnessOf(origin));
    if (agrees && isNew) notes.push(`${nameOf(origin)} “${quote}” agrees`);
    if (!agrees) notes.push(`${nameOf(origin)} “${quote}” says ${renderCalendarDay(date)}`);
    if (isNew) weight *= agrees ? AGREES : DISAGREES;
  }
  const said = findWeekdaySaid(page);
  if (said && fitsWeekday(chosen.date, said.weekday)) {
    notes.push(`“${said.quote}” agrees`);
    weight *= WEEKDAY_AGREES;
  }
  if (chosen.date.weekday !== undefined && chosen.date.weekday !== weekdayOf(chosen.date)) {
    notes.push("the weekday beside it is another day’s");
    weight *= DISAGREES;
  }
  return { notes, weight };
};

/** The same moment, though the clocks of two zones may show two days. */
const isSameMoment = (a: WrittenDate, b: WrittenDate, { reading }: Page): boolean =>
  a.time !== undefined &&
  b.time !== undefined &&
  toInstant(a, reading.timeZone)?.at === toInstant(b, reading.timeZone)?.at;

const witnessOf = (origin: Origin): string => (isMetadata(origin) ? "metadata" : origin);

const nameOf = (origin: Origin): string => origin.replaceAll("-", " ");
