import { StoreConflict } from "#model/errors.ts";
import type { Clock } from "./site.ts";

const LONGEST_WAIT = 2_000;

/**
 * Tries until nobody else got in between, waiting a growing, jittered moment after each conflict.
 * Other errors pass through at once: the store has retried those already.
 * @throws StoreConflict when the clock's deadline is reached first
 */
export const untilUncontested = async <T>(clock: Clock, attempt: () => Promise<T>): Promise<T> => {
  for (let wait = 25; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StoreConflict) || clock.now() + wait / 1000 >= clock.deadline) throw error;
      await clock.sleep(wait * (0.5 + clock.chance()));
    }
  }
};
