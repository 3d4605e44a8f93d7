import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "#pipeline/build.ts";
import { parseConfiguration } from "#pipeline/configuration.ts";
import { clockOf } from "#pipeline/site.ts";
import { openDirectory } from "#store/directory-store.ts";
import type { Store } from "#store/store.ts";
import { writeCorpus } from "./corpus.ts";
import { SITE } from "./site.ts";

/**
 * `node --expose-gc scripts/bench/peak.ts 4000`: builds a site of so many articles and prints the most memory, in MB, that
 * was needed at once. Not what the process took from the system: that holds garbage too, as much as there is room for.
 */
const work = mkdtempSync(join(tmpdir(), "seedwire-peak-"));
/** Writes between two looks. */
const SOME = 200;

let peak = 0;
let puts = 0;
const look = (): void => {
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  peak = Math.max(peak, heapUsed + external);
};
const watched = (store: Store): Store => ({
  ...store,
  put: (...given) => {
    if (puts++ % SOME === 0) look();
    return store.put(...given);
  },
});

try {
  writeCorpus(join(work, "seeds"), 0, Number(process.argv[2]));
  const configuration = {
    title: SITE.title,
    siteUrl: SITE.url,
    id: { authority: "bench.example", date: "2015-01-01" },
    entriesPerFeed: SITE.entries,
  };
  await build({
    seeds: await openDirectory(join(work, "seeds")),
    out: watched(await openDirectory(join(work, "site"), { create: true, sync: false })),
    channel: parseConfiguration(configuration, "the benchmark"),
    clock: clockOf(Date.now, Math.random, 3600),
    post: () => Promise.reject(new Error("Nothing is announced here")),
  });
  console.log((peak / 1e6).toFixed(1));
} finally {
  rmSync(work, { recursive: true, force: true });
}
