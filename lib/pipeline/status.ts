import { allRecords, recordsOf, type State } from "#catalog/catalog.ts";
import { frontItems } from "#catalog/front.ts";
import { accountOf, type Counts, type SeedChange, type SeedRecord } from "#catalog/records.ts";
import { type Instant, isDated, renderDay, renderRfc3339 } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Store } from "#store/store.ts";
import { reasonOf } from "./explain.ts";
import { catalogOf } from "./site-catalog.ts";

/** What became of one seed, as `status` shows it. */
export interface SeedStatus {
  readonly key: string;
  readonly outcome: "published" | "held" | "asset" | "rejected";
  /** Of entries; null where none could be found. */
  readonly title?: string | null;
  /** The day or minute a reader is shown; null for the undated. */
  readonly published?: string | null;
  /** Why it is held or rejected, or why no article shows an asset, in a sentence. */
  readonly reason?: string;
  readonly hint?: string;
}

export interface SiteStatus {
  readonly revision: number;
  readonly counts: Readonly<Record<SeedStatus["outcome"], number>>;
  /** Key order. */
  readonly seeds: readonly SeedStatus[];
  /** The newest entry, where there is one. */
  readonly newest?: SeedStatus;
  /** RFC 3339; when an embargo ends next. */
  readonly nextDue?: string;
}

/** Accounts for every seed of the catalog (promise P4). */
export const statusOf = async (out: Store): Promise<SiteStatus> => {
  const state = await catalogOf({ out }).read();
  const seeds: SeedStatus[] = [];
  for await (const record of allRecords(state)) seeds.push(statusOfSeed(record));
  const { front } = state.root;
  const [first] = front ? await frontItems(state.nodes, front) : [];
  const newest = first && seeds.find(({ key }) => key === (first[1] as Entry).key);
  return { ...outlineOf(state), seeds, ...(newest && { newest }) };
};

/** Accounts for the seeds that were looked at, and counts all: what it costs does not depend on how many there are. */
export const statusOfChanged = async (out: Store, changes: readonly Pick<SeedChange, "key">[]): Promise<SiteStatus> => {
  const state = await catalogOf({ out }).read();
  const records = await recordsOf(
    state,
    changes.map(({ key }) => key),
  );
  return { ...outlineOf(state), seeds: [...records.values()].map(statusOfSeed) };
};

const outlineOf = ({ root }: State): Omit<SiteStatus, "seeds"> => ({
  revision: root.revision,
  counts: gather(root.counts),
  ...(root.nextDue !== undefined && { nextDue: renderMoment(root.nextDue) }),
});

const gather = ({ published, asset, rejected, ...held }: Counts): SiteStatus["counts"] => ({
  published,
  held: held.draft + held.due + held["same-id"],
  asset,
  rejected,
});

const statusOfSeed = (record: SeedRecord): SeedStatus => {
  const { key, outcome } = record;
  if (outcome.kind === "asset") return { key, outcome: "asset", ...(outcome.reason && { reason: outcome.reason }) };
  if (outcome.kind === "rejected") return { key, outcome: "rejected", reason: outcome.reason, hint: outcome.hint };
  const { title = null, published, due, rival } = outcome;
  const shown = { key, title, published: renderShown(published) };
  const account = accountOf(record);
  if (account === "published") return { ...shown, outcome: "published" };
  if (account === "draft") return { ...shown, outcome: "held", reason: reasonOf({ reason: "draft" }) };
  if (account === "due") return { ...shown, outcome: "held", reason: reasonOf({ reason: "not-due", due: due ?? 0 }) };
  return { ...shown, outcome: "held", reason: reasonOf({ reason: "same-id", ...(rival && { rival }) }) };
};

const renderShown = (published: Instant | undefined): string | null => {
  if (!published || !isDated(published)) return null;
  return published.precision === "day" ? renderDay(published) : renderRfc3339(published);
};

const renderMoment = (at: number): string => renderRfc3339({ at, offset: 0 });
