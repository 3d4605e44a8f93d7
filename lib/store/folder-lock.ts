import { randomInt } from "node:crypto";
import { accessSync, constants, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { StoreRefused, StoreUnavailable } from "#model/errors.ts";

/** Gives a file a time of change that none had before. */
type Stamp = (file: string) => void;

interface Waiting {
  /** Runs a section and passes on what came of it. */
  run(stamp: Stamp): void;
  refuse(error: unknown): void;
}

/** Lets one process at a time write below a folder. */
export interface FolderLock {
  /**
   * Runs `section` while nobody else holds the lock, in this process or another, after all that were given before.
   * `section` is synchronous, so the lock is held for microseconds and never while something is awaited. Those that wait at
   * the same time run in one turn, one after the other: sixteen writes then share what taking the lock costs.
   * @throws StoreUnavailable when the lock stays taken for about half a minute; StoreRefused when there can be no lock.
   */
  exclusively<T>(section: (stamp: Stamp) => T): Promise<T>;
  /** Nanoseconds since 1970 of the last stamp given to a file below the folder, or `undefined` when nobody wrote yet. */
  lastStamp(): bigint | undefined;
}

const SQLITE_BUSY = 5;
const PATIENCE = 3_000;

/**
 * A lock on a folder that the kernel gives back when its holder dies, however it dies.
 *
 * Node has no flock; SQLite, which comes with it, takes the same kernel locks on every system: `BEGIN IMMEDIATE` on a
 * database of zero bytes, never written, costs 16 µs. Lock files that name their holder were considered: whether a
 * process of another container is alive cannot be seen from here, and then only a time-out breaks its lock.
 *
 * `stamp(file)` gives a file a time of change that no file below the folder has had before, close to now: clocks of
 * file systems tick every 4 ms and inodes are given out again at once, so without it two versions of a file could be
 * told apart by nothing. The lock's own time of change remembers the last stamp. Files of one turn share theirs: all of
 * them were there when it began, so their inodes tell them apart.
 * @param folder an existing folder, for whom the lock lies in `.seedwire-lock`; it is made by the first use
 */
export const lockOn = (folder: string): FolderLock => {
  const path = join(folder, ".seedwire-lock");
  let held: { readonly database: DatabaseSync; readonly inode: bigint } | undefined;

  const open = async (): Promise<DatabaseSync> => {
    if (held && held.inode === statOf(path)?.ino) return held.database;
    // Not yet opened, or the folder was emptied since: the others lock a new file now.
    const database = await openDatabase(path);
    held = { database, inode: statOf(path)?.ino ?? -1n };
    return database;
  };

  let waiting: Waiting[] = [];

  /** Takes the lock once, for all that wait by then. */
  const turn = async (): Promise<void> => {
    for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
      const database = await open();
      if (begin(database, path)) {
        const sections = waiting;
        waiting = [];
        const stamp = stampsAfter(path);
        for (const { run } of sections) run(stamp);
        return database.exec("ROLLBACK");
      }
      await setTimeout(randomInt(1, Math.min(2 + attempt, 20)));
    }
    throw new StoreUnavailable(`${path} stays locked`, {
      hint: "Another Seedwire works there and does not move: end it.",
    });
  };

  const refuseAll = (error: unknown): void => {
    const refused = waiting;
    waiting = [];
    for (const { refuse } of refused) refuse(error);
  };

  return {
    lastStamp: () => statOf(path)?.mtimeNs,

    exclusively: (section) =>
      new Promise((resolve, refuse) => {
        const run = (stamp: Stamp): void => {
          try {
            resolve(section(stamp));
          } catch (error) {
            refuse(error);
          }
        };
        waiting.push({ run, refuse });
        if (waiting.length === 1) setImmediate(() => void turn().catch(refuseAll));
      }),
  };
};

const openDatabase = async (path: string): Promise<DatabaseSync> => {
  try {
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(path, { timeout: 0 });
    // A journal on disk would be made and removed each time, 600 µs for nothing; the SELECT makes the file now.
    database.exec("PRAGMA journal_mode = memory; SELECT 1 FROM sqlite_schema");
    accessSync(path, constants.W_OK); // what SQLite may only read, it pretends to lock
    return database;
  } catch (error) {
    throw noLock(path, error);
  }
};

/** Takes the lock, or gives false where another process has it. */
const begin = (database: DatabaseSync, path: string): boolean => {
  try {
    database.exec("BEGIN IMMEDIATE");
    return true;
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return false;
    throw noLock(path, error);
  }
};

const noLock = (path: string, cause: unknown): StoreRefused =>
  new StoreRefused(`${path} cannot be locked`, {
    hint: "Writing into a folder needs Node 22.13 or newer, the right to write there, and a file system with locks.",
    cause,
  });

const statOf = (path: string) => statSync(path, { bigint: true, throwIfNoEntry: false });

/** From the finest clock (Node passes times as doubles, 0.24 µs apart) to that of FAT. */
const TICKS = [2_000n, 20_000_000n, 2_000_000_000n];

/** One stamp, for all files of a turn. It is chosen when the first of them asks. */
const stampsAfter = (lock: string): Stamp => {
  let stamp: number | undefined;
  return (file) => {
    stamp ??= nextStamp(lock, file);
    utimesSync(file, stamp, stamp);
  };
};

/** Seconds since 1970: later than the lock's own time of change, which they become. */
const nextStamp = (lock: string, file: string): number => {
  const last = statSync(lock, { bigint: true }).mtimeNs;
  const now = statSync(file, { bigint: true }).mtimeNs; // just written: this is the file system's own clock
  let next = 0;
  for (const tick of TICKS) {
    next = Math.max(Number(now), Number(last + tick)) / 1e9;
    utimesSync(lock, next, next);
    if (statSync(lock, { bigint: true }).mtimeNs > last) break;
  }
  return next;
};
