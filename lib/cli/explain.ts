import { stat } from "node:fs/promises";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { ConfigurationError, SeedwireError } from "#model/errors.ts";
import { explain } from "#pipeline/explain.ts";
import { isSeedKey } from "#pipeline/look.ts";
import type { Store } from "#store/store.ts";
import { renderExplanation } from "./explanation.ts";
import { commandClock, openPlace } from "./open-site.ts";
import { refuseUnread } from "./report.ts";
import { loadChannelIfAny } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `seedwire explain PATH… [--json]`: what we believe of each seed and why.
 * A folder's seeds are named relative to it; a file below SEEDS relative to SEEDS, as `build` names it; another by its name.
 * A seed that cannot be read stops no other.
 * @throws ConfigurationError when a path does not exist; StoreUnavailable, at the end, for seeds that could not be read
 */
export const runExplain = async (
  paths: readonly string[],
  { json, seeds, config }: { readonly json: boolean; readonly seeds: string; readonly config: string },
  terminal: Terminal,
): Promise<void> => {
  const channel = await loadChannelIfAny(config);
  const now = commandClock().now();
  const failures = new Map<string, SeedwireError>();
  for (const path of paths) {
    const { store, keys } = await locate(path, seeds);
    for await (const key of keys) {
      try {
        const explanation = await explain(store, key, channel, now);
        if (!explanation) throw noSeed(path);
        terminal.print(json ? `${JSON.stringify(explanation)}\n` : `${renderExplanation(explanation)}\n`);
      } catch (error) {
        if (!(error instanceof SeedwireError) || error instanceof ConfigurationError) throw error;
        failures.set(key, error);
      }
    }
  }
  refuseUnread(failures, "All others are explained.");
};

const noSeed = (path: string): ConfigurationError =>
  new ConfigurationError(`There is no seed ${path}`, { hint: "Name a file or a folder of articles." });

interface Located {
  readonly store: Store;
  readonly keys: AsyncIterable<string> | Iterable<string>;
}

const locate = async (path: string, seeds: string): Promise<Located> => {
  if (path.startsWith("s3://")) {
    const store = await openPlace(path);
    return { store, keys: keysOf(store) };
  }
  const found = await stat(path).catch((cause) => {
    throw new ConfigurationError(`${path} cannot be opened: ${(cause as Error).message}`, {
      hint: "Name a file or a folder of articles.",
      cause,
    });
  });
  if (found.isDirectory()) {
    const store = await openPlace(path);
    return { store, keys: keysOf(store) };
  }
  const key = relative(resolve(seeds), resolve(path));
  const below = !key.startsWith("..") && resolve(key) !== key;
  return below
    ? { store: await openPlace(seeds), keys: [key.split(sep).join("/")] }
    : { store: await openPlace(dirname(path)), keys: [basename(path)] };
};

async function* keysOf(store: Store): AsyncIterable<string> {
  for await (const { key } of store.list("")) if (isSeedKey(key)) yield key;
}
