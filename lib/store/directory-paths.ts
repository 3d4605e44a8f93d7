import type { BigIntStats } from "node:fs";
import { sep } from "node:path";
import { StoreRefused } from "#model/errors.ts";
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
