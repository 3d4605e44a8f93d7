import type { TimedUpdate } from "#model/entry.ts";
import { readTime } from "./clock-time.ts";
import type { Zone } from "./zone.ts";

/** The clock times of a live page, earliest and latest. */
export interface LiveTimes {
  /** As written. */
  readonly first: string;
  readonly last: string;
  /** Seconds since midnight. */
  readonly firstTime: number;
  readonly lastTime: number;
  /** Only where every label names the same one. */
  readonly zone?: Zone;
  /** The newest block stands on top: what is above the latest time is newer than it. */
  readonly newestFirst: boolean;
}

/**
 * The span of a live page's clock times, or `undefined` where there are none, or they do not run one way (a page over
 * midnight, whose times name no order). `channelZone` (IANA) settles shared zone letters.
 */
export const findLiveTimes = (updates: readonly TimedUpdate[], channelZone: string): LiveTimes | undefined => {
  const read = updates.map(({ time }) =>
    readTime(` ${/\d.*$/u.exec(time)?.[0] ?? ""}`.replace(/(?<= \d{1,2})\.(?=\d\d)/u, ":"), 0, channelZone),
  );
  const times = read.flatMap((clock) => (clock ? [clock.time] : []));
  if (times.length === 0 || times.length < updates.length) return undefined;
  const newestFirst = isRising(times.toReversed());
  if (!newestFirst && !isRising(times)) return undefined;
  const [oldest, newest] = newestFirst ? [times.length - 1, 0] : [0, times.length - 1];
  const zone = read[0]?.zone;
  return {
    first: updates[oldest]?.time ?? "",
    last: updates[newest]?.time ?? "",
    firstTime: times[oldest] ?? 0,
    lastTime: times[newest] ?? 0,
    newestFirst,
    ...(zone !== undefined && read.every((clock) => clock?.zone === zone) && { zone }),
  };
};

/** For `explain`: "first published 13:41, updated after 17:59, zone unknown". */
export const describeLiveTimes = ({ first, last, newestFirst, zone }: LiveTimes): string =>
  `first published ${first}, updated ${newestFirst ? "after " : ""}${last}${zone === undefined ? ", zone unknown" : ""}`;

const isRising = (times: readonly number[]): boolean => times.every((time, index) => time >= (times[index - 1] ?? 0));
