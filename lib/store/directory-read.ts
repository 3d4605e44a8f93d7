import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { StoreUnavailable } from "#model/errors.ts";
import { findFile, infoOf, versionOf } from "./directory-paths.ts";
import { saysMissing } from "./file-errors.ts";
import type { StoredObject } from "./store.ts";

const PATIENCE = 10;

/**
 * A file's bytes with the version they really have: when the file changes while it is read (a copy under way), it is
 * read again, for about half a second.
 * @throws StoreUnavailable when it never holds still; errors of node:fs
 */
export const readFile = async (root: string, key: string): Promise<StoredObject | undefined> => {
  for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
    const found = findFile(root, key);
    if (!found) return undefined;
    const handle = await openRegular(found.path);
    try {
      const object = handle && (await readSteady(handle, key));
      if (object) return object;
    } finally {
      await handle?.close();
    }
    await setTimeout(10 * attempt);
  }
  throw new StoreUnavailable(`${key} in ${root} changes while it is read`, {
    hint: "Is it still being copied? Run again when that has finished.",
  });
};

/** Opens without following a link that took the file's place meanwhile, and without waiting for the writer of a pipe. */
const openRegular = async (path: string): Promise<FileHandle | undefined> => {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (saysMissing(error)) return undefined;
    throw error;
  }
};

const readSteady = async (handle: FileHandle, key: string): Promise<StoredObject | undefined> => {
  const before = await handle.stat({ bigint: true });
  if (!before.isFile()) return undefined;
  const body = new Uint8Array(Number(before.size));
  let length = 0;
  while (length < body.length) {
    const { bytesRead } = await handle.read(body, length, body.length - length, length);
    if (bytesRead === 0) return undefined;
    length += bytesRead;
  }
  const after = await handle.stat({ bigint: true });
  return versionOf(before) === versionOf(after) ? { ...infoOf(key, after), body } : undefined;
};
