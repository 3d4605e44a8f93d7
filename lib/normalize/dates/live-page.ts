import { type Instant, isDated } from "#model/dates.ts";
import type { Evidence } from "#model/evidence.ts";
import { describeLiveTimes, findLiveTimes, type LiveTimes } from "./live-times.ts";
import type { Page } from "./page.ts";
import type { Zone } from "./zone.ts";
import { offsetAt } from "./zone.ts";

/** The dates of a live page after its clock times were read. */
export interface LiveDates {
  readonly published?: Evidence<Instant>;
  readonly updated?: Evidence<Instant>;
}

/**
 * Adds a live page's clock times to the day it is known by. They make minutes of it only where they name their zone;
 * otherwise the day stays a day and the times stand in its notes.
 */
export const withLiveTimes = ({ updates, reading }: Page, published: Evidence<Instant> | undefined): LiveDates => {
  const times = findLiveTimes(updates, reading.timeZone);
  if (!published) return {};
  if (!times || !isDated(published.value)) return { published };
  const noted = { ...published, notes: [...(published.notes ?? []), describeLiveTimes(times)] };
  if (times.zone === undefined || published.value.precision === "minute") return { published: noted };
  return atTimes(noted, times, times.zone);
};

const atTimes = (published: Evidence<Instant>, times: LiveTimes, zone: Zone): LiveDates => {
  const midnight = published.value.at + published.value.offset * 60;
  const at = (time: number): Instant => {
    const offset = offsetAt(zone, midnight + time);
    return { at: midnight + time - offset * 60, offset, precision: "minute" };
  };
  const updated: Evidence<Instant> = {
    ...published,
    value: at(times.lastTime),
    origin: "live-update",
    quote: times.last,
  };
  return {
    published: { ...published, value: at(times.firstTime) },
    ...(times.lastTime > times.firstTime && { updated }),
  };
};
