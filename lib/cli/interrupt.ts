import { setTimeout } from "node:timers/promises";
import type { Clock } from "#pipeline/site.ts";
import type { Store } from "#store/store.ts";

/** Ctrl-C was pressed: the command ends between two store calls, so that nothing is left half-written. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The store, until the signal: from then on every call throws Interrupted. */
export const until = (signal: AbortSignal, store: Store): Store => {
  const guard = () => {
    if (signal.aborted) throw new Interrupted("Interrupted; what was committed stands.");
  };
  return {
    location: store.location,
    get: async (...call) => {
      guard();
      return store.get(...call);
    },
    head: async (...call) => {
      guard();
      return store.head(...call);
    },
    put: async (...call) => {
      guard();
      return store.put(...call);
    },
    delete: async (...call) => {
      guard();
      return store.delete(...call);
    },
    async *list(...call) {
      for await (const info of store.list(...call)) {
        guard();
        yield info;
      }
    },
  };
};

/** The clock, until the signal: it ends every wait, with Interrupted. */
export const waitingUntil = (signal: AbortSignal, clock: Clock): Clock => ({
  ...clock,
  sleep: (milliseconds) =>
    setTimeout(milliseconds, undefined, { signal }).catch((cause) => {
      throw new Interrupted("Interrupted while it waited.", { cause });
    }),
});
