/** A fault that somebody could make, and the tests that have to see it. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files of the unit project. */
  readonly tests: readonly string[];
}

const SLEEPERS = "test/pipeline/sleepers.test.ts";
const INGEST = "test/pipeline/ingest.test.ts";
const FORCED = "test/pipeline/forced.test.ts";
const MANNERS = "test/pipeline/manners.test.ts";
const STRAYS = "test/pipeline/strays.test.ts";
const BURSTS = "test/pipeline/bursts.test.ts";
const TREE = "test/catalog/tree.test.ts";
const FOLD = "test/catalog/fold.test.ts";

/** How nothing is lost while many work at once. */
const COMMITS: readonly Mutant[] = [
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

/** How readers never go back in time. */
const PUBLISHES: readonly Mutant[] = [
  {
    name: "documents are written whatever stands there",
    file: "lib/pipeline/write-documents.ts",
    find: 'onlyIf: over === undefined ? "absent" : { version: over },',
    replace: "",
    tests: [SLEEPERS],
  },
  {
    name: "what stands is looked at after the set was read, and the set not once more",
    file: "lib/pipeline/write-documents.ts",
    find: "if (differing.length > 0) await confirm();",
    replace: "",
    tests: [SLEEPERS, FORCED],
  },
  {
    name: "who was overtaken does not look at what it wrote",
    file: "lib/pipeline/publish-site.ts",
    find: "...(before ? await disturbed(deeds.touched, before, state) : []),",
    replace: "",
    tests: [SLEEPERS],
  },
  {
    name: "a tick does not look at what was committed of late",
    file: "lib/pipeline/publish-site.ts",
    find: "...(amongMany ? [] : await astray(out, state)),",
    replace: "",
    tests: [SLEEPERS],
  },
  {
    name: "a tick forgets at once what was committed of late",
    file: "lib/pipeline/doubts.ts",
    find: "({ at }) => at <= now - LONGEST_SLEEP);",
    replace: "() => true);",
    tests: [FORCED],
  },
  {
    name: "what was nobody's when it was listed is nobody's for good",
    file: "lib/pipeline/doubts.ts",
    find: "known.get(path)?.subject",
    replace: "undefined",
    tests: [STRAYS],
  },
  {
    name: "what nobody knows is removed though it was just written",
    file: "lib/pipeline/site-writer.ts",
    find: ".filter((path) => !lines.has(path))",
    replace: "",
    tests: [STRAYS, MANNERS],
  },
  {
    name: "what nobody knows is removed, and nobody is told",
    file: "lib/pipeline/site-writer.ts",
    find: "await announce(some);",
    replace: "",
    tests: [STRAYS],
  },
  {
    name: "pages that are written for the first time are not announced",
    file: "lib/pipeline/site-writer.ts",
    find: "await announce(comesOrGoes",
    replace: "void (comesOrGoes",
    tests: [MANNERS],
  },
  {
    name: "who slept for long goes on writing",
    file: "lib/pipeline/site-writer.ts",
    find: "if (clock.now() - seenAt > LEASE) await confirm();",
    replace: "",
    tests: [STRAYS],
  },
  {
    name: "nobody leaves it to who writes many documents",
    file: "lib/pipeline/publish-site.ts",
    find: "const isLeft = canWait &&",
    replace: "const isLeft = false &&",
    tests: [MANNERS],
  },
  {
    name: "who is displaced by a lower key is not looked at",
    file: "lib/catalog/catalog.ts",
    find: ", ...folded.displaced]",
    replace: "]",
    tests: [MANNERS],
  },
  {
    name: "the log is folded by whoever comes",
    file: "lib/pipeline/site-catalog.ts",
    find: "return isPublished ? root.log.length >= LONG_LOG || waited >= PAUSE : waited >= PATIENCE;",
    replace: "return true;",
    tests: [MANNERS],
  },
  {
    name: "two who relate entries at once overwrite each other",
    file: "lib/catalog/catalog.ts",
    find: "writeOver(base, change, isIndexedAlike)",
    replace: "writeOver(base, change)",
    tests: ["test/catalog/relate.test.ts"],
  },
  {
    name: "what is gone is known to stand",
    file: "lib/pipeline/write-documents.ts",
    find: "if (!standing) learnt.set(path, undefined);",
    replace: "",
    tests: [FORCED],
  },
  {
    name: "what stands already is put again",
    file: "lib/pipeline/write-documents.ts",
    find: "if (line?.bytes === bytesOf(document)) return;",
    replace: "",
    tests: [FORCED],
  },
  {
    name: "a lost catalog is an empty one",
    file: "lib/pipeline/lost-catalog.ts",
    find: "throw new StateUnreadable(",
    replace: "void new StateUnreadable(",
    tests: ["test/pipeline/lost-catalog.test.ts"],
  },
];

/** How the set is the same, whatever happened on the way. */
const TREES: readonly Mutant[] = [
  {
    name: "leaves that could be one stay two",
    file: "lib/catalog/reshape.ts",
    find: "(count <= limits.items && bytes <= limits.bytes)",
    replace: "(parts.some(isLoose) && count <= limits.items && bytes <= limits.bytes)",
    tests: [TREE],
  },
  {
    name: "a large leaf is not divided by its bytes",
    file: "lib/catalog/reshape.ts",
    find: "count <= limits.items && bytes <= limits.bytes",
    replace: "count <= limits.items",
    tests: [TREE, "test/catalog/limits.test.ts"],
  },
  {
    name: "cells that begin at one position are told apart by their digits",
    file: "lib/catalog/tree.ts",
    find: "significant(ref.hex) >= significant(before)",
    replace: "ref.hex >= before",
    tests: ["test/catalog/neighbouring-leaves.test.ts"],
  },
  {
    name: "the front is not filled up from behind",
    file: "lib/catalog/front.ts",
    find: "yield* itemsBefore(nodes, tree, floor);",
    replace: "",
    tests: ["test/catalog/front.test.ts"],
  },
  {
    name: "who has an id no more is not kept",
    file: "lib/catalog/fold.ts",
    find: "seeds.update(key, { ...rest, kept, rival: winner as string });",
    replace: "seeds.update(key, { ...rest, rival: winner as string });",
    tests: [FOLD],
  },
  {
    name: "the higher key wins an id",
    file: "lib/catalog/fold.ts",
    find: `.filter((key) => hasId(entryOf(seeds.get(key)), id))
      .sort();`,
    replace: `.filter((key) => hasId(entryOf(seeds.get(key)), id))
      .sort().reverse();`,
    tests: [FOLD],
  },
  {
    name: "an inferred date is evidence",
    file: "lib/relate/signature.ts",
    find: '&& published.origin !== "siblings"',
    replace: "",
    tests: ["test/relate/signature.test.ts", "test/relate/dating.test.ts", "test/relate/properties.test.ts"],
  },
];

/** How state can be trusted. */
const STATE: readonly Mutant[] = [
  {
    name: "a node is believed whatever its bytes",
    file: "lib/catalog/nodes.ts",
    find: "!body || nameOf(body) !== name",
    replace: "!body",
    tests: ["test/catalog/nodes.test.ts"],
  },
  {
    name: "a node that was read is not put again when a root names it anew",
    file: "lib/catalog/nodes.ts",
    find: "if (!written.has(name)) added.set(name, body);",
    replace: "if (!written.has(name) && !kept.has(name)) added.set(name, body);",
    tests: ["test/catalog/kept-nodes.test.ts"],
  },
  {
    name: "young nodes are garbage",
    file: "lib/catalog/collect.ts",
    find: "|| lastModified > now - DAY",
    replace: "",
    tests: ["test/catalog/kept-nodes.test.ts"],
  },
  {
    name: "a newer Seedwire's state is written over",
    file: "lib/catalog/root.ts",
    find: "(root?.schema ?? 0) > SCHEMA || (root?.normalizer ?? 0) > normalizer",
    replace: "(root?.schema ?? 0) > SCHEMA",
    tests: ["test/catalog/root.test.ts"],
  },
];

export const MUTANTS: readonly Mutant[] = [...COMMITS, ...PUBLISHES, ...TREES, ...STATE];
