import type { ObjectInfo, Store } from "#store/store.ts";

/** All that something gives, one after the other. */
export const listOf = async <T>(all: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const one of all) list.push(one);
  return list;
};

/** Everything a listing gives, in its order. */
export const listed = async (
  store: Store,
  prefix = "",
  options: { readonly after?: string } = {},
): Promise<ObjectInfo[]> => listOf(store.list(prefix, options));

/** Only the keys. */
export const keysOf = async (store: Store, prefix = "", options: { readonly after?: string } = {}): Promise<string[]> =>
  (await listed(store, prefix, options)).map(({ key }) => key);
