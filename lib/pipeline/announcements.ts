import type { State } from "#catalog/catalog.ts";
import type { Subject } from "#catalog/root.ts";

/**
 * Pages that somebody was about to write for the first time, or to remove though nobody knew of them. Had he died there, or
 * slept, nothing else would tell the others.
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
