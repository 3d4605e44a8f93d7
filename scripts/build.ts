import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions } from "esbuild";
import { type Zippable, zipSync } from "fflate";
import { findAtStart } from "./at-start.ts";
import { holdBudget } from "./budget.ts";
import { bundleInPieces } from "./bundle-in-pieces.ts";
import { deployedConfiguration } from "./deployed-configuration.ts";
import { leftOut } from "./left-out.ts";

/**
 * Bundles the command line and the functions into `dist`, or the folder that is named. Source maps lie beside the functions and
 * stay out of their zips; the command line keeps whole names, for a stack that somebody reports, for nobody downloads it.
 */
const OUT = process.argv[2] ?? "dist";
const FUNCTIONS = ["ingest", "reconcile"] as const;
const CONFIGURATION = "seedwire.config.json";

/** A zip's time stamps have no zone and begin in 1980; a fixed one keeps equal contents equal bytes. */
const STAMP = new Date(1980, 0, 1);
/** -rw-r--r-- in the upper half, where Unix zips keep it: Lambda's user must be able to read the file. */
const READABLE = 0o100644 << 16;

const shared = {
  bundle: true,
  platform: "node",
  target: "node22",
  // Packages' modules rather than their CommonJS: esbuild leaves out what is not used, a quarter of what is evaluated.
  mainFields: ["module", "main"],
  legalComments: "none",
  plugins: [leftOut],
  // linkedom tries it and does without.
  external: ["canvas"],
  logLevel: "warning",
} satisfies BuildOptions;

const zipOf = (files: Zippable): Uint8Array => zipSync(files, { level: 9, mtime: STAMP, os: 3, attrs: READABLE });

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

await bundleInPieces(shared, {
  entries: { seedwire: "lib/cli/main.ts", "pieces/work-thread": "lib/pipeline/work-thread.ts" },
  folder: OUT,
  ending: ".cjs",
  pieces: "pieces/[hash]",
  isShort: false,
});
const program = join(OUT, "seedwire.cjs");
writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, "utf8")}`);

const configuration = existsSync(CONFIGURATION) ? deployedConfiguration(readFileSync(CONFIGURATION, "utf8")) : "{}\n";
writeFileSync(join(OUT, CONFIGURATION), configuration); // serverless.yml looks here for the id authority

for (const name of FUNCTIONS) {
  const folder = join(OUT, name);
  const { metafile, files } = await bundleInPieces(shared, {
    entries: { index: `functions/${name}.ts` },
    folder,
    ending: ".js",
    pieces: "[hash]",
    isShort: true,
  });
  const bundled = files.toSorted().map((file) => [file, readFileSync(join(folder, file))] as const);
  const zip = zipOf({ ...Object.fromEntries(bundled), [CONFIGURATION]: Buffer.from(configuration) });
  writeFileSync(join(OUT, `${name}.zip`), zip);
  console.log(holdBudget(`${name}.zip`, zip.byteLength, findAtStart(metafile)));
}
