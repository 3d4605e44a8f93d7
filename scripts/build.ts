import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type BuildOptions, build } from "esbuild";
import { type Zippable, zipSync } from "fflate";

/** Bundles the command line and the functions: one CommonJS file each, for it loads in less time than modules do. */
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
  format: "cjs",
  minify: true,
  legalComments: "none",
  sourcemap: "external",
  // linkedom tries it and does without.
  external: ["canvas"],
  logLevel: "warning",
} satisfies BuildOptions;

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");

await build({
  ...shared,
  entryPoints: ["lib/cli/main.ts"],
  outfile: "dist/seedwire.cjs",
  banner: { js: "#!/usr/bin/env node" },
});

for (const name of FUNCTIONS) {
  await build({ ...shared, entryPoints: [`functions/${name}.ts`], outfile: `dist/${name}/index.js` });
  const files: Zippable = { "index.js": readFileSync(`dist/${name}/index.js`) };
  if (existsSync(CONFIGURATION)) files[CONFIGURATION] = readFileSync(CONFIGURATION);
  const zip = zipSync(files, { level: 9, mtime: STAMP, os: 3, attrs: READABLE });
  writeFileSync(`dist/${name}.zip`, zip);
  console.log(
    `dist/${name}.zip  ${Math.round(zip.byteLength / 1000)} kB, ${Math.round((files["index.js"] as Uint8Array).byteLength / 1000)} kB unpacked`,
  );
}
