import type { Metafile } from "esbuild";

/** What a bundle evaluates before its first call: everything that the entry imports, but for `import()` on the way. */
export interface AtStart {
  /** Bytes of the bundle, in whatever pieces. */
  readonly bytes: number;
  /** Names of the packages, in order. */
  readonly packages: readonly string[];
}

/**
 * Follows esbuild's account of a build with one entry. A `require` within a function counts as if it stood at the top: it
 * may run at the start or later, and the budget had better know.
 */
export const findAtStart = ({ inputs, outputs }: Metafile): AtStart => {
  const pieces = Object.values(outputs);
  const later = Object.values(inputs).flatMap(({ imports }) =>
    imports.flatMap(({ kind, path }) => (kind === "dynamic-import" ? path : [])),
  );
  // What is imported on the way begins a piece too, which counts as an entry.
  const entries = pieces.flatMap(({ entryPoint = [] }) => entryPoint).filter((entry) => !later.includes(entry));
  const reached = new Set(entries);
  for (const path of reached)
    for (const { path: next, kind, external } of inputs[path]?.imports ?? [])
      if (kind !== "dynamic-import" && !external) reached.add(next);
  const bytes = pieces
    .flatMap(({ inputs: parts }) => [...reached].map((path) => parts[path]?.bytesInOutput ?? 0))
    .reduce((sum, each) => sum + each, 0);
  return { bytes, packages: [...new Set([...reached].flatMap(packageOf))].sort() };
};

/** `node_modules/a/node_modules/@b/c/d.js` → `@b/c`. */
const packageOf = (path: string): string[] => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.slice(1) ?? [];
