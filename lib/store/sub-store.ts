import type { ObjectInfo, Store } from "./store.ts";

/**
 * A store as seen from one of its folders: `below(store, "public/")` has `index.html` where the store has
 * `public/index.html`. Versions are the store's own.
 * @param prefix ends in `/`
 */
export const below = (store: Store, prefix: string): Store => {
  const seen = <T extends ObjectInfo>(object: T): T => ({ ...object, key: object.key.slice(prefix.length) });
  return {
    location: `${store.location}/${prefix.slice(0, -1)}`,

    async get(key, options) {
      const object = await store.get(prefix + key, options);
      return object && seen(object);
    },

    async head(key) {
      const object = await store.head(prefix + key);
      return object && seen(object);
    },

    put: (key, body, options) => store.put(prefix + key, body, options),

    delete: (key) => store.delete(prefix + key),

    async *list(begin, { after } = {}) {
      for await (const object of store.list(prefix + begin, after ? { after: prefix + after } : {})) yield seen(object);
    },
  };
};
