import type { Store } from "#store/store.ts";
import { listed } from "./listed.ts";

export interface StoreCall {
  readonly operation: "get" | "head" | "put" | "delete" | "list";
  readonly key: string;
}

/** Stands around a call: may count it, delay it, fail instead of it or after it. */
export type Around = <T>(call: StoreCall, go: () => Promise<T>) => Promise<T>;

/** The store with something around each call. A listing is one call, made when it is begun. */
export const intercept = (store: Store, around: Around): Store => ({
  location: store.location,
  get: (key, options) => around({ operation: "get", key }, () => store.get(key, options)),
  head: (key) => around({ operation: "head", key }, () => store.head(key)),
  put: (key, body, options) => around({ operation: "put", key }, () => store.put(key, body, options)),
  delete: (key) => around({ operation: "delete", key }, () => store.delete(key)),
  async *list(prefix, options) {
    yield* await around({ operation: "list", key: prefix }, () => listed(store, prefix, options));
  },
});

/** A worker that died: nothing it does afterwards reaches a store. */
export class Crash extends Error {}

/**
 * Lets `calls` calls pass and dies at the next, before it takes effect or right behind.
 * One fate may be shared by all stores of a worker.
 */
export const dyingAfter = (calls: number, when: "before" | "behind" = "before"): Around => {
  let left = calls;
  return async (_, go) => {
    if (left < 0) throw new Crash();
    if (left-- > 0) return go();
    if (when === "behind") await go();
    throw new Crash();
  };
};

/** Dies behind the first call that fits: that one takes effect, and none after it. */
export const dyingBehind = (
  fits: (call: StoreCall) => boolean,
): { readonly around: Around; readonly isDead: () => boolean } => {
  let dead = false;
  return {
    around: async (call, go) => {
      if (dead) throw new Crash();
      const result = await go();
      dead ||= fits(call);
      return result;
    },
    isDead: () => dead,
  };
};

/** Notes each call that was made. */
export const noting =
  (calls: StoreCall[]): Around =>
  (call, go) => {
    calls.push(call);
    return go();
  };

/** Stops a worker at the first call that fits, until it is let go on. */
export const sleepingAt = (
  fits: (call: StoreCall) => boolean,
): { readonly around: Around; readonly asleep: Promise<void>; wake(): void } => {
  const asleep = Promise.withResolvers<void>();
  const woken = Promise.withResolvers<void>();
  let met = false;
  return {
    around: async (call, go) => {
      if (!met && fits(call)) {
        met = true;
        asleep.resolve();
        await woken.promise;
      }
      return go();
    },
    asleep: asleep.promise,
    wake: () => woken.resolve(),
  };
};
