import { collectGarbage } from "#catalog/collect.ts";
import type { SeedChange } from "#catalog/records.ts";
import type { Comparing, Subject } from "#catalog/root.ts";
import { type SeedwireError, StateDamaged } from "#model/errors.ts";
import { compareDocuments, compareSeeds } from "./compare.ts";
import { ingest } from "./ingest.ts";
import { stampOf } from "./look.ts";
import { type Published, publishSite } from "./publish-site.ts";
import type { Site } from "./site.ts";
import { catalogOf, readFolded, repair } from "./site-catalog.ts";
import { untilUncontested } from "./until-uncontested.ts";

export interface Reconciled {
  /** What became of the seeds that were looked at here. */
  readonly changes: readonly SeedChange[];
  readonly failures: ReadonlyMap<string, SeedwireError>;
  /** Seeds that were handed on to be looked at. */
  readonly handedOn: number;
  readonly published: Published;
  /** False where time ran out: the next call goes on from there. */
  readonly isDone: boolean;
}

interface ReconcileOptions {
  /** Hands seeds on to workers that look at them; absent: all are looked at here. */
  readonly handOn?: ((keys: readonly string[]) => Promise<void>) | undefined;
}

/** Seeds that are handed on at once; fewer than these are looked at here. */
const MANY = 200;

/** Documents looked at again at a time. */
const SOME = 500;

/** Seconds that somebody may work with one root: no function runs for longer. */
const LONGEST_WORK = 900;

/** Seconds before the deadline at which a comparison notes how far it came. */
const ENOUGH = 20;

/**
 * Compares the catalog with the seeds, what was published with what stands, and collects the garbage: what events, crashes and
 * people may have left behind. It goes on where the last call had to end, and takes memory for no more than a page of it.
 * A damaged catalog is repaired first.
 * @throws StoreUnavailable, StoreRefused, StateUnreadable, StoreConflict
 */
export const reconcile = async (site: Site, options: ReconcileOptions = {}): Promise<Reconciled> => {
  try {
    return await reconcileOnce(site, options);
  } catch (error) {
    if (!(error instanceof StateDamaged)) throw error;
    await repair(site);
    return reconcileOnce(site, options);
  }
};

const reconcileOnce = async (site: Site, { handOn }: ReconcileOptions): Promise<Reconciled> => {
  const { clock, channel, out } = site;
  const catalog = catalogOf(site);
  const isLate = () => clock.now() >= clock.deadline - ENOUGH;
  const { root } = await catalog.read();
  const begun = root.comparing ?? { phase: "seeds", after: "" };
  const changes: SeedChange[] = [];
  const failures = new Map<string, SeedwireError>();
  let handedOn = 0;
  let hasBegun = root.revision > 0; // workers refuse what looks like a lost catalog: the first seeds of all are looked at here
  let comparing: Comparing | undefined = begun;

  const look = async (keys: readonly string[]): Promise<void> => {
    if (keys.length === 0) return;
    if (handOn && hasBegun && keys.length >= MANY) {
      await handOn(keys);
      handedOn += keys.length;
      return;
    }
    const looked = await ingest(site, keys, { anew: true });
    hasBegun = true;
    changes.push(...looked.changes);
    for (const [key, error] of looked.failures) failures.set(key, error);
  };

  if (comparing.phase === "seeds") {
    const stale: string[] = [];
    let next: Comparing = { phase: "documents", after: "" };
    for await (const { key, isStale } of compareSeeds(site, await readFolded(site), comparing.after)) {
      if (isStale) stale.push(key);
      if (stale.length >= MANY) await look(stale.splice(0));
      if (!isLate()) continue;
      next = { phase: "seeds", after: key };
      break;
    }
    await look(stale);
    comparing = next;
  }
  let published = await publishSite(site, { isWhole: true });
  if (comparing.phase === "documents" && !isLate()) {
    const mend = async (doubtful: ReadonlyMap<string, Subject>) => {
      if (doubtful.size > 0) published = joined(published, await publishSite(site, { doubtful }));
    };
    const doubtful = new Map<string, Subject>();
    let next: Comparing = { phase: "garbage", after: "" };
    for await (const { path, subject } of compareDocuments(site, await catalog.read(), comparing.after)) {
      if (subject) doubtful.set(path, subject);
      if (doubtful.size >= SOME) {
        await mend(new Map(doubtful));
        doubtful.clear();
      }
      if (!isLate()) continue;
      next = { phase: "documents", after: path };
      break;
    }
    await mend(doubtful);
    comparing = next;
  }
  // Whoever holds a root of before the last collection needs what this one would take.
  const isTooSoon = begun.phase !== "garbage" && root.collectedAt > clock.now() - LONGEST_WORK;
  if (comparing?.phase === "garbage" && isTooSoon) comparing = undefined;
  if (comparing?.phase === "garbage" && !isLate()) {
    const after = await collectGarbage(out, await catalog.read(), clock.now(), comparing.after, isLate);
    comparing = after === undefined ? undefined : { phase: "garbage", after };
  }
  const end = comparing;
  await untilUncontested(clock, async () =>
    catalog.note(await catalog.read(), () => ({
      comparing: end,
      comparedBy: stampOf(channel),
      ...(end === undefined && { collectedAt: isTooSoon ? root.collectedAt : clock.now(), isSalvaged: false }),
    })),
  );
  return { changes, failures, handedOn, published, isDone: end === undefined };
};

const joined = (a: Published, b: Published): Published => ({
  ...b,
  written: [...new Set([...a.written, ...b.written])],
  removed: [...new Set([...a.removed, ...b.removed])],
});
