import { dayNumber, dayOfNumber } from "./calendar.ts";
import type { Claim } from "./claim.ts";
import { type FullDate, isFull } from "./written-date.ts";
import { offsetAt } from "./zone.ts";

/**
 * The chosen claim on the clock of its place, where another claim shows the same moment there. Programs write UTC
 * (`2022-05-04T03:37Z`), pages what their readers' clocks say (`2022-05-03T23:37-04:00`, or bare "3 May 2022, 23:37"); the
 * day the article was published is that of the clock. A bare time counts as the same moment if it differs by whole or half
 * hours, as zones do. The moment itself never changes. Where an element of the page shows the day before or after and no
 * time ("3 May 2022" for `2022-05-04T00:25Z`), and that can be its readers' calendar, the day it shows is published.
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
  return shownDay(chosen, chosen.date, claims) ?? chosen;
};

/** The day that the page shows, where it is the neighbour of UTC's and somebody's clock has it at that moment. */
const shownDay = (chosen: Claim, utc: TimedDate, claims: readonly Claim[]): Claim | undefined => {
  const shown = claims.find(({ origin, date }) => origin === "html" && isFull(date));
  if (!shown || !isFull(shown.date) || shown.date.time !== undefined) return undefined;
  const seconds = (dayNumber(shown.date) - dayNumber(utc)) * 86_400;
  const isNeighbour = seconds > 0 ? utc.time >= EASTERNMOST : seconds < 0 && utc.time < WESTERNMOST;
  if (!isNeighbour || Math.abs(seconds) > 86_400) return undefined;
  const notes = [...(chosen.notes ?? []), `“${shown.quote}” shows the day of that moment on the local calendar`];
  return { ...chosen, date: shown.date, notes };
};

/** On UTC's clock, in seconds: from here it is tomorrow already where clocks are 14 hours ahead. */
const EASTERNMOST = 10 * 3600;
/** Until here it is still yesterday where clocks are 12 hours behind. */
const WESTERNMOST = 12 * 3600;

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
