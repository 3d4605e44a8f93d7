import { isUtf8 } from "node:buffer";
import { type Dirent, lstatSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { StoreRefused } from "#model/errors.ts";
import { checkRoot, infoOf, isHidden, resolveInside, segmentsOf } from "./directory-paths.ts";
import { saysMissing } from "./file-errors.ts";
import type { ObjectInfo } from "./store.ts";

export interface Wanted {
  readonly prefix: string;
  readonly after: string;
  /** Hears the path of every file or folder that is hidden, before its folder is listed. */
  readonly passed: (path: string) => void;
}

/** A folder on the way down. */
interface Branch {
  readonly path: string;
  /** The keys below begin with it: empty, or ending in `/`. */
  readonly prefix: string;
  /** Real paths of this folder and those above it: a link that leads back up ends the walk. */
  readonly chain: readonly string[];
}

/** A file or folder as it stands in its parent's listing. */
interface Shown {
  readonly key: string;
  /** Links resolved. */
  readonly path: string;
  /** What it is ordered by: the bytes with which all its keys begin, so a folder `a` stands as `a/`, behind `a.txt`. */
  readonly bytes: Buffer;
  readonly isFolder: boolean;
}

/**
 * The regular files below a folder in UTF-8 byte order of their keys. In memory are the names of one folder and of those
 * above it. Links are followed where they lead to something shown below the root, but not round in circles.
 *
 * Times of change are looked up synchronously: 4 µs each, where a trip through the thread pool costs several times that.
 * @throws StoreRefused for a name that is not UTF-8, and when the root is gone; errors of node:fs
 */
export async function* listFolder(root: string, wanted: Wanted): AsyncGenerator<ObjectInfo> {
  checkRoot(root);
  const start = startOf(root, wanted.prefix);
  if (start) yield* listBranch(root, start, wanted);
}

/** The folder that holds every key with this prefix: `seeds/2025/` for `seeds/2025/a`. */
const startOf = (root: string, prefix: string): Branch | undefined => {
  let branch: Branch = { path: root, prefix: "", chain: [root] };
  const folders = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  if (folders === "") return branch;
  for (const name of segmentsOf(folders.slice(0, -1), root)) {
    const path = isHidden(name) ? undefined : resolveInside(root, join(branch.path, name));
    if (path === undefined || branch.chain.includes(path)) return undefined;
    branch = { path, prefix: `${branch.prefix}${name}/`, chain: [...branch.chain, path] };
  }
  return branch;
};

async function* listBranch(root: string, branch: Branch, wanted: Wanted): AsyncGenerator<ObjectInfo> {
  for (const { key, path, isFolder } of await shownIn(root, branch, wanted)) {
    if (isFolder) {
      yield* listBranch(root, { path, prefix: key, chain: [...branch.chain, path] }, wanted);
      continue;
    }
    const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (stat?.isFile()) yield infoOf(key, stat);
  }
}

const shownIn = async (root: string, branch: Branch, wanted: Wanted): Promise<Shown[]> => {
  const after = Buffer.from(wanted.after);
  const shown: Shown[] = [];
  for (const entry of await entriesOf(branch.path)) {
    if (isHidden(entry.name.toString("latin1"))) {
      wanted.passed(join(branch.path, entry.name.toString()));
      continue;
    }
    const name = checkedName(entry.name, branch.path);
    const one = describe(root, branch, entry, name);
    if (!one || !overlaps(one, wanted.prefix)) continue;
    if (Buffer.compare(one.bytes, after) > 0 || (one.isFolder && wanted.after.startsWith(one.key))) shown.push(one);
  }
  return shown.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
};

const describe = (root: string, branch: Branch, entry: Dirent<Buffer>, name: string): Shown | undefined => {
  const path = join(branch.path, name);
  if (entry.isSymbolicLink()) {
    const real = resolveInside(root, path);
    const stat = real === undefined ? undefined : lstatSync(real, { throwIfNoEntry: false });
    if (real === undefined || branch.chain.includes(real)) return undefined;
    if (stat?.isDirectory()) return folder(branch, name, real);
    return stat?.isFile() ? file(branch, name, real) : undefined;
  }
  if (entry.isDirectory()) return folder(branch, name, path);
  return entry.isFile() ? file(branch, name, path) : undefined;
};

const file = (branch: Branch, name: string, path: string): Shown => shown(`${branch.prefix}${name}`, path, false);
const folder = (branch: Branch, name: string, path: string): Shown => shown(`${branch.prefix}${name}/`, path, true);
const shown = (key: string, path: string, isFolder: boolean): Shown => ({
  key,
  path,
  isFolder,
  bytes: Buffer.from(key),
});

const overlaps = ({ key, isFolder }: Shown, prefix: string): boolean =>
  key.startsWith(prefix) || (isFolder && prefix.startsWith(key));

/** The folder's entries; none when it went away, or is no folder, since its parent was listed. */
const entriesOf = async (path: string): Promise<Dirent<Buffer>[]> => {
  try {
    return await readdir(path, { encoding: "buffer", withFileTypes: true });
  } catch (error) {
    if (saysMissing(error)) return [];
    throw error;
  }
};

const checkedName = (name: Buffer, folder: string): string => {
  if (isUtf8(name)) return name.toString();
  throw new StoreRefused(`${join(folder, name.toString())} is named in another encoding than UTF-8`, {
    hint: `Rename the file (its name begins with ${JSON.stringify(name.toString("latin1").slice(0, 40))} in Latin-1).`,
  });
};
