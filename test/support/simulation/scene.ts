import type { Site } from "#pipeline/site.ts";
import { type MemoryStore, openMemory } from "../memory-store.ts";
import { NOON, siteOf } from "../test-site.ts";
import { openVirtualTime, type VirtualTime } from "./virtual-time.ts";

/** What a simulation plays on, in memory. */
export interface Scene {
  readonly time: VirtualTime;
  readonly now: () => number;
  readonly seeds: MemoryStore;
  readonly out: MemoryStore;
  readonly site: Site;
}

export const sceneInMemory = (): Scene => {
  const time = openVirtualTime(NOON);
  const now = () => Math.floor(time.now());
  const [seeds, out] = [openMemory(now), openMemory(now)];
  const clock: Site["clock"] = { now, chance: () => 0.5, sleep: async () => {}, deadline: Number.POSITIVE_INFINITY };
  return { time, now, seeds, out, site: siteOf({ seeds, out, clock }) };
};
