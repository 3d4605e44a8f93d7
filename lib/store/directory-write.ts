import { randomUUID } from "node:crypto";
import { lstatSync, renameSync, rmdirSync, rmSync, unlinkSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { StoreConflict, StoreRefused } from "#model/errors.ts";
import { findFile, isHidden, makeFolder, segmentsOf, versionOf } from "./directory-paths.ts";
import { syncFolders, writeNew } from "./file-bytes.ts";
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
 * @param root the folder's own real path
 * @param sync bring what is below `state/` to the disk before a write is reported; the rest can be built again from it
 */
export const writerBelow = (root: string, sync: boolean): DirectoryWriter => {
  const lock = lockOn(root);
  const mustLast = (key: string) => sync && key.startsWith("state/");

  return {
    async put(key, body, options = {}) {
      const segments = segmentsOf(key, root);
      refuseHidden(segments, root);
      checkCondition(root, key, options); // once more when it counts: this only saves the writing
      const made: string[] = [];
      const temporary = await writeBeside(root, segments, body, mustLast(key), made);
      const version = await moveIntoPlace(lock, root, key, temporary, options).catch((error) => {
        rmSync(temporary, { force: true });
        throw error;
      });
      if (mustLast(key)) await syncFolders([dirname(temporary), ...made.map((path) => dirname(path))]);
      return version;
    },

    async delete(key) {
      if (!findFile(root, key)) return;
      const path = pathOf(root, key);
      const remains = await lock.exclusively(() => {
        if (findFile(root, key)) unlinkSync(path); // the link itself, where it is one
        return pruneFrom(root, dirname(path));
      });
      if (mustLast(key)) await syncFolders([remains]);
    },

    sweep(path) {
      const last = lock.lastStamp();
      if (last === undefined || !basename(path).startsWith(TEMPORARY)) return;
      const written = lstatSync(path, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
      if (written !== undefined && written < last - DAY) rmSync(path, { force: true });
    },
  };
};

/** Writes the bytes under a hidden name in the folder they belong to, which is made where it is missing. */
const writeBeside = async (
  root: string,
  segments: readonly string[],
  body: Uint8Array,
  mustLast: boolean,
  made: string[],
): Promise<string> => {
  for (;;) {
    try {
      const folder = makeFolder(root, segments.slice(0, -1), (path) => made.push(path));
      const path = join(folder, `${TEMPORARY}${randomUUID()}`);
      await writeNew(path, body, mustLast);
      return path;
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error; // else a delete pruned the folder, empty as it still was
    }
  }
};

const moveIntoPlace = (
  lock: FolderLock,
  root: string,
  key: string,
  temporary: string,
  options: PutOptions,
): Promise<string> =>
  lock.exclusively((stamp) => {
    const path = pathOf(root, key);
    checkCondition(root, key, options);
    stamp(temporary);
    renameSync(temporary, path);
    return versionOf(lstatSync(path, { bigint: true }));
  });

/** @throws StoreConflict when the condition does not hold; StoreRefused where a write would replace a folder or a link. */
const checkCondition = (root: string, key: string, { onlyIf }: PutOptions): void => {
  const path = pathOf(root, key);
  const found = findFile(root, key);
  if (!found && lstatSync(path, { throwIfNoEntry: false }))
    throw new StoreRefused(`${path} is a folder, or a link that leads elsewhere`, {
      hint: "Seedwire replaces files only: rename it, or remove it.",
    });
  const now = found && versionOf(found.stat);
  if (onlyIf === undefined || (onlyIf === "absent" ? undefined : onlyIf.version) === now) return;
  throw new StoreConflict(`${key} in ${root} ${now ? "has changed" : "is gone"}`, {
    hint: "Another run saved first; read again and merge.",
  });
};

const pathOf = (root: string, key: string): string => join(root, ...segmentsOf(key, root));

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
