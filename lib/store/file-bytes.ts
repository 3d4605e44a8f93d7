import { closeSync, openSync, rmSync, write, writeSync } from "node:fs";
import { promisify } from "node:util";
import type { Disk } from "./disk.ts";

const writeSome = promisify(write);

/** So many bytes are in the system's memory sooner than another thread has heard of them. */
const FEW = 131_072;

/**
 * Writes a new file, or leaves none.
 * @param sync brings its bytes to the disk before it is reported; none: nobody waits for that
 * @throws errors of node:fs, EEXIST among them
 */
export const writeNew = async (path: string, body: Uint8Array, sync: Disk["syncFile"] | undefined): Promise<void> => {
  const file = openSync(path, "wx");
  try {
    for (let done = 0; done < body.length; )
      done += body.length <= FEW ? writeSync(file, body, done) : (await writeSome(file, body, done)).bytesWritten;
    await sync?.(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
};
