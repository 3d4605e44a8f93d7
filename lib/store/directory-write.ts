import { randomUUID } from "node:crypto";
import { lstatSync, renameSync, rmdirSync, rmSync, unlinkSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { StoreConflict, StoreRefused } from "#model/errors.ts";
import { fileAt, findFile, findFolder, makeFolder, statOf } from "./directory-find.ts";
import { isHidden, segmentsOf, versionOf } from "./directory-paths.ts";
import { type Disk, lastingNames } from "./disk.ts";
import { writeNew } from "./file-bytes.ts";
import { codeOf } from "./file-errors.ts";
import { type FolderLock, lockOn } from "./folder-lock.ts";
import type { PutOptions, Store } from "./store.ts";

/** Begins the names of files that are being written: hidden, so that no listing shows them. */
const TEMPORARY = ".seedwire-write-";

const DAY = 86_400n * 1_000_000_000n;

export interface DirectoryWriter extends Pick<Store, "put" | "delete"> {
  /** Removes the file when it is one that a crash left half-written: a day older than the last write of all. */
  sweep(path: string): void;
}

/**
 * The writing half of a directory store. A file is written beside its place under a hidden name and renamed over it:
 * readers see the old bytes or the new, and so does everybody after a crash. Comparing and renaming happen in one
 * section of the lock, for all writes alike, so that a conditional one never overwrites another it has not seen.
 *
 * What is below `state/` is on the disk before its writing is reported; the rest can be built again from it. Of the nodes,
 * which mean nothing until a root names them, only the bytes are. They have to be before they get their name, for a node is
 * put again where one of its name stands, and that one may be what a root lives by: so after a power failure a name
 * stands for a whole node or for nothing. The names follow together, one sync of their folder for all, before anything
 * else below `state/` gets its own: so no root that stands names a node that is not on the disk. (To sync the bytes of
 * many nodes together, just before the root, was tried: no sooner done than sixteen at a time as they come.)
 * @param root the folder's own real path
 * @param disk makes things last; none: what is reported may be lost with the power
 */
export const writerBelow = (root: string, disk: Disk | undefined): DirectoryWriter => {
  const lock = lockOn(root);
  const names = disk && lastingNames(disk);

  return {
    async put(key, body, options = {}) {
      const folders = segmentsOf(key, root);
      refuseHidden(folders, root);
      const name = folders.pop() ?? "";
      const lasting = names && isState(key) ? names : undefined;
      const found = findFolder(root, folders);
      checkCondition(root, found && join(found, name), key, options); // once more when it counts: this only saves the writing
      const temporary = await writeBeside(
        () => makeFolder(root, folders, (path) => lasting?.changedIn(dirname(path))),
        found,
        body,
        lasting && disk?.syncFile,
      );
      try {
        if (!isNode(key)) await lasting?.settle();
        const version = await moveIntoPlace(lock, root, temporary, join(dirname(temporary), name), key, options);
        lasting?.changedIn(dirname(temporary));
        if (!isNode(key)) await lasting?.settle();
        return version;
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    },

    async delete(key) {
      if (!findFile(root, key)) return;
      const path = join(root, ...segmentsOf(key, root));
      const remains = await lock.exclusively(() => {
        if (findFile(root, key)) unlinkSync(path); // the link itself, where it is one
        return pruneFrom(root, dirname(path));
      });
      if (!isState(key)) return;
      names?.changedIn(remains);
      if (!isNode(key)) await names?.settle();
    },

    sweep(path) {
      const last = lock.lastStamp();
      if (last === undefined || !basename(path).startsWith(TEMPORARY)) return;
      const written = lstatSync(path, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
      if (written !== undefined && written < last - DAY) rmSync(path, { force: true });
    },
  };
};

const isState = (key: string): boolean => key.startsWith("state/");
const isNode = (key: string): boolean => key.startsWith("state/nodes/");

/**
 * Writes the bytes under a hidden name in the folder they belong to.
 * @param make gives the folder, made where it is missing
 * @param found the folder, where it stood a moment ago
 */
const writeBeside = async (
  make: () => string,
  found: string | undefined,
  body: Uint8Array,
  sync: Disk["syncFile"] | undefined,
): Promise<string> => {
  for (let folder = found; ; folder = undefined) {
    try {
      const path = join(folder ?? make(), `${TEMPORARY}${randomUUID()}`);
      await writeNew(path, body, sync);
      return path;
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error; // else a delete pruned the folder, empty as it still was
    }
  }
};

const moveIntoPlace = (
  lock: FolderLock,
  root: string,
  temporary: string,
  path: string,
  key: string,
  options: PutOptions,
): Promise<string> =>
  lock.exclusively((stamp) => {
    checkCondition(root, path, key, options);
    stamp(temporary);
    renameSync(temporary, path);
    return versionOf(lstatSync(path, { bigint: true }));
  });

/**
 * @param path where the file of this key lies or would; `undefined` where not even its folder stands
 * @throws StoreConflict when the condition does not hold; StoreRefused where a write would replace a folder or a link.
 */
const checkCondition = (root: string, path: string | undefined, key: string, { onlyIf }: PutOptions): void => {
  const standing = path === undefined ? undefined : statOf(path);
  const file = path === undefined || standing?.isFile() ? standing : standing && fileAt(root, path)?.stat;
  if (standing && !file)
    throw new StoreRefused(`${path} is a folder, or a link that leads elsewhere`, {
      hint: "Seedwire replaces files only: rename it, or remove it.",
    });
  const now = file && versionOf(file);
  if (onlyIf === undefined || (onlyIf === "absent" ? undefined : onlyIf.version) === now) return;
  throw new StoreConflict(`${key} in ${root} ${now ? "has changed" : "is gone"}`, {
    hint: "Another run saved first; read again and merge.",
  });
};

const refuseHidden = (segments: readonly string[], root: string): void => {
  const hidden = segments.find(isHidden);
  if (hidden === undefined) return;
  throw new StoreRefused(`${segments.join("/")} would be hidden in ${root}`, {
    hint: `Listings leave out names like ${hidden}: choose another.`,
  });
};

/** Removes the folders that a delete left empty, never the root, and gives the innermost that remains. */
const pruneFrom = (root: string, folder: string): string => {
  if (!folder.startsWith(root + sep)) return root;
  try {
    rmdirSync(folder);
  } catch {
    return folder;
  }
  return pruneFrom(root, dirname(folder));
};
