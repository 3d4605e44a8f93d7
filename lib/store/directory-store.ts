import { mkdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { StoreRefused } from "#model/errors.ts";
import { findFile } from "./directory-find.ts";
import { listFolder } from "./directory-list.ts";
import { infoOf } from "./directory-paths.ts";
import { readFile } from "./directory-read.ts";
import { writerBelow } from "./directory-write.ts";
import { realDisk } from "./disk.ts";
import { saysMissing, translateFileError } from "./file-errors.ts";
import type { Store } from "./store.ts";

/**
 * A folder as a store: a key is the path of a regular file below it. Hidden files, `node_modules` and links that lead
 * out of the folder are no objects. Content type and cache control are not kept: a web server derives them.
 *
 * Several processes may write into one folder as long as they all open the same one, since its lock lies in it.
 * @param root path of the folder
 * @param options.create make the folder where it is missing
 * @param options.sync (true unless given) what is below `state/` survives a power failure once it is reported, and a node
 * below `state/nodes/` as soon as anything else there was written after it
 * @throws StoreRefused when the folder is missing or is none
 */
export const openDirectory = async (
  root: string,
  options: { readonly create?: boolean; readonly sync?: boolean } = {},
): Promise<Store> => {
  const real = realRoot(root, options.create ?? false);
  const writer = writerBelow(real, (options.sync ?? true) ? realDisk : undefined);

  return {
    location: root,

    get: (key, { atMost } = {}) => translated(key, () => readFile(real, key, atMost)),

    head: (key) =>
      translated(key, async () => {
        const found = findFile(real, key);
        return found && infoOf(key, found.stat);
      }),

    put: (key, body, condition) => translated(key, () => writer.put(key, body, condition)),

    delete: (key) => translated(key, () => writer.delete(key)),

    async *list(prefix, { after = "" } = {}) {
      try {
        yield* listFolder(real, { prefix, after, passed: writer.sweep });
      } catch (error) {
        throw translateFileError(error, root);
      }
    },
  };

  async function translated<T>(key: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw translateFileError(error, join(root, key));
    }
  }
};

const realRoot = (root: string, create: boolean): string => {
  try {
    if (create) mkdirSync(root, { recursive: true });
    const real = realpathSync.native(root);
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    if (!saysMissing(error)) throw translateFileError(error, root);
    throw new StoreRefused(`There is no folder ${root}`, { hint: "Check the path, or make the folder.", cause: error });
  }
  throw new StoreRefused(`${root} is no folder`, { hint: "Give the folder that holds the file." });
};
