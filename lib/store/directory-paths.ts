import { type BigIntStats, lstatSync, mkdirSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { StoreRefused } from "#model/errors.ts";
import { codeOf, saysMissing } from "./file-errors.ts";
import { checkKey } from "./keys.ts";
import type { ObjectInfo } from "./store.ts";

/** True for names that are no objects: hidden files and folders (`.git`, `.DS_Store`, our own) and `node_modules`. */
export const isHidden = (name: string): boolean => name.startsWith(".") || name === "node_modules";

/**
 * A key's folders and file name.
 * @throws StoreRefused for keys that name no file below the folder: `..`, absolute, empty segments, NUL, and on Windows
 * a backslash or colon.
 */
export const segmentsOf = (key: string, root: string): string[] => {
  checkKey(key, root);
  const segments = key.split("/");
  const odd = segments.find(
    (name) =>
      name === "" || name === "." || name === ".." || name.includes("\0") || (sep === "\\" && /[\\:]/.test(name)),
  );
  if (odd === undefined) return segments;
  throw new StoreRefused(`The key ${JSON.stringify(key)} cannot be a file in ${root}`, {
    hint: "Keys are relative paths: names with a single / between them, none of them empty, `.` or `..`.",
  });
};

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
  const path = segments.some(isHidden) ? undefined : resolveInside(root, join(root, ...segments));
  const stat = path === undefined ? undefined : lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return path !== undefined && stat?.isFile() ? { path, stat } : undefined;
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
  const path = join(root, ...segments);
  const real = resolveInside(root, path);
  if (real !== undefined) return real;
  const parent = makeFolder(root, segments.slice(0, -1), made);
  const folder = join(parent, segments.at(-1) ?? "");
  try {
    mkdirSync(folder);
    made(folder);
    return folder;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  const other = resolveInside(root, folder); // somebody else made it just now
  if (other !== undefined) return other;
  throw new StoreRefused(`${path} is a link that leads out of ${root}, or nowhere`, {
    hint: "Seedwire writes only below the folder it was given: replace the link by a folder.",
  });
};

/** What `head`, `get`, `list` and `put` tell about a file. */
export const infoOf = (key: string, stat: BigIntStats): ObjectInfo => ({
  key,
  version: versionOf(stat),
  size: Number(stat.size),
  lastModified: Number(stat.mtimeNs / 1_000_000_000n),
});

/** Inode, size and time of change: all three stay while a file is read, and our own writes change at least the last. */
export const versionOf = (stat: BigIntStats): string =>
  `${stat.ino.toString(36)}-${stat.size.toString(36)}-${stat.mtimeNs.toString(36)}`;

const isShownBelow = (root: string, real: string): boolean => {
  const path = relative(root, real);
  return path === "" || !path.split(sep).some((name) => name === ".." || isHidden(name));
};
