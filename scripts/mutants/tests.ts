/** Test files that see more than one of the faults. */

export const SLEEPERS = "test/pipeline/sleepers.test.ts";
export const INGEST = "test/pipeline/ingest.test.ts";
export const FORCED = "test/pipeline/forced.test.ts";
export const MANNERS = "test/pipeline/manners.test.ts";
export const STRAYS = "test/pipeline/strays.test.ts";
export const BURSTS = "test/pipeline/bursts.test.ts";
export const TREE = "test/catalog/tree.test.ts";
export const FOLD = "test/catalog/fold.test.ts";
