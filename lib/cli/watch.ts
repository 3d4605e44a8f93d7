import { statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { StoreUnavailable } from "#model/errors.ts";

/**
 * Events that come within this many milliseconds of the first become one run; so do all that come while a run lasts, as a
 * burst on S3 becomes one batch. It is what a file that is copied needs to be whole, and what its author waits at most.
 */
const GATHER = 20;

/** How often it is looked whether the folder is still the one that is watched, milliseconds. */
const LOOK = 1_000;

/**
 * Tells the keys of seeds that were added, changed or removed below the folder, a burst at a time and one call after another.
 * A watch is on the folder itself and not on its name: it goes with a folder that is moved away, so one that comes in its
 * place (moved back, checked out, unpacked anew) is watched anew.
 * @param onReplaced hears that another folder stands there, of which no file has been told
 * @param onTrouble hears of folders that cannot be watched; what happens in the others is still told
 * @returns resolves, once it watches, to a function that ends it
 */
export const watchSeeds = async (
  folder: string,
  onKeys: (keys: string[]) => Promise<void>,
  onReplaced: () => Promise<void>,
  onTrouble: (error: StoreUnavailable) => void,
): Promise<() => Promise<void>> => {
  const root = resolve(folder);
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const flush = () => {
    timer = undefined;
    running = running.then(async () => {
      const keys = [...pending];
      pending.clear();
      if (keys.length > 0) await onKeys(keys);
    });
  };
  let watched = identityOf(root);
  const open = async (): Promise<FSWatcher> => {
    const watcher = watch(root, { ignoreInitial: true, ignored: (path) => /(^|[/\\])\./.test(relative(root, path)) });
    watcher.on("all", (event, path) => {
      if (event === "unlinkDir" && path === root) watched = undefined;
      if (event === "addDir" || event === "unlinkDir") return;
      pending.add(relative(root, path).split(sep).join("/"));
      timer ??= setTimeout(flush, GATHER);
    });
    watcher.on("error", (cause) => {
      onTrouble(
        new StoreUnavailable(`${folder} cannot be watched everywhere`, {
          hint: "New articles may go unseen: run `seedwire build`, or raise the system's limit of watched files.",
          cause,
        }),
      );
    });
    await new Promise<void>((ready) => watcher.once("ready", ready));
    return watcher;
  };
  let watcher = await open();
  const looking = setInterval(() => {
    const now = identityOf(root);
    if (now === watched) return;
    watched = now;
    running = running.then(async () => {
      await watcher.close();
      watcher = await open();
      if (now !== undefined) await onReplaced();
    });
  }, LOOK);
  return async () => {
    clearInterval(looking);
    clearTimeout(timer);
    await running;
    await watcher.close();
  };
};

/**
 * Tells one folder from another that has its name, and from itself before it was moved away and back, which may have cost the
 * watch: then the folder around it changed. `undefined` while there is none.
 */
const identityOf = (root: string): string | undefined => {
  const found = statSync(root, { bigint: true, throwIfNoEntry: false });
  const around = statSync(dirname(root), { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}:${found.birthtimeNs}:${around?.mtimeNs}`;
};
