import { openCatalog } from "#catalog/catalog.ts";
import { showAt } from "#catalog/showing.ts";
import { isDated, renderDay, renderRfc3339 } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Store } from "#store/store.ts";
import { reasonOf } from "./explain.ts";
import { NORMALIZER } from "./look.ts";

/** What became of one seed, as `status` shows it. */
export interface SeedStatus {
  readonly key: string;
  readonly outcome: "published" | "held" | "asset" | "rejected";
  /** Of entries; null where none could be found. */
  readonly title?: string | null;
  /** The day or minute a reader is shown; null for the undated. */
  readonly published?: string | null;
  /** Why it is held or rejected, in a sentence. */
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

/** Accounts for every seed of the catalog (promise P4). @param now seconds since 1970 UTC */
export const statusOf = async (out: Store, now: number): Promise<SiteStatus> => {
  const { revision, records } = await openCatalog(out, NORMALIZER).read();
  const showing = showAt(records, now);
  const heldByKey = new Map(showing.held.map((held) => [held.key, held]));
  const seeds = [...records.values()].map(({ key, outcome }): SeedStatus => {
    if (outcome.kind === "asset") return { key, outcome: "asset" };
    if (outcome.kind === "rejected") return { key, outcome: "rejected", reason: outcome.reason, hint: outcome.hint };
    const held = heldByKey.get(key);
    const shown = { key, title: outcome.entry.title?.value ?? null, published: shownDate(outcome.entry) };
    return held ? { ...shown, outcome: "held", reason: reasonOf(held) } : { ...shown, outcome: "published" };
  });
  const counts = { published: 0, held: 0, asset: 0, rejected: 0 };
  for (const { outcome } of seeds) counts[outcome]++;
  const newest = seeds.find(({ key }) => key === showing.entries[0]?.key);
  return {
    revision,
    counts,
    seeds,
    ...(newest && { newest }),
    ...(showing.nextDue !== undefined && { nextDue: renderMoment(showing.nextDue) }),
  };
};

const shownDate = ({ published }: Entry): string | null => {
  if (!published || !isDated(published.value)) return null;
  return published.value.precision === "day" ? renderDay(published.value) : renderRfc3339(published.value);
};

const renderMoment = (at: number): string => renderRfc3339({ at, offset: 0 });
