import type { Metafile } from "esbuild";

/** What a bundle evaluates before its first call: everything that the entry imports, but for `import()` on the way. */
export interface AtStart {
  /** Bytes of the bundle. */
  readonly bytes: number;
  /** Names of the packages, in order. */
  readonly packages: readonly string[];
}

/**
 * Follows esbuild's account of a build with one entry. A `require` within a function counts as if it stood at the top: it
 * may run at the start or later, and the budget had better know.
 */
export const findAtStart = ({ inputs, outputs }: Metafile): AtStart => {
  const output = Object.values(outputs).find(({ entryPoint }) => entryPoint !== undefined);
  const reached = new Set([output?.entryPoint ?? ""]);
  for (const path of reached)
    for (const { path: next, kind, external } of inputs[path]?.imports ?? [])
      if (kind !== "dynamic-import" && !external) reached.add(next);
  const bytes = [...reached]
    .map((path) => output?.inputs[path]?.bytesInOutput ?? 0)
    .reduce((sum, each) => sum + each, 0);
  return { bytes, packages: [...new Set([...reached].flatMap(packageOf))].sort() };
};

/** `node_modules/a/node_modules/@b/c/d.js` → `@b/c`. */
const packageOf = (path: string): string[] => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.slice(1) ?? [];
