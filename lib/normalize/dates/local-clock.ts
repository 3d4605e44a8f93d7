import { dayNumber, dayOfNumber } from "./calendar.ts";
import type { Claim } from "./claim.ts";
import { type FullDate, isFull } from "./written-date.ts";
import { offsetAt } from "./zone.ts";

/**
 * The chosen claim on the clock of its place, where another claim shows the same moment there. Programs write UTC
 * (`2022-05-04T03:37Z`), pages what their readers' clocks say (`2022-05-03T23:37-04:00`, or bare "3 May 2022, 23:37"); the
 * day the article was published is that of the clock. A bare time counts as the same moment if it differs by whole or half
 * hours, as zones do. The moment itself never changes.
 */
export const onLocalClock = (chosen: Claim, claims: readonly Claim[]): Claim => {
  if (chosen.date.zone !== 0 || !isTimed(chosen.date)) return chosen;
  for (const { date, quote } of claims) {
    const offset = isTimed(date) ? offsetBetween(chosen.date, date) : undefined;
    if (offset !== undefined) {
      const notes = [...(chosen.notes ?? []), `“${quote}” shows the same moment on the local clock`];
      return { ...chosen, date: shifted(chosen.date, offset), notes };
    }
  }
  return chosen;
};

type TimedDate = FullDate & { readonly time: number };

const isTimed = (date: Claim["date"]): date is TimedDate => isFull(date) && date.time !== undefined;

/** Minutes east of UTC of a clock that shows `local` when UTC's shows `utc`; `undefined` where no zone is so far off. */
const offsetBetween = (utc: TimedDate, local: TimedDate): number | undefined => {
  const seconds = wallClock(local) - wallClock(utc);
  const minutes = Math.round(seconds / 60 / 30) * 30;
  if (minutes === 0 || minutes < -12 * 60 || minutes > 14 * 60 || Math.abs(seconds - minutes * 60) >= 60)
    return undefined;
  return local.zone === undefined || offsetAt(local.zone, wallClock(local)) === minutes ? minutes : undefined;
};

/** Seconds on a clock, counted from its 1970-01-01T00:00. */
const wallClock = (date: TimedDate): number => dayNumber(date) * 86_400 + date.time;

const shifted = (utc: TimedDate, offset: number): Claim["date"] => {
  const local = wallClock(utc) + offset * 60;
  const day = Math.floor(local / 86_400);
  return { ...dayOfNumber(day), time: local - day * 86_400, zone: offset };
};
