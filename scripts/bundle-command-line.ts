import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { type BuildOptions, build, transform } from "esbuild";

/** Where the pieces lie below the folder. */
const PIECES = "pieces";

/**
 * Bundles the command line in pieces, so that a command reads only what it needs: `seedwire.cjs`, and `pieces/` with what
 * it and the threads load. esbuild cuts modules into pieces, but not CommonJS, which loads in less time; so it cuts
 * modules, and each becomes CommonJS. They keep whole names, for a stack that somebody reports; nobody downloads them.
 */
export const bundleCommandLine = async (shared: BuildOptions, folder: string): Promise<void> => {
  const { outputFiles } = await build({
    ...shared,
    supported: REGULAR,
    entryPoints: { seedwire: "lib/cli/main.ts", [`${PIECES}/work-thread`]: "lib/pipeline/work-thread.ts" },
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    chunkNames: `${PIECES}/[hash]`,
    format: "esm",
    splitting: true,
    minify: false,
    sourcemap: false,
    write: false,
  });
  for (const { path, text } of outputFiles) {
    const isProgram = relative(folder, path) === "seedwire.cjs";
    const { code } = await transform(text, {
      format: "cjs",
      platform: "node",
      target: "node22",
      minify: true,
      supported: {
        "dynamic-import": false, // which would take CommonJS the modules' long way round
        ...REGULAR,
      },
      ...(text.includes("import.meta.url") && ADDRESS),
      ...(isProgram && { banner: "#!/usr/bin/env node" }),
    });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
};

/**
 * esbuild would write `new RegExp` for what the next version of Unicode may know more of, so that each use looks the pattern up
 * anew; but ours are as old as the Node that they are for.
 */
const REGULAR = { "regexp-unicode-property-escapes": true };

/** CommonJS knows its file's path, and modules its address. */
const ADDRESS = {
  define: { "import.meta.url": "__address" },
  banner: 'const __address = require("node:url").pathToFileURL(__filename).href;',
};
