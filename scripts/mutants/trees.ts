import type { Mutant } from "./mutant.ts";
import { FOLD, TREE } from "./tests.ts";

/** How the set is the same, whatever happened on the way. */
export const TREES: readonly Mutant[] = [
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
