import type { ObjectInfo, Store } from "#store/store.ts";

/** Everything a listing gives, in its order. */
export const listed = async (
  store: Store,
  prefix = "",
  options: { readonly after?: string } = {},
): Promise<ObjectInfo[]> => {
  const all: ObjectInfo[] = [];
  for await (const object of store.list(prefix, options)) all.push(object);
  return all;
};

/** Only the keys. */
export const keysOf = async (store: Store, prefix = "", options: { readonly after?: string } = {}): Promise<string[]> =>
  (await listed(store, prefix, options)).map(({ key }) => key);
