import { expect } from "vitest";
import type { Store } from "#store/store.ts";
import { channel, cleanBuildOf, publicOf } from "../test-site.ts";
import { type Simulated, wrongDeadLetters } from "./simulate.ts";

/** Sees that all ended where a clean build does, byte for byte, and that no message lies among the dead that need not. */
export const expectClean = async (
  did: Simulated,
  seeds: Store,
  out: Store,
  now: number,
  as = channel,
): Promise<void> => {
  expect(wrongDeadLetters(did)).toEqual([]);
  const [clean, made] = [await cleanBuildOf(seeds, { now, channel: as }), await publicOf(out)];
  expect(Object.keys({ ...clean, ...made }).filter((path) => clean[path] !== made[path])).toEqual([]);
};

/** Requests beside the one that puts the page of a seed, which belongs to that seed alone. */
export const sharedRequests = ({ calls }: Simulated): number =>
  [...calls].reduce((sum, [kind, count]) => sum + (kind === "put page" ? 0 : count), 0);
