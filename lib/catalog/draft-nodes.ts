import { type Nodes, nameOfNode } from "./nodes.ts";

/** Nodes that are made on trial: what is added stands in memory alone, until it is kept. */
export interface DraftNodes extends Nodes {
  has(name: string): boolean;
  /** Gives a node to those that are written; nothing where it is no draft. */
  keep(name: string): void;
}

/**
 * @param known nodes by name of which the caller knows what is in them
 */
export const openDraft = (nodes: Nodes, known: Iterable<readonly [name: string, value: unknown]>): DraftNodes => {
  const drafts = new Map<string, { readonly value: unknown; readonly json?: string }>();
  for (const [name, value] of known) drafts.set(name, { value });
  return {
    ...nodes,
    has: (name) => drafts.has(name),
    get: async (name) => (drafts.get(name) ?? { value: await nodes.get(name) }).value,
    add(value, json = JSON.stringify(value)) {
      const name = nameOfNode(Buffer.from(json));
      drafts.set(name, { value, json });
      return name;
    },
    keep(name) {
      const draft = drafts.get(name);
      if (draft) nodes.add(draft.value, draft.json);
    },
  };
};
