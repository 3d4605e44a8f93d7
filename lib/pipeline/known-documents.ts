import type { Nodes } from "#catalog/nodes.ts";
import { positionOfKey } from "#catalog/position.ts";
import type { DocumentLine } from "#catalog/root.ts";
import { find, type Tree } from "#catalog/tree.ts";

/** What is known of the documents at these paths, by path; of those that are known. */
export const linesOf = async (
  nodes: Nodes,
  documents: Tree,
  paths: readonly string[],
): Promise<ReadonlyMap<string, DocumentLine>> => {
  const found = paths.length > 0 ? await find(nodes, documents, paths.map(positionOfKey)) : new Map<string, unknown>();
  return new Map(
    paths.flatMap((path) => {
      const line = found.get(positionOfKey(path)) as DocumentLine | undefined;
      return line ? [[path, line]] : [];
    }),
  );
};
