import type { State } from "#catalog/catalog.ts";
import type { Subject } from "#catalog/root.ts";

/**
 * What somebody was about to write or to remove, where no recent commit tells of it. Had the worker died there, or slept, nothing
 * else would tell the others: the set may by then be what it was before, or what the pages are called may follow from one that is gone.
 */
export interface Announcement {
  /** Seconds since 1970. */
  readonly at: number;
  readonly pages: readonly (readonly [path: string, Subject])[];
}

/** Whom a document tells of that stands there, looks like one of ours, and is known to nobody. */
export const NOBODY: Subject = { key: "" };

export const isNobodys = (subject: Subject): boolean => subject !== "front" && "key" in subject && subject.key === "";

/** True for pages whose address follows from the whole set, and not from one entry of it. */
export const isOfShape = (subject: Subject): boolean => subject !== "front" && !("key" in subject);

/** What workers announced and may not have ended, by the node that lists it. */
export const announcedIn = async ({ root, nodes }: State): Promise<ReadonlyMap<string, Announcement>> =>
  new Map(
    await Promise.all(
      root.published.begun.map(async (node) => [node, (await nodes.get(node)) as Announcement] as const),
    ),
  );
