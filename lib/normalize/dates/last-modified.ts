import { type Instant, renderRfc3339 } from "#model/dates.ts";
import type { Evidence } from "#model/evidence.ts";
import { offsetOfInstant } from "./zone.ts";

/**
 * The file's time stamp (seconds since 1970 UTC) as evidence, on the channel's clock (IANA). It says when the file was
 * last touched, so the text is no younger; a copy or an unpacked archive can make it years too late.
 */
export const fromStamp = (stamp: number, timeZone: string): Evidence<Instant> => {
  const value: Instant = { at: stamp, offset: offsetOfInstant(timeZone, stamp), precision: "minute" };
  return { value, origin: "last-modified", quote: renderRfc3339({ at: stamp, offset: 0 }), confidence: 0.3 };
};
