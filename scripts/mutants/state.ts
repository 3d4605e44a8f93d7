import type { Mutant } from "./mutant.ts";

/** How state can be trusted. */
export const STATE: readonly Mutant[] = [
  {
    name: "a node is believed whatever its bytes",
    file: "lib/catalog/nodes.ts",
    find: "!body || nameOfNode(body) !== name",
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
    find: "|| lastModified > oldest",
    replace: "",
    tests: ["test/catalog/kept-nodes.test.ts"],
  },
  {
    name: "what was written since the last collection is garbage a day later",
    file: "lib/catalog/collect.ts",
    find: "Math.min(now - DAY, earlier.lastModified - HOUR)",
    replace: "now - DAY",
    tests: ["test/catalog/garbage.test.ts"],
  },
  {
    name: "a branch that one topic's front reaches into is not walked for another",
    file: "lib/catalog/collect.ts",
    find: "if (isWhole(ref)) walked.add(ref.node);",
    replace: "walked.add(ref.node);",
    tests: ["test/catalog/garbage.test.ts"],
  },
  {
    name: "a newer Seedwire's state is written over",
    file: "lib/catalog/root.ts",
    find: "(root?.schema ?? 0) > SCHEMA || (root?.normalizer ?? 0) > normalizer",
    replace: "(root?.schema ?? 0) > SCHEMA",
    tests: ["test/catalog/root.test.ts"],
  },
];
