import { realpathSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { ConfigurationError, StoreRefused } from "#model/errors.ts";
import type { Installation } from "#pipeline/doctor.ts";
import { refuseOverlap } from "#pipeline/overlap.ts";
import { postForm } from "#pipeline/post-form.ts";
import { clockOf, type Site } from "#pipeline/site.ts";
import { openStore } from "#store/open-store.ts";
import type { Store } from "#store/store.ts";
import { until, waitingUntil } from "./interrupt.ts";
import { loadChannel } from "./settings.ts";

/** Seconds a command goes on against other writers before it gives up. */
const PATIENCE = 120;

export const commandClock = () => clockOf(Date.now, Math.random, PATIENCE);

/**
 * Opens what the commands work with; OUT is made where it does not exist, SEEDS has to be there.
 * @param signal ends the work between two store calls, and every wait
 * @throws ConfigurationError
 */
export const openSite = async (
  { seeds, out, config }: { readonly seeds: string; readonly out: string; readonly config: string },
  signal: AbortSignal,
): Promise<Site> => {
  const channel = await loadChannel(config);
  refuseOverlap(placeOf(seeds), placeOf(out));
  return {
    seeds: until(signal, await openPlace(seeds)),
    out: until(signal, await openPlace(out, { create: true })),
    channel,
    clock: waitingUntil(signal, commandClock()),
    post: (address, form, patience) => postForm(address, form, patience, signal),
  };
};

/**
 * For one who works on a site again and again: opens it with the configuration as it is then, and keeps OUT open meanwhile,
 * and with it what was read of its state.
 * @returns throws as `openSite`
 */
export const siteOpener = (...[places, signal]: Parameters<typeof openSite>): (() => Promise<Site>) => {
  let kept: { readonly out: Store; readonly place: string } | undefined;
  return async () => {
    const site = await openSite(places, signal);
    const place = placeOf(places.out);
    if (kept?.place !== place) kept = { out: site.out, place };
    return { ...site, out: kept.out };
  };
};

/**
 * Opens an installation to look at it: nothing is made, and no configuration is asked for.
 * @param signal ends the work between two store calls
 * @throws ConfigurationError
 */
export const openInstallation = async (
  { seeds, out }: { readonly seeds: string; readonly out: string },
  signal: AbortSignal,
): Promise<Installation> => {
  refuseOverlap(placeOf(seeds), placeOf(out));
  return {
    seeds: until(signal, await openPlace(seeds)),
    out: until(signal, await openPlace(out)),
    clock: commandClock(),
  };
};

/**
 * Opens a place that somebody named on the command line.
 * @throws ConfigurationError where it is no store, or a folder that is not there: a wrong path, which no retry mends
 */
export const openPlace = async (...place: Parameters<typeof openStore>): Promise<Store> => {
  try {
    return await openStore(...place);
  } catch (error) {
    if (error instanceof StoreRefused) throw new ConfigurationError(error.message, { hint: error.hint, cause: error });
    throw error;
  }
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
