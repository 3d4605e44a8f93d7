import { type Catalog, openCatalog, type State } from "#catalog/catalog.ts";
import type { FoldRules } from "#catalog/fold.ts";
import type { FrontLimit } from "#catalog/front.ts";
import type { SeedChange } from "#catalog/records.ts";
import { salvage } from "#catalog/salvage.ts";
import type { Entry } from "#model/entry.ts";
import { keyOfId } from "#normalize/identity.ts";
import type { Store } from "#store/store.ts";
import { NORMALIZER } from "./look.ts";
import type { Site } from "./site.ts";
import { untilUncontested } from "./until-uncontested.ts";

/**
 * The catalog in a store. Pieces of it that were read stay in memory as long as the store does, for they never change.
 */
export const catalogOf = ({ out }: Pick<Site, "out">): Catalog => {
  const kept = KEPT.get(out) ?? new Map<string, unknown>();
  KEPT.set(out, kept);
  return openCatalog(out, NORMALIZER, kept);
};

const KEPT = new WeakMap<Store, Map<string, unknown>>();

/** Commits under the site's rules. @throws what `Catalog.commit` throws */
export const commitTo = (site: Site, catalog: Catalog, base: State, changes: readonly SeedChange[]): Promise<State> =>
  catalog.commit(base, changes.map(shorten), rulesOf(site));

/** The newest set with all that the log holds in its trees, for those who go by these alone. @throws StoreConflict */
export const readFolded = (site: Site): Promise<State> =>
  untilUncontested(site.clock, async () => {
    const catalog = catalogOf(site);
    const state = await catalog.read();
    return state.root.log.length > 0 ? commitTo(site, catalog, state, []) : state;
  });

/**
 * Puts in the place of a damaged catalog what is whole of it. The comparison that has to follow looks again at the seeds of
 * which nothing is known any more.
 * @throws StateUnreadable where the root itself is damaged; StoreConflict
 */
export const repair = async (site: Site): Promise<void> => {
  const catalog = catalogOf(site);
  await untilUncontested(site.clock, async () => {
    KEPT.get(site.out)?.clear();
    const state = await catalog.read();
    await catalog.replace(state, await salvage(state, frontLimit(site.channel.entriesPerFeed), site.limits));
  });
};

/** More changes than these go to the log, where many workers write at once. */
const FEW = 16;

/**
 * Commits as one of many workers may: few changes into the trees at once, many into the log, and behind what is there already.
 * @throws what `Catalog.commit` throws
 */
export const commitAmongMany = (
  site: Site,
  catalog: Catalog,
  base: State,
  changes: readonly SeedChange[],
): Promise<State> =>
  changes.length <= FEW && base.root.log.length === 0
    ? commitTo(site, catalog, base, changes)
    : catalog.append(base, changes.map(shorten), site.clock.now());

/** Seconds between two foldings of the log in a burst, and runs of which it grows too long to wait. */
const PAUSE = 10;
const LONG_LOG = 24;

/** Seconds after which who folded the log and has not published it yet is taken to be dead. */
const PATIENCE = 60;

/**
 * True where the log has waited long enough for one worker of many to fold it. While another one still publishes what it
 * folded, to fold again would make all of them write the same pages, and each find that it was overtaken.
 */
export const isRipe = ({ root }: State, { clock }: Site): boolean => {
  const waited = clock.now() - root.foldedAt;
  const isPublished = JSON.stringify(root.published.entries) === JSON.stringify(root.entries);
  return isPublished ? root.log.length >= LONG_LOG || waited >= PAUSE : waited >= PATIENCE;
};

/** True where the log, the time, or another configuration asks for other trees or another front. */
export const isOverdue = ({ root }: State, { channel, clock }: Site): boolean =>
  root.log.length > 0 ||
  (root.nextDue !== undefined && root.nextDue <= clock.now()) ||
  (root.front !== undefined && root.front.limit.entries !== channel.entriesPerFeed);

export const rulesOf = ({ channel, clock, limits }: Site): FoldRules => ({
  now: clock.now(),
  ownerOf: (id) => keyOfId(id, channel),
  front: frontLimit(channel.entriesPerFeed),
  limits,
});

/** Readers and mail gateways give up on feeds of many megabytes; three formats escape to about this much each. */
const FRONT_BYTES = 1_200_000;

const frontLimit = (entries: number): FrontLimit => ({ entries, bytes: FRONT_BYTES });

/** Of the text beside the HTML no document shows more than its first words, so no more of it is kept. */
const KEPT_TEXT = 2_000;

const shorten = (change: SeedChange): SeedChange => {
  const outcome = change.record?.outcome;
  if (outcome?.kind !== "entry" || outcome.entry.text.length <= KEPT_TEXT) return change;
  const entry: Entry = { ...outcome.entry, text: outcome.entry.text.slice(0, KEPT_TEXT) };
  return {
    ...change,
    record: { ...(change.record as NonNullable<SeedChange["record"]>), outcome: { kind: "entry", entry } },
  };
};
