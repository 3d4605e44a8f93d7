import type { State } from "#catalog/catalog.ts";
import { frontItems } from "#catalog/front.ts";
import type { DocumentLine } from "#catalog/root.ts";
import { renderRfc3339 } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Store } from "#store/store.ts";
import { GRACE } from "./check-seeds.ts";
import { type Trouble, when } from "./diagnosis.ts";
import { type PublishedFeed, readPublished, type StandingFeed } from "./published-feed.ts";

/** What subscribers and people come to first, and its content type. */
export const FRONT: Readonly<Record<string, string>> = {
  "rss.xml": "application/rss+xml",
  "atom.xml": "application/atom+xml",
  "feed.json": "application/feed+json",
  "index.html": "text/html",
};

/** What stands under `public/`, as far as readers meet it first. */
export interface Front {
  readonly location: string;
  /** Path below `public/` → version; absent where nothing stands. */
  readonly standing: ReadonlyMap<string, string>;
  readonly feed: StandingFeed | undefined;
}

/** @throws StoreRefused, StoreUnavailable */
export const lookAtFront = async (out: Store): Promise<Front> => {
  const standing = new Map<string, string>();
  for (const path of Object.keys(FRONT)) {
    const object = await out.head(`public/${path}`);
    if (object) standing.set(path, object.version);
  }
  return {
    location: `${out.location}/public`,
    standing,
    feed: await readPublished(out),
  };
};

/**
 * Whether the feeds stand there, as they were written, and show what the catalog holds.
 * @param now seconds since 1970 UTC
 */
export const checkFront = async (
  { location, standing, feed }: Front,
  state: State,
  now: number,
): Promise<Trouble[]> => {
  const { committedAt, nextDue, published } = state.root;
  const paths = Object.keys(FRONT);
  const absent = paths.filter((path) => !standing.has(path));
  const foreign = paths.filter((path) => standing.has(path) && isForeign(standing.get(path), published.front[path]));
  const isOverdue = nextDue !== undefined && nextDue < now - GRACE;
  const behind = feed && (isOverdue || (committedAt < now - GRACE && !(await shows(feed, state))));
  const since = renderRfc3339({ at: isOverdue ? nextDue : committedAt, offset: 0 });
  return [
    ...when(absent.length > 0, `${location} has no ${absent.join(", ")}`, PUBLISH),
    ...when(foreign.length > 0, `${location}: somebody else wrote ${foreign.join(", ")}`, PUBLISH),
    ...when(behind === true, `${location}/feed.json does not show what the catalog holds since ${since}`, PUBLISH),
  ];
};

const PUBLISH =
  "seedwire build mends it. On AWS a tick does, each minute: if it stays so, see the schedule and the log of reconcile.";

/** What was never noted as published says nothing against a document. */
const isForeign = (version: string | undefined, noted: DocumentLine | undefined): boolean =>
  noted !== undefined && version !== noted.version;

/** True when the feed begins with what the catalog's front holds; how many it carries is a matter of the configuration. */
const shows = async ({ ids }: PublishedFeed, { root, nodes }: State): Promise<boolean> => {
  const items = root.front ? await frontItems(nodes, root.front) : [];
  return (
    (ids.length > 0 || items.length === 0) && ids.every((id, i) => id === (items[i]?.[1] as Entry | undefined)?.id)
  );
};
