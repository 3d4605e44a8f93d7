import { hash } from "node:crypto";
import { StateDamaged } from "#model/errors.ts";
import type { Store } from "#store/store.ts";
import { inParallel } from "./in-parallel.ts";

/**
 * The immutable pieces of the state, each named by the hash of its bytes: `state/nodes/<hash>`. What has a name never
 * changes, so it can be kept in memory and fetched by anybody without asking whether it is still so.
 */
export interface Nodes {
  /** @throws StateDamaged where it is missing, or its bytes are not those of its name */
  get(name: string): Promise<unknown>;
  /** Sees that the store has it, whatever is in memory. @throws StateDamaged */
  check(name: string): Promise<void>;
  /**
   * Names a value; it is written with the next `flush`.
   * @param json the value as JSON, where the caller has it
   * @param standing names of nodes that the newest root reaches: no garbage, so they need not be put again
   */
  add(value: unknown, json?: string, standing?: ReadonlySet<string>): string;
  /**
   * Writes what was added, before the root that names it. A node is put even where one of its name may lie already: that
   * one may be garbage, and a put makes it young again (see collect.ts).
   */
  flush(): Promise<void>;
}

export const NODES = "state/nodes/";

/**
 * Of nodes, so many bytes of JSON stay in memory, and three times that of values: enough for the paths of one commit and the
 * few leaves around the newest entries.
 */
const KEPT = 16_000_000;

/** A node in memory, and how many bytes it is written in. */
interface Kept {
  readonly value: unknown;
  readonly size: number;
}

/** How many are written at once. */
const WIDTH = 16;

/**
 * @param kept nodes that outlive this call, for a process that goes on working on one store
 */
export const openNodes = (store: Store, kept: Map<string, unknown> = new Map()): Nodes => {
  const added = new Map<string, Uint8Array>();
  const written = new Set<string>();
  const known = kept as Map<string, Kept>;
  const keep = (name: string, node: Kept) => {
    known.delete(name);
    known.set(name, node);
    let size = 0;
    for (const each of known.values()) size += each.size;
    for (const [oldest, each] of known) {
      if (size <= KEPT || oldest === name) break;
      known.delete(oldest);
      size -= each.size;
    }
  };
  const load = async (name: string): Promise<Kept> => {
    const body = added.get(name) ?? (await store.get(NODES + name))?.body;
    if (!body || nameOfNode(body) !== name) throw damaged(store, name, body === undefined ? "missing" : "damaged");
    return { value: JSON.parse(Buffer.from(body).toString()), size: body.length };
  };
  return {
    async get(name) {
      const node = known.get(name) ?? (await load(name));
      keep(name, node);
      return node.value;
    },
    async check(name) {
      known.delete(name);
      await load(name);
    },
    add(value, json = JSON.stringify(value), standing) {
      const body = Buffer.from(json);
      const name = nameOfNode(body);
      if (standing?.has(name)) return name;
      if (!written.has(name)) added.set(name, body);
      keep(name, { value, size: body.length });
      return name;
    },
    async flush() {
      await inParallel([...added], WIDTH, async ([name, body]) => {
        await store.put(NODES + name, body, { contentType: "application/json" });
        added.delete(name);
        written.add(name);
      });
    },
  };
};

/** The name of a node of these bytes. */
export const nameOfNode = (body: Uint8Array): string => hash("sha256", body, "hex").slice(0, 32);

const damaged = (store: Store, name: string, how: string): StateDamaged =>
  new StateDamaged(`${store.location}/${NODES}${name} is ${how}`, {
    hint: "All state is made from the seeds: build again (on AWS the daily comparison does it), and it is mended.",
  });
