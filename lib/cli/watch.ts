import { relative, resolve, sep } from "node:path";
import { watch } from "chokidar";
import { StoreUnavailable } from "#model/errors.ts";

/** Events that come within this many milliseconds of the first become one run, as a burst on S3 becomes one batch. */
const GATHER = 100;

/**
 * Tells the keys of seeds that were added, changed or removed below the folder, a burst at a time and one call after another.
 * @param onTrouble hears of folders that cannot be watched; what happens in the others is still told
 * @returns resolves, once it watches, to a function that ends it
 */
export const watchSeeds = async (
  folder: string,
  onKeys: (keys: string[]) => Promise<void>,
  onTrouble: (error: StoreUnavailable) => void,
): Promise<() => Promise<void>> => {
  const root = resolve(folder);
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const flush = () => {
    timer = undefined;
    const keys = [...pending];
    pending.clear();
    running = running.then(() => onKeys(keys));
  };
  const watcher = watch(root, { ignoreInitial: true, ignored: (path) => /(^|[/\\])\./.test(relative(root, path)) });
  watcher.on("all", (event, path) => {
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
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
};
