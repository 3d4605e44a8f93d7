import type { Mutant } from "./mutant.ts";
import { BURSTS, FORCED, INGEST, SLEEPERS } from "./tests.ts";

/** How nothing is lost while many work at once. */
export const COMMITS: readonly Mutant[] = [
  {
    name: "a seed that did not change is not committed",
    file: "lib/pipeline/ingest.ts",
    find: "if (looked.size > 0) await commit(",
    replace: `const had = await recordsOf(base, [...looked.keys()]);
    if ([...looked.values()].some(({ key, record }) => had.get(key)?.version !== record?.version)) await commit(`,
    tests: [SLEEPERS],
  },
  {
    name: "after a conflict nobody asks whose seeds moved",
    file: "lib/pipeline/ingest.ts",
    find: "(!others || others.has(key))",
    replace: "(!others || !looked.has(key))",
    tests: [INGEST, SLEEPERS],
  },
  {
    name: "what the root remembers no more is taken for nothing",
    file: "lib/catalog/catalog.ts",
    find: "if (revision < since) return undefined;",
    replace: "if (revision < since) return new Set();",
    tests: ["test/pipeline/forgotten.test.ts"],
  },
  {
    name: "the seed is read before the state",
    file: "lib/pipeline/ingest.ts",
    find: "await commit(site, catalog, base, [...looked.values()])",
    replace: "await commit(site, catalog, await catalog.read(), [...looked.values()])",
    tests: [SLEEPERS, INGEST],
  },
  {
    name: "409 is a failure",
    file: "lib/store/s3-write.ts",
    find: "statusOf(error) === 412 || statusOf(error) === 409",
    replace: "statusOf(error) === 412",
    tests: ["test/store/s3-faults.test.ts"],
  },
  {
    name: "a write whose answer was lost is somebody else's",
    file: "lib/store/s3-write.ts",
    find: "mark && attemptsOf(error) > 1",
    replace: "mark && attemptsOf(error) > 9",
    tests: ["test/store/s3-faults.test.ts"],
  },
  {
    name: "a plus in an event's key stays a plus",
    file: "functions/seed-events.ts",
    find: 'key.replaceAll("+", " ")',
    replace: "key",
    tests: ["test/functions/seed-events.test.ts"],
  },
  {
    name: "keys of events are not decoded",
    file: "functions/seed-events.ts",
    find: "return decodeURIComponent(spaced);",
    replace: "return spaced;",
    tests: ["test/functions/seed-events.test.ts"],
  },
  {
    name: "the log is folded behind what comes after it",
    file: "lib/catalog/catalog.ts",
    find: "[...logged, ...changes]",
    replace: "[...changes, ...logged]",
    tests: [FORCED],
  },
  {
    name: "the log is folded backwards",
    file: "lib/catalog/catalog.ts",
    find: "return chunks.flat();",
    replace: "return chunks.reverse().flat();",
    tests: [BURSTS],
  },
  {
    name: "an editor's file that the log holds is not looked for",
    file: "lib/pipeline/ingest.ts",
    find: "!logged || [known, asked, logged]",
    replace: "[known, asked]",
    tests: [BURSTS],
  },
  {
    name: "what one notes goes over what others did to the trees",
    file: "lib/catalog/catalog.ts",
    find: "|| !isSame(base.root, on.root)",
    replace: "",
    tests: [SLEEPERS, BURSTS],
  },
];
