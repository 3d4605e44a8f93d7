import { StateDamaged } from "#model/errors.ts";
import type { State } from "./catalog.ts";
import type { FoldedRoot } from "./fold.ts";
import { DOCUMENTS, LIMITS, type TreeLimits } from "./fold.ts";
import { type FrontLimit, moveFront } from "./front.ts";
import { momentOf, positionOfClaim } from "./position.ts";
import { accountOf, type Counts, NONE, type SeedRecord } from "./records.ts";
import { regatherReferences } from "./references.ts";
import { type Changes, regrow, reshape } from "./reshape.ts";
import type { Root } from "./root.ts";
import { childrenOf, itemsFrom, itemsOf, type Limits, type Ref, type Tree } from "./tree.ts";

/**
 * What is whole of a damaged set: records whose entries stand, and entries that have a record. The seeds of all else are unknown
 * then, and the next comparison looks at them again.
 * @throws StoreUnavailable, StoreRefused
 */
export const salvage = async (
  { root, nodes }: State,
  front: FrontLimit,
  limits: TreeLimits = LIMITS,
): Promise<FoldedRoot & Pick<Root, "published">> => {
  const whole = async (tree: Tree, by: Limits) => regrow(nodes, await wholeLeaves({ root, nodes }, tree), by);
  const seeds = await whole(root.seeds, limits.seeds);
  const entries = await whole(root.entries, limits.entries);
  const due = await whole(root.due, limits.entries);

  const standing = new Set<string>();
  for (const tree of [entries, due]) for await (const [at] of itemsFrom(nodes, tree)) standing.add(at);
  const lost = new Map<string, undefined>();
  const claims = new Map<string, string[]>();
  const counts = { ...NONE } as Record<keyof Counts, number>;
  for await (const [position, value] of itemsFrom(nodes, seeds)) {
    if (Array.isArray(value)) {
      lost.set(position, undefined); // who claims an id: gathered anew from the records
      continue;
    }
    const record = value as SeedRecord;
    const account = accountOf(record);
    const entry = record.outcome.kind === "entry" ? record.outcome : undefined;
    if (entry && (account === "published" || account === "due") && !standing.delete(entry.at)) {
      lost.set(position, undefined);
      continue;
    }
    counts[account]++;
    if (!entry?.explicit || entry.draft) continue;
    const claim = positionOfClaim(entry.id);
    claims.set(claim, [...(claims.get(claim) ?? []), record.key].sort());
  }
  const orphans: Changes = new Map([...standing].map((at) => [at, undefined]));
  const known = await reshape(nodes, seeds, new Map<string, unknown>([...lost, ...claims]), limits.seeds);
  const listed = await reshape(nodes, entries, orphans, limits.entries);
  const files = await regatherReferences(nodes, { seeds: known, entries: listed });
  const shown = await reshape(nodes, listed, files.changes, limits.entries);
  const waiting = await reshape(nodes, due, orphans, limits.entries);
  const nextDue = (await itemsFrom(nodes, waiting).next()).value?.[0];
  return {
    seeds: known,
    entries: shown,
    references: files.references,
    media: files.media,
    due: waiting,
    counts,
    front: await moveFront(nodes, undefined, new Map(), shown, front),
    ...(nextDue !== undefined && { nextDue: momentOf(nextDue) }),
    // All documents are compared again; what is known of them spares the reading.
    published: {
      ...root.published,
      entries: [],
      archive: [],
      media: [],
      stamp: "",
      begun: [],
      documents: await whole(root.published.documents, DOCUMENTS),
    },
  };
};

const wholeLeaves = async (state: Pick<State, "nodes" | "root">, tree: Tree): Promise<Ref[]> => {
  const leaves: Ref[] = [];
  for (const ref of tree) {
    try {
      if (ref.level > 0) leaves.push(...(await wholeLeaves(state, await childrenOf(state.nodes, ref))));
      else if (await itemsOf(state.nodes, ref)) leaves.push(ref);
    } catch (error) {
      if (!(error instanceof StateDamaged)) throw error;
    }
  }
  return leaves;
};
