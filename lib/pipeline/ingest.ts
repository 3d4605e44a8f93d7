import { keysSince, loggedKeys, recordsOf, type State } from "#catalog/catalog.ts";
import { inParallel } from "#catalog/in-parallel.ts";
import type { SeedChange } from "#catalog/records.ts";
import { SeedwireError } from "#model/errors.ts";
import { articleKeyOf, sidecarKeyOf } from "#read/sidecar.ts";
import { lookAt } from "./look.ts";
import { refuseLost } from "./lost-catalog.ts";
import type { Site } from "./site.ts";
import { catalogOf, commitAmongMany, commitTo } from "./site-catalog.ts";
import { untilUncontested } from "./until-uncontested.ts";

/** How many seeds are held in memory at once. */
const WIDTH = 8;

/** Told after each seed that was looked at, for progress. */
export type Watcher = (change: SeedChange) => void;

interface IngestOptions {
  readonly watch?: Watcher | undefined;
  /** These are all seeds there are, or the first of them: a catalog that was lost may begin with them. */
  readonly anew?: boolean;
  /** Others do the same now: many seeds are committed to the log, which costs all of them less. */
  readonly amongMany?: boolean;
}

export interface Ingested {
  /** What became of each seed, in the order of the keys, each once. */
  readonly changes: readonly SeedChange[];
  /** The keys among them of which nobody knows anything: no seed is there, and the catalog had none. */
  readonly unknown?: ReadonlySet<string>;
  /** Seeds that the store would not give: their work is to be done again, the others' is committed. */
  readonly failures: ReadonlyMap<string, SeedwireError>;
}

/**
 * Looks at these seeds as they are now, new, changed or gone, and commits what became of them.
 * Events are hints: their order, number and age do not matter. The catalog is read before the seeds; after a conflict,
 * seeds that somebody else committed meanwhile are looked at again.
 *
 * That it commits even where nothing differs is no waste: while a worker sleeps between looking and committing, its seed can
 * change and change back, and whoever hears of that finds in the catalog what it sees. Its commit says that it looked.
 * @throws StoreUnavailable, StoreRefused, StateUnreadable from the catalog; StoreConflict when the deadline came first
 */
export const ingest = async (
  site: Site,
  keys: readonly string[],
  { watch = () => {}, anew = false, amongMany = false }: IngestOptions = {},
): Promise<Ingested> => {
  const catalog = catalogOf(site);
  const commit = amongMany ? commitAmongMany : commitTo;
  const asked = new Set(keys);
  const named = withArticles(keys);
  const looked = new Map<string, SeedChange>();
  const failures = new Map<string, SeedwireError>();
  const unknown = new Set<string>();
  let before: State | undefined;

  const lookAgain = async (base: State, some: readonly string[]): Promise<void> => {
    const known = await recordsOf(
      base,
      some.flatMap((key) => [key, sidecarKeyOf(key)]),
    );
    // What the log holds nobody has sorted yet: there may be one in it.
    const logged = await loggedKeys(base);
    const hasSidecar = (key: string) => !logged || [known, asked, logged].some((keys) => keys.has(sidecarKeyOf(key)));
    await inParallel(some, WIDTH, async (key) => {
      try {
        const change = await lookAt(site.seeds, key, site.channel, hasSidecar(key), site.judge);
        looked.set(key, change);
        if (change.record || known.has(key)) unknown.delete(key);
        else unknown.add(key);
        watch(change);
      } catch (error) {
        if (!(error instanceof SeedwireError)) throw error;
        looked.delete(key);
        failures.set(key, error);
      }
    });
  };

  await untilUncontested(site.clock, async () => {
    const base = await catalog.read();
    if (!anew) await refuseLost(site.out, catalog, base);
    const others = before && (await keysSince(base, before.root.revision));
    before = base;
    await lookAgain(
      base,
      named.filter((key) => !failures.has(key) && (!others || others.has(key))),
    );
    if (looked.size > 0) await commit(site, catalog, base, [...looked.values()]);
  });
  const told = named.filter((key) => asked.has(key) || !unknown.has(key));
  return { changes: told.flatMap((key) => looked.get(key) ?? []), unknown, failures };
};

/** Each key once; with an editor's file the article beside it, of which it speaks. */
const withArticles = (keys: readonly string[]): string[] => [
  ...new Set(keys.flatMap((key) => [key, articleKeyOf(key) ?? key])),
];
