import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type BuildOptions, build, type Metafile, transform } from "esbuild";

/** What is bundled, and how its files are called. */
interface Bundle {
  /** Sources by the name of their file below `folder`, without the ending. */
  readonly entries: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly ending: ".cjs" | ".js";
  /** Of the pieces, `[hash]` in it. */
  readonly pieces: string;
  /** Short names, with source maps beside the files that tell the whole ones. */
  readonly isShort: boolean;
}

/**
 * Bundles in pieces, so that a process reads only what it needs: to parse what is loaded later takes a function as long as
 * all that it loads at its start. esbuild cuts modules into pieces, but not CommonJS, which loads in less time; so it cuts
 * modules, and each becomes CommonJS.
 * @returns esbuild's account of it, and the paths of the files below the folder
 */
export const bundleInPieces = async (
  shared: BuildOptions,
  { entries, folder, ending, pieces, isShort }: Bundle,
): Promise<{ readonly metafile: Metafile; readonly files: readonly string[] }> => {
  const { outputFiles, metafile } = await build({
    ...shared,
    supported: REGULAR,
    entryPoints: { ...entries },
    outdir: NOMINAL,
    outExtension: { ".js": ending },
    chunkNames: pieces,
    format: "esm",
    splitting: true,
    minify: isShort,
    sourcemap: isShort && "inline",
    write: false,
    metafile: true,
  });
  const files: string[] = [];
  for (const { path, text } of outputFiles) {
    const { code, map } = await transform(text, {
      format: "cjs",
      platform: "node",
      target: "node22",
      minify: true,
      sourcemap: isShort && "external",
      supported: {
        "dynamic-import": false, // which would take CommonJS the modules' long way round
        ...REGULAR,
      },
      ...(text.includes("import.meta.url") && ADDRESS),
    });
    const file = relative(NOMINAL, path);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
    if (map) writeFileSync(join(folder, `${file}.map`), map);
    files.push(file);
  }
  return { metafile, files };
};

/** Where they are said to lie: their names hang on it by their source maps, and are to be the same wherever they are written. */
const NOMINAL = "bundle";

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
