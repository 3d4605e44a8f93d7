import { StoreConflict } from "#model/errors.ts";
import type { Store } from "#store/store.ts";

/** Adds one to a number, `times` times, as every writer of shared state does: read, write on condition, read again. */
export const increment = async (store: Store, key: string, times: number): Promise<void> => {
  for (let done = 0; done < times; ) {
    const object = await store.get(key);
    try {
      const next = Buffer.from(String(Number(Buffer.from(object?.body ?? []).toString()) + 1));
      await store.put(key, next, { onlyIf: object ? { version: object.version } : "absent" });
      done += 1;
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
    }
  }
};
