import { type Catalog, openCatalog, type State } from "#catalog/catalog.ts";
import type { FoldRules } from "#catalog/fold.ts";
import type { FrontLimit } from "#catalog/front.ts";
import type { SeedChange } from "#catalog/records.ts";
import type { Entry } from "#model/entry.ts";
import { keyOfId } from "#normalize/identity.ts";
import { NORMALIZER } from "./look.ts";
import type { Site } from "./site.ts";

export const catalogOf = ({ out, kept }: Pick<Site, "out" | "kept">): Catalog => openCatalog(out, NORMALIZER, kept);

/** Commits under the site's rules. @throws what `Catalog.commit` throws */
export const commitTo = (site: Site, catalog: Catalog, base: State, changes: readonly SeedChange[]): Promise<State> =>
  catalog.commit(base, changes.map(shorten), rulesOf(site));

/** True where the time, or another configuration, asks for another front than the one the root has. */
export const isOverdue = ({ root }: State, { channel, clock }: Site): boolean =>
  (root.nextDue !== undefined && root.nextDue <= clock.now()) ||
  (root.front !== undefined && root.front.limit.entries !== channel.entriesPerFeed);

const rulesOf = ({ channel, clock, limits }: Site): FoldRules => ({
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
