import { type BigIntStats, lstatSync, mkdirSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { StoreRefused } from "#model/errors.ts";
import { isHidden, segmentsOf } from "./directory-paths.ts";
import { codeOf, saysMissing } from "./file-errors.ts";

/** A regular file and where it really lies, links resolved. */
export interface FoundFile {
  readonly path: string;
  readonly stat: BigIntStats;
}

/**
 * The regular file of a key, or `undefined` where a listing would show none: nothing there, a folder, a hidden place,
 * a link that leads nowhere or out of the root.
 * @param root its own real path
 * @throws StoreRefused as `segmentsOf`, and when the root is gone
 */
export const findFile = (root: string, key: string): FoundFile | undefined => {
  const segments = segmentsOf(key, root);
  if (segments.some(isHidden)) return undefined;
  const name = segments.pop() ?? "";
  if (segments.length === 0) checkRoot(root); // else the folders on the way show that it is there
  const folder = findFolder(root, segments);
  return folder === undefined ? undefined : fileAt(root, join(folder, name));
};

/** The regular file at a path in a folder that `findFolder` or `makeFolder` gave, or at the end of a link there. */
export const fileAt = (root: string, path: string): FoundFile | undefined => {
  const stat = statOf(path);
  if (!stat?.isSymbolicLink()) return stat?.isFile() ? { path, stat } : undefined;
  const real = resolveInside(root, path);
  const behind = real === undefined ? undefined : statOf(real);
  return real !== undefined && behind?.isFile() ? { path: real, stat: behind } : undefined;
};

/**
 * Where a folder really lies, or `undefined` where there is none or it lies out of the root. A file that stands in its place
 * is found too: whoever goes on from there is told so by the system.
 *
 * Each folder on the way is looked at each time: 2 µs, where to resolve the whole path costs 6 to 17. Where none is a link
 * there is nothing to resolve. Nothing is remembered, for a store may be open for days and a folder be replaced by a link.
 * @param segments as `segmentsOf` gives them, none hidden
 * @throws StoreRefused when the root is gone
 */
export const findFolder = (root: string, segments: readonly string[]): string | undefined => {
  let path = root;
  for (const name of segments) {
    path = `${path}${sep}${name}`;
    const stat = statOf(path);
    if (stat?.isSymbolicLink()) return resolveInside(root, join(root, ...segments));
    if (stat) continue;
    checkRoot(root);
    return undefined;
  }
  return path;
};

/** What stands at a path, links not followed; `undefined` for nothing. */
export const statOf = (path: string): BigIntStats | undefined => {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    if (saysMissing(error)) return undefined;
    throw error;
  }
};

/**
 * The real path of `path` when it exists and is shown below the root, else `undefined`.
 * @throws StoreRefused when the root itself is gone: an unmounted disk must not look like an empty one.
 */
export const resolveInside = (root: string, path: string): string | undefined => {
  try {
    const real = realpathSync.native(path);
    return isShownBelow(root, real) ? real : undefined;
  } catch (error) {
    if (!saysMissing(error)) throw error;
    checkRoot(root);
    return undefined;
  }
};

/** @throws StoreRefused when the folder is not there (any more). */
export const checkRoot = (root: string): void => {
  if (lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new StoreRefused(`${root} is gone`, { hint: "Was the folder moved, deleted or unmounted? Bring it back." });
};

/**
 * Makes the folders of a key where they are missing.
 * @param made hears of every folder that had to be made, outermost first
 * @returns the real path of the innermost
 * @throws StoreRefused when a link there leads out of the root or nowhere; errors of node:fs.
 */
export const makeFolder = (root: string, segments: readonly string[], made: (path: string) => void): string => {
  if (segments.length === 0) {
    checkRoot(root);
    return root;
  }
  const found = findFolder(root, segments);
  if (found !== undefined) return found;
  const parent = makeFolder(root, segments.slice(0, -1), made);
  const folder = join(parent, segments.at(-1) ?? "");
  try {
    mkdirSync(folder);
    made(folder);
    return folder;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  const other = findFolder(root, segments);
  if (other !== undefined) return other;
  // Somebody else made it just now, and may have pruned it again.
  if (!statOf(folder)?.isSymbolicLink()) return makeFolder(root, segments, made);
  throw new StoreRefused(`${join(root, ...segments)} is a link that leads out of ${root}, or nowhere`, {
    hint: "Seedwire writes only below the folder it was given: replace the link by a folder.",
  });
};

const isShownBelow = (root: string, real: string): boolean => {
  const path = relative(root, real);
  return path === "" || !path.split(sep).some((name) => name === ".." || isHidden(name));
};
