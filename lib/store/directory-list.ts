import { isUtf8 } from "node:buffer";
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { StoreRefused } from "#model/errors.ts";
import { checkRoot, resolveInside, statOf } from "./directory-find.ts";
import { infoOf, isHidden, segmentsOf } from "./directory-paths.ts";
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
  /**
   * What it is ordered by: the bytes with which all its keys begin, a character for each, so a folder `a` stands as `a/`,
   * behind `a.txt`.
   */
  readonly bytes: string;
  readonly isFolder: boolean;
}

/**
 * The regular files below a folder in UTF-8 byte order of their keys. In memory are the names of one folder and of those
 * above it. Links are followed where they lead to something shown below the root, but not round in circles.
 *
 * Times of change are looked up synchronously: 3 µs each, where a trip through the thread pool costs several times that.
 * All folders share one generator, since each that stands around another costs its items a wait.
 * @throws StoreRefused for a name that is not UTF-8, and when the root is gone; errors of node:fs
 */
export async function* listFolder(root: string, wanted: Wanted): AsyncGenerator<ObjectInfo> {
  checkRoot(root);
  const start = startOf(root, wanted.prefix);
  if (!start) return;
  /** The folders that are open, outermost first: each with what is left of it, and where its links may not lead. */
  const open = [{ branch: start, rest: (await shownIn(root, start, wanted)).values() }];
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    const { value: one, done } = inner.rest.next();
    if (done) {
      open.pop();
    } else if (one.isFolder) {
      const branch = { path: one.path, prefix: one.key, chain: [...inner.branch.chain, one.path] };
      open.push({ branch, rest: (await shownIn(root, branch, wanted)).values() });
    } else {
      const stat = statOf(one.path);
      if (stat?.isFile()) yield infoOf(one.key, stat);
    }
  }
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

const shownIn = async (root: string, branch: Branch, wanted: Wanted): Promise<Shown[]> => {
  const prefix = bytesOf(branch.prefix);
  const after = bytesOf(wanted.after);
  const shown: Shown[] = [];
  for (const entry of await entriesOf(branch.path)) {
    // A character for a byte: so `<` compares bytes, sooner than buffers can be.
    const bytes = entry.name.toString("latin1");
    if (isHidden(bytes)) {
      wanted.passed(join(branch.path, nameOf(bytes)));
      continue;
    }
    const one = describe(root, branch, prefix, entry, bytes);
    if (!one || !overlaps(one, wanted.prefix)) continue;
    if (one.bytes > after || (one.isFolder && wanted.after.startsWith(one.key))) shown.push(one);
  }
  return shown.sort((a, b) => (a.bytes < b.bytes ? -1 : 1));
};

/**
 * @param prefix the bytes of the branch's prefix
 * @param bytes those of the entry's name
 */
const describe = (
  root: string,
  branch: Branch,
  prefix: string,
  entry: Dirent<Buffer>,
  bytes: string,
): Shown | undefined => {
  const name = checkedName(bytes, branch.path);
  const path = `${branch.path}${sep}${name}`;
  const shown = (isFolder: boolean, real = path): Shown => {
    const end = isFolder ? "/" : "";
    return { key: `${branch.prefix}${name}${end}`, path: real, bytes: `${prefix}${bytes}${end}`, isFolder };
  };
  if (entry.isFile()) return shown(false);
  if (entry.isDirectory()) return shown(true);
  const real = entry.isSymbolicLink() ? resolveInside(root, path) : undefined;
  if (real === undefined || branch.chain.includes(real)) return undefined;
  const stat = statOf(real);
  if (stat?.isDirectory()) return shown(true, real);
  return stat?.isFile() ? shown(false, real) : undefined;
};

const overlaps = ({ key, isFolder }: Shown, prefix: string): boolean =>
  key.startsWith(prefix) || (isFolder && prefix.startsWith(key));

/** The folder's entries; none when it went away, or is no folder, since its parent was listed. */
const entriesOf = async (path: string): Promise<Dirent<Buffer>[]> => {
  try {
    // As bytes: where a file system does not tell what an entry is, Node looks it up by this very name.
    return await readdir(path, { encoding: "buffer", withFileTypes: true });
  } catch (error) {
    if (saysMissing(error)) return [];
    throw error;
  }
};

const ASCII = /^[\0-\x7f]*$/;

const bytesOf = (text: string): string => (ASCII.test(text) ? text : Buffer.from(text).toString("latin1"));

const nameOf = (bytes: string): string => (ASCII.test(bytes) ? bytes : Buffer.from(bytes, "latin1").toString());

const checkedName = (bytes: string, folder: string): string => {
  if (ASCII.test(bytes)) return bytes;
  if (isUtf8(Buffer.from(bytes, "latin1"))) return nameOf(bytes);
  throw new StoreRefused(`${join(folder, nameOf(bytes))} is named in another encoding than UTF-8`, {
    hint: `Rename the file (its name begins with ${JSON.stringify(bytes.slice(0, 40))} in Latin-1).`,
  });
};
