import { createHash } from "node:crypto";
import { StoreConflict } from "#model/errors.ts";
import { checkKey, compareKeys } from "#store/keys.ts";
import type { ObjectInfo, Store, StoredObject } from "#store/store.ts";

export interface MemoryStore extends Store {
  /** Puts a text as if somebody else had, at a time of the test's choice. */
  plant(key: string, text: string, lastModified?: number): void;
  /** All that is stored below the prefix, as text. */
  texts(prefix: string): Record<string, string>;
}

/**
 * A store for tests that need thousands of calls. Like S3 its versions tell content only: bytes that go A → B → A carry
 * A's version again. It keeps the stores' contract (test/store).
 * @param now seconds since 1970, for what is put
 */
export const openMemory = (now: () => number = () => 0): MemoryStore => {
  const objects = new Map<string, StoredObject>();
  const set = (key: string, body: Uint8Array, lastModified: number): string => {
    const version = createHash("md5").update(body).digest("hex");
    objects.set(key, { key, version, size: body.length, lastModified, body: body.slice() });
    return version;
  };
  return {
    location: "memory",
    get: async (key, { atMost = Number.POSITIVE_INFINITY } = {}) => {
      checkKey(key, "memory");
      const object = objects.get(key);
      return object && object.size > atMost ? { ...object, body: new Uint8Array() } : object;
    },
    head: async (key) => infoOf(objects.get(key)),
    put: async (key, body, { onlyIf } = {}) => {
      checkKey(key, "memory");
      const version = objects.get(key)?.version;
      const wanted = onlyIf === "absent" ? undefined : onlyIf?.version;
      if (onlyIf && wanted !== version) throw new StoreConflict(key, { hint: "Read again." });
      return set(key, body, now());
    },
    delete: async (key) => void objects.delete(key),
    async *list(prefix, { after = "" } = {}) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && compareKeys(key, after) > 0);
      for (const key of keys.sort(compareKeys)) {
        const info = infoOf(objects.get(key));
        if (info) yield info;
      }
    },
    plant: (key, text, lastModified = now()) => void set(key, new TextEncoder().encode(text), lastModified),
    texts: (prefix) =>
      Object.fromEntries(
        [...objects]
          .filter(([key]) => key.startsWith(prefix))
          .sort(([a], [b]) => compareKeys(a, b))
          .map(([key, { body }]) => [key, new TextDecoder().decode(body)]),
      ),
  };
};

const infoOf = (object: StoredObject | undefined): ObjectInfo | undefined => {
  if (!object) return undefined;
  const { body: _, ...info } = object;
  return info;
};
