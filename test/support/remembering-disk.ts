import { existsSync, fstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Disk } from "#store/disk.ts";

/** A disk that syncs nothing but knows what a power failure would leave. */
export interface RememberingDisk extends Disk {
  /** True when both the bytes of the file that stands at `path` and its name are on the disk. */
  keeps(path: string): boolean;
  /** True when it may come back after a power failure though it was removed. */
  mayComeBack(path: string): boolean;
}

/** @param before called before each sync: the last moment at which the power may fail without it */
export const rememberingDisk = (before: () => void = () => {}): RememberingDisk => {
  const bytes = new Set<number>();
  const names = new Map<string, ReadonlyMap<string, number>>();
  const inodeAt = (path: string) => names.get(join(path, ".."))?.get(path);
  return {
    async syncFile(file) {
      before();
      bytes.add(fstatSync(file).ino);
    },
    async syncFolders(folders) {
      before();
      for (const folder of folders) {
        const paths = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
        names.set(folder, new Map(paths.map((path) => [path, statSync(path).ino])));
      }
    },
    // A rename of which the disk has not heard may have reached it all the same: so both inodes have to be whole.
    keeps: (path) => bytes.has(statSync(path).ino) && bytes.has(inodeAt(path) ?? -1),
    mayComeBack: (path) => inodeAt(path) !== undefined,
  };
};
