import type { Plugin } from "esbuild";

/** What packages load at their start for things that we never ask of them, each by who loads it. */
const LEFT_OUT: readonly (readonly [what: string, by: RegExp])[] = [
  ["sax", /\/xml-js\//], // to read XML; `feed` only has it written
  ["node:child_process", /\/commander\//], // for commands that are programs of their own
];

/** Bundles nothing in their place: 22 kB for each cold function, 3 ms for each command. */
export const leftOut: Plugin = {
  name: "left-out",
  setup(build) {
    for (const [what, by] of LEFT_OUT)
      build.onResolve({ filter: new RegExp(`^${what}$`) }, ({ path, importer }) =>
        by.test(importer) ? { path, namespace: "left-out" } : undefined,
      );
    build.onLoad({ filter: /./, namespace: "left-out" }, () => ({ contents: "module.exports = {};" }));
  },
};
