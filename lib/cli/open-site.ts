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
  return {
    seeds: until(signal, await openStore(seeds)),
    out: until(signal, await openStore(out, { create: true })),
    channel,
    clock: commandClock(),
  };
};
