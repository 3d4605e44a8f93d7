import { type BigIntStats, closeSync, constants, fstatSync, openSync, read, readSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { StoreUnavailable } from "#model/errors.ts";
import { findFile } from "./directory-find.ts";
import { infoOf } from "./directory-paths.ts";
import { saysMissing } from "./file-errors.ts";
import type { StoredObject } from "./store.ts";

const readSome = promisify(read);

const PATIENCE = 10;

/** So many bytes are read sooner than another thread has heard of them, where the system has them in memory. */
const FEW = 65_536;

/**
 * A file's bytes with the version they really have: when the file changes while it is read (a copy under way), it is
 * read again, for about half a second.
 * @throws StoreUnavailable when it never holds still; errors of node:fs
 */
export const readFile = async (
  root: string,
  key: string,
  atMost = Number.POSITIVE_INFINITY,
): Promise<StoredObject | undefined> => {
  for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
    const found = findFile(root, key);
    if (!found) return undefined;
    const file = openRegular(found.path);
    try {
      const object = file === undefined ? undefined : await readSteady(file, key, atMost);
      if (object) return object;
    } finally {
      if (file !== undefined) closeSync(file);
    }
    await setTimeout(10 * attempt);
  }
  throw new StoreUnavailable(`${key} in ${root} changes while it is read`, {
    hint: "Is it still being copied? Run again when that has finished.",
  });
};

/** Opens without following a link that took the file's place meanwhile, and without waiting for the writer of a pipe. */
const openRegular = (path: string): number | undefined => {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (saysMissing(error)) return undefined;
    throw error;
  }
};

/**
 * Only many bytes are waited for: the rest is in memory since the file was found, and each trip to another thread costs more
 * than it (a hundred microseconds of CPU on a busy machine, where a few kilobytes take three). What is read was written a
 * moment ago, mostly.
 */
const readSteady = async (file: number, key: string, atMost: number): Promise<StoredObject | undefined> => {
  const before = fstatSync(file, { bigint: true });
  if (!before.isFile()) return undefined;
  if (before.size > atMost) return { ...infoOf(key, before), body: new Uint8Array() };
  const body = new Uint8Array(Number(before.size));
  let length = 0;
  while (length < body.length) {
    const some =
      body.length <= FEW
        ? readSync(file, body, length, body.length - length, length)
        : (await readSome(file, body, length, body.length - length, length)).bytesRead;
    if (some === 0) return undefined;
    length += some;
  }
  const after = fstatSync(file, { bigint: true });
  return isSame(before, after) ? { ...infoOf(key, after), body } : undefined;
};

/** True where both have one version: what `versionOf` writes, without the writing. */
const isSame = (a: BigIntStats, b: BigIntStats): boolean =>
  a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs;
