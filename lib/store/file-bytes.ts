import { closeSync, fsync, openSync, rmSync, write } from "node:fs";
import { sep } from "node:path";
import { promisify } from "node:util";
import { codeOf } from "./file-errors.ts";

const writeSome = promisify(write);
const flush = promisify(fsync);

/**
 * Writes a new file, or leaves none.
 * @param mustLast bring its bytes to the disk before it is reported
 * @throws errors of node:fs, EEXIST among them
 */
export const writeNew = async (path: string, body: Uint8Array, mustLast: boolean): Promise<void> => {
  const file = openSync(path, "wx");
  try {
    for (let done = 0; done < body.length; ) done += (await writeSome(file, body, done)).bytesWritten;
    if (mustLast) await flush(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
};

/**
 * A rename lasts when its folder does (fsync(2)). One that is gone since has nothing left to lose.
 * Windows cannot open folders, and keeps a journal of them.
 */
export const syncFolders = async (paths: readonly string[]): Promise<void> => {
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
