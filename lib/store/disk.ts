import { closeSync, fsync, openSync } from "node:fs";
import { sep } from "node:path";
import { promisify } from "node:util";
import { codeOf } from "./file-errors.ts";

/** Brings things to where a power failure does not reach them. */
export interface Disk {
  /** The bytes of an open file. */
  syncFile(file: number): Promise<void>;
  /** The names in these folders. */
  syncFolders(paths: readonly string[]): Promise<void>;
}

/** Names that have to last, and are brought to the disk together. */
export interface LastingNames {
  /** A name in this folder came, changed or went. */
  changedIn(folder: string): void;
  /** Resolves when all names that changed before are on the disk. */
  settle(): Promise<void>;
}

export const lastingNames = (disk: Disk): LastingNames => {
  const changed = new Set<string>();
  let settling = Promise.resolve();
  const sync = async (): Promise<void> => {
    const folders = [...changed];
    changed.clear();
    try {
      await disk.syncFolders(folders);
    } catch (error) {
      for (const folder of folders) changed.add(folder);
      throw error;
    }
  };
  return {
    changedIn: (folder) => void changed.add(folder),
    settle() {
      // After those under way, for they may be about names of ours; where one failed, its folders are tried again.
      settling = settling.then(sync, sync);
      return settling;
    },
  };
};

const flush = promisify(fsync);

/**
 * A rename lasts when its folder does (fsync(2)). One that is gone since has nothing left to lose.
 * Windows cannot open folders, and keeps a journal of them.
 */
const syncFolders = async (paths: readonly string[]): Promise<void> => {
  if (sep === "\\") return;
  for (const path of new Set(paths)) {
    const folder = openFolder(path);
    if (folder === undefined) continue;
    try {
      await flush(folder);
    } finally {
      closeSync(folder);
    }
  }
};

const openFolder = (path: string): number | undefined => {
  try {
    return openSync(path, "r");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
};

/** The disks of this machine. */
export const realDisk: Disk = { syncFile: flush, syncFolders };
