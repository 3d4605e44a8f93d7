import type { Snapshot } from "#catalog/catalog.ts";
import { showAt } from "#catalog/showing.ts";
import { renderRfc3339 } from "#model/dates.ts";
import type { Store } from "#store/store.ts";
import { GRACE } from "./check-seeds.ts";
import { type Trouble, when } from "./diagnosis.ts";
import { type Ledger, type LedgerLine, readLedger } from "./ledger.ts";
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
  readonly ledger: Ledger;
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
    ledger: await readLedger(out),
    feed: await readPublished(out),
  };
};

/**
 * Whether the feeds stand there, as they were written, and show what the catalog holds.
 * @param now seconds since 1970 UTC
 */
export const checkFront = ({ location, standing, ledger, feed }: Front, snapshot: Snapshot, now: number): Trouble[] => {
  const paths = Object.keys(FRONT);
  const absent = paths.filter((path) => !standing.has(path));
  const foreign = paths.filter((path) => isForeign(standing.get(path), ledger.get(path)));
  const settled = snapshot.committedAt < now - GRACE;
  const behind = feed && settled && ![now, now - GRACE].some((moment) => shows(feed, snapshot, moment));
  const since = renderRfc3339({ at: snapshot.committedAt, offset: 0 });
  return [
    ...when(absent.length > 0, `${location} has no ${absent.join(", ")}`, PUBLISH),
    ...when(foreign.length > 0, `${location}: somebody else wrote ${foreign.join(", ")}`, PUBLISH),
    ...when(behind === true, `${location}/feed.json does not show what the catalog holds since ${since}`, PUBLISH),
  ];
};

const PUBLISH =
  "seedwire build mends it. On AWS a tick does, each minute: if it stays so, see the schedule and the log of reconcile.";

/** A ledger that knows nothing of a document says nothing against it. */
const isForeign = (version: string | undefined, line: LedgerLine | undefined): boolean =>
  version !== undefined && line !== undefined && version !== line.version;

/** True when the feed begins with what shows at that moment; how many it carries is a matter of the configuration. */
const shows = ({ ids }: PublishedFeed, { records }: Snapshot, moment: number): boolean => {
  const { entries } = showAt(records, moment);
  return (ids.length > 0 || entries.length === 0) && ids.every((id, i) => id === entries[i]?.id);
};
