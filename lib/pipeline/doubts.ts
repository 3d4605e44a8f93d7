import { keysSince, type State } from "#catalog/catalog.ts";
import type { Recent, Subject } from "#catalog/root.ts";
import { findPage } from "#normalize/identity.ts";
import type { Store } from "#store/store.ts";
import { isNobodys, isOfShape } from "./announcements.ts";
import { archivedSubjects } from "./archive-plan.ts";
import { recentMedia } from "./copy-media.ts";
import { linesOf } from "./known-documents.ts";
import { notShown } from "./publish-plan.ts";
import { findAstray } from "./write-documents.ts";

/** Seconds that a worker of ours may sleep over a write of its own. */
export const LONGEST_SLEEP = 60;

/** Seconds after which a worker looks at the root again before it writes. */
export const LEASE = LONGEST_SLEEP / 2;

/** So many seconds behind the root that it goes by a write may land: it was begun just before the lease ended, and slept over. */
export const LONGEST_LAG = LEASE + LONGEST_SLEEP;

/** Paths below `public/` of which something may be wrong, and of whom they tell. */
export type Doubtful = ReadonlyMap<string, Subject>;

/** What this worker touched that others may have changed since it read the root; all of it where that cannot be told. */
export const disturbed = async (
  touched: Doubtful,
  before: State,
  now: State,
): Promise<(readonly [string, Subject])[]> => {
  const others = await keysSince(now, before.root.revision);
  return [...touched].filter(
    ([, subject]) =>
      !others || subject === "front" || isOfShape(subject) || ("key" in subject && others.has(subject.key)),
  );
};

/** The documents of what was committed of late, as far as they do not stand as the root knows them. */
export const astray = async (out: Store, state: State): Promise<(readonly [string, Subject])[]> => {
  const subjects = await recentSubjects(state);
  const paths = subjects.map(([path]) => path);
  return findAstray(out, subjects, await linesOf(state.nodes, state.root.published.documents, paths));
};

/** The keys that were committed of late, few at a time: of bursts the root names but a node. */
export const fewKeys = ({ commits }: Recent): string[] =>
  commits.flatMap(({ keys }) => (typeof keys === "string" ? [] : keys));

/**
 * The documents of the seeds that were committed of late. Of bursts, which are many, only what is shown no more: a worker that
 * died may have left it, and nothing else knows of it.
 */
const recentSubjects = async (state: State): Promise<(readonly [string, Subject])[]> => {
  const { recent } = state.root;
  const few = new Set(fewKeys(recent));
  const many = [...((await keysSince(state, recent.since)) ?? [])].filter((key) => !few.has(key));
  const looked = [...few, ...(await notShown(state, many))];
  return [
    ...looked.map((key) => [findPage(key), { key }] as const),
    ...(await archivedSubjects(state, [...few])),
    ...(await recentMedia(state, [...few], many)),
  ];
};

/**
 * Tells of what was nobody's whose it is by now: a listing is older than the set that is published. What is still nobody's are
 * strays.
 */
export const claim = async (
  { root, nodes }: State,
  doubtful: Doubtful,
): Promise<{ readonly claimed: Doubtful; readonly strays: readonly string[] }> => {
  const paths = [...doubtful].flatMap(([path, subject]) => (isNobodys(subject) ? path : []));
  const known = await linesOf(nodes, root.published.documents, paths);
  const claimed = new Map(
    [...doubtful].flatMap(([path, subject]) => {
      const owner = isNobodys(subject) ? known.get(path)?.subject : subject;
      return owner === undefined ? [] : [[path, owner] as const];
    }),
  );
  return { claimed, strays: paths.filter((path) => !known.has(path)) };
};

/** What was committed so long ago that nobody writes who does not know of it needs no further look. */
export const settled = ({ since, commits }: Recent, now: number): Recent => {
  const dropped = commits.filter(({ at }) => at <= now - LONGEST_LAG);
  return {
    since: Math.max(since, ...dropped.map(({ revision }) => revision)),
    commits: commits.filter((commit) => !dropped.includes(commit)),
  };
};
