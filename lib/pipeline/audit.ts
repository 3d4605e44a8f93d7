import type { State } from "#catalog/catalog.ts";
import { keyAt } from "#catalog/position.ts";
import type { DocumentLine, Subject } from "#catalog/root.ts";
import { itemsFrom } from "#catalog/tree.ts";
import { compareKeys } from "#store/keys.ts";
import type { Store } from "#store/store.ts";
import { isOurs } from "./site-documents.ts";

/**
 * Compares what stands under `public/` with what is known of it: listing and state have one order, so both are read once, side
 * by side.
 * @returns the paths where another version stands, or nothing, or a document of ours that nobody knows; path → of whom it tells
 */
export const auditPublic = async (out: Store, { root, nodes }: State): Promise<Map<string, Subject>> => {
  const doubtful = new Map<string, Subject>();
  const lines = itemsFrom(nodes, root.published.documents);
  const next = async () => {
    const item = (await lines.next()).value;
    return item && { path: keyAt(item[0]), line: item[1] as DocumentLine };
  };
  let known = await next();
  for await (const { key, version } of out.list("public/")) {
    const path = key.slice("public/".length);
    for (; known && compareKeys(known.path, path) < 0; known = await next())
      doubtful.set(known.path, known.line.subject);
    if (known?.path !== path) {
      if (isOurs(path)) doubtful.set(path, { key: "" });
      continue;
    }
    if (known.line.version !== version) doubtful.set(path, known.line.subject);
    known = await next();
  }
  for (; known; known = await next()) doubtful.set(known.path, known.line.subject);
  return doubtful;
};
