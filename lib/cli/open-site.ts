import { realpathSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { refuseOverlap } from "#pipeline/overlap.ts";
import { clockOf, type Site } from "#pipeline/site.ts";
import { openStore } from "#store/open-store.ts";
import { until } from "./interrupt.ts";
import { loadChannel } from "./settings.ts";

/** Seconds a command goes on against other writers before it gives up. */
const PATIENCE = 120;

export const commandClock = () => clockOf(Date.now, Math.random, PATIENCE);

/**
 * Opens what the commands work with; OUT is made where it does not exist, SEEDS has to be there.
 * @param signal ends the work between two store calls
 * @throws ConfigurationError, StoreRefused
 */
export const openSite = async (
  { seeds, out, config }: { readonly seeds: string; readonly out: string; readonly config: string },
  signal: AbortSignal,
): Promise<Site> => {
  const channel = await loadChannel(config);
  refuseOverlap(placeOf(seeds), placeOf(out));
  return {
    seeds: until(signal, await openStore(seeds)),
    out: until(signal, await openStore(out, { create: true })),
    channel,
    clock: commandClock(),
  };
};

/** The place as one can compare it with another: links resolved, as far as the path exists. */
const placeOf = (location: string): string =>
  location.startsWith("s3://") ? location : realPath(resolve(location)).split(sep).join("/");

const realPath = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), path.slice(parent.length));
  }
};
