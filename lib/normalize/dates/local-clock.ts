import { dayNumber, dayOfNumber } from "./calendar.ts";
import type { Claim } from "./claim.ts";
import { midnightOffset } from "./editors-midnight.ts";
import { type FullDate, isFull } from "./written-date.ts";
import { offsetAt } from "./zone.ts";

/**
 * The chosen claim on the clock of its place, where another claim shows the same moment there. Programs write UTC
 * (`2022-05-04T03:37Z`), pages what their readers' clocks say (`2022-05-03T23:37-04:00`, or bare "3 May 2022, 23:37"); the
 * day the article was published is that of the clock. A bare time counts as the same moment if it differs by whole or half
 * hours, as zones do. The moment itself never changes. A moment that names its own clock is moved only to the one that
 * the page shows its readers. Where an element of the page shows the day before or after and no time ("3 May 2022" for
 * `2022-05-04T00:25Z`), and that can be its readers' calendar, the day it shows is published. `language` (BCP 47) tells
 * whose midnight a moment may be.
 */
export const onLocalClock = (chosen: Claim, claims: readonly Claim[], language: string): Claim => {
  const { date } = chosen;
  if (!isTimed(date)) return chosen;
  if (date.zone === undefined) return shownDay(chosen, claims, isNext(date)) ?? chosen;
  const own = offsetAt(date.zone, wallClock(date));
  const utc = wallClock(date) - own * 60;
  for (const { date: other, origin, quote } of claims) {
    if (!isTimed(other) || (own !== 0 && (origin !== "html" || other.zone !== undefined))) continue;
    const offset = offsetBetween(utc, other);
    if (offset === undefined || offset === own) continue;
    const notes = [...(chosen.notes ?? []), `“${quote}” shows the same moment on the local clock`];
    return { ...chosen, date: onClock(utc, offset), notes };
  }
  if (own !== 0) return chosen;
  return shownDay(chosen, claims, isReadersCalendar(date)) ?? atEditorsMidnight(chosen, utc, language) ?? chosen;
};

const atEditorsMidnight = (chosen: Claim, utc: number, language: string): Claim | undefined => {
  const offset = midnightOffset(utc, language);
  if (offset === undefined) return undefined;
  const notes = [...(chosen.notes ?? []), "that moment is midnight where the article’s language is spoken"];
  return { ...chosen, date: onClock(utc, offset), notes };
};

/** The date that the page shows, if it is a day that the chosen one may be on another clock. */
const shownDay = (chosen: Claim, claims: readonly Claim[], isSame: (shown: FullDate) => boolean): Claim | undefined => {
  const shown = claims.find(({ origin, date }) => origin === "html" && isFull(date));
  if (!shown || !isFull(shown.date) || !isSame(shown.date)) return undefined;
  const notes = [...(chosen.notes ?? []), `“${shown.quote}” shows the day of that moment on the local calendar`];
  return { ...chosen, date: shown.date, notes };
};

/** A bare time is on a clock that nobody knows, and beside it the page's own word counts. */
const isNext =
  (bare: TimedDate) =>
  (shown: FullDate): boolean =>
    Math.abs(dayNumber(shown) - dayNumber(bare)) === 1;

/** A shown day without time that is the neighbour of UTC's, where somebody's clock has it at that moment. */
const isReadersCalendar =
  (utc: TimedDate) =>
  (shown: FullDate): boolean => {
    const days = dayNumber(shown) - dayNumber(utc);
    if (shown.time !== undefined) return false;
    return (days === 1 && utc.time >= EASTERNMOST) || (days === -1 && utc.time < WESTERNMOST);
  };

/** On UTC's clock, in seconds: from here it is tomorrow already where clocks are 14 hours ahead. */
const EASTERNMOST = 10 * 3600;
/** Until here it is still yesterday where clocks are 12 hours behind. */
const WESTERNMOST = 12 * 3600;

type TimedDate = FullDate & { readonly time: number };

const isTimed = (date: Claim["date"]): date is TimedDate => isFull(date) && date.time !== undefined;

/** Minutes east of UTC of a clock that shows `local` at a moment; `undefined` where no zone is so far off. */
const offsetBetween = (utc: number, local: TimedDate): number | undefined => {
  const seconds = wallClock(local) - utc;
  const minutes = Math.round(seconds / 60 / 30) * 30;
  if (minutes < -12 * 60 || minutes > 14 * 60 || Math.abs(seconds - minutes * 60) >= 60) return undefined;
  return local.zone === undefined || offsetAt(local.zone, wallClock(local)) === minutes ? minutes : undefined;
};

/** Seconds on a clock, counted from its 1970-01-01T00:00. */
const wallClock = (date: TimedDate): number => dayNumber(date) * 86_400 + date.time;

/** A moment, in seconds since 1970 UTC, as the clock shows it that stands so many minutes east. */
const onClock = (utc: number, offset: number): Claim["date"] => {
  const local = utc + offset * 60;
  const day = Math.floor(local / 86_400);
  return { ...dayOfNumber(day), time: local - day * 86_400, zone: offset };
};
