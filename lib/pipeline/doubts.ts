import { keysSince, type State } from "#catalog/catalog.ts";
import type { Recent, Subject } from "#catalog/root.ts";
import { findPage } from "#normalize/identity.ts";
import { archivedSubjects } from "./archive-plan.ts";
import { recentMedia } from "./copy-media.ts";
import { notShown } from "./publish-plan.ts";

/** Seconds that a worker of ours may sleep over a write of its own: no function runs for longer. */
export const LONGEST_SLEEP = 60;

/** What this worker wrote that others may have changed since it read the root; all of it where that cannot be told. */
export const disturbed = async (
  touched: ReadonlyMap<string, Subject>,
  before: State,
  now: State,
): Promise<(readonly [string, Subject])[]> => {
  const others = await keysSince(now, before.root.revision);
  return [...touched].filter(
    ([, subject]) => !others || subject === "front" || !("key" in subject) || others.has(subject.key),
  );
};

/**
 * The documents of the seeds that were committed of late. Of bursts, which are many, only what is shown no more: a worker that
 * died may have left it, and nothing else knows of it.
 */
export const recentSubjects = async (state: State): Promise<(readonly [string, Subject])[]> => {
  const { since, commits } = state.root.recent;
  const few = new Set(commits.flatMap(({ keys }) => (typeof keys === "string" ? [] : keys)));
  const many = [...((await keysSince(state, since)) ?? [])].filter((key) => !few.has(key));
  const looked = [...few, ...(await notShown(state, many))];
  return [
    ...looked.map((key) => [findPage(key), { key }] as const),
    ...(await archivedSubjects(state, [...few])),
    ...(await recentMedia(state, [...few], many)),
  ];
};

/** What was committed so long ago that nobody sleeps over it any more needs no further look. */
export const settled = ({ since, commits }: Recent, now: number): Recent => {
  const dropped = commits.filter(({ at }) => at <= now - LONGEST_SLEEP);
  return {
    since: Math.max(since, ...dropped.map(({ revision }) => revision)),
    commits: commits.filter((commit) => !dropped.includes(commit)),
  };
};
