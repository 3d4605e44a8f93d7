import { stat } from "node:fs/promises";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { ConfigurationError, type SeedwireError } from "#model/errors.ts";
import { gatherReports } from "#pipeline/beside.ts";
import { explainAll, seedKeys } from "#pipeline/explain.ts";
import type { Store } from "#store/store.ts";
import { renderExplanation } from "./explanation.ts";
import { commandClock, openPlace } from "./open-site.ts";
import { refuseUnread } from "./report.ts";
import { loadChannelIfAny } from "./settings.ts";
import { dim, type Terminal } from "./terminal.ts";

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
  const width = process.stdout.columns ?? UNWATCHED_WIDTH;
  let told = 0;
  let unseen = false;
  for (const path of paths) {
    const { store, keys, beside, single } = await locate(path, seeds);
    unseen ||= beside === undefined;
    const before = told + failures.size;
    const reports = gatherReports();
    const layout = { width, overrule: single && paths.length === 1, nameOf: reports.nameOf };
    for await (const explanation of explainAll(
      store,
      keys,
      { channel, now, beside: beside ?? [] },
      failures,
      reports,
    )) {
      told++;
      terminal.print(`${json ? JSON.stringify(explanation) : renderExplanation(explanation, layout)}\n`);
    }
    if (single && told + failures.size === before) throw noSeed(path);
  }
  if (unseen && !json) terminal.say(dim(`Its siblings were not looked at: ${seeds} holds more than ${MANY} seeds.`));
  if (told > 1 && !json) terminal.say(dim("seedwire explain FILE alone also shows what to write to overrule it."));
  refuseUnread(failures, "All others are explained.");
};

/** Columns, where the output is no terminal. */
const UNWATCHED_WIDTH = 120;

const noSeed = (path: string): ConfigurationError =>
  new ConfigurationError(`There is no seed ${path}`, { hint: "Name a file or a folder of articles." });

interface Located {
  readonly store: Store;
  readonly keys: AsyncIterable<string> | Iterable<string>;
  /** Those that may be its siblings; `undefined` where they are too many to be read for the sake of one file. */
  readonly beside: AsyncIterable<string> | Iterable<string> | undefined;
  /** One file was named. */
  readonly single: boolean;
}

const locate = async (path: string, seeds: string): Promise<Located> => {
  if (path.startsWith("s3://")) {
    const store = await openPlace(path);
    return { store, keys: seedKeys(store), beside: seedKeys(store), single: false };
  }
  const found = await stat(path).catch((cause) => {
    throw new ConfigurationError(`${path} cannot be opened: ${(cause as Error).message}`, {
      hint: "Name a file or a folder of articles.",
      cause,
    });
  });
  if (found.isDirectory()) {
    const store = await openPlace(path);
    return { store, keys: seedKeys(store), beside: seedKeys(store), single: false };
  }
  const key = relative(resolve(seeds), resolve(path));
  if (key.startsWith("..") || resolve(key) === key)
    return { store: await openPlace(dirname(path)), keys: [basename(path)], beside: [], single: true };
  const store = await openPlace(seeds);
  return { store, keys: [key.split(sep).join("/")], beside: await fewKeys(store), single: true };
};

const fewKeys = async (store: Store): Promise<readonly string[] | undefined> => {
  const keys: string[] = [];
  for await (const key of seedKeys(store)) {
    keys.push(key);
    if (keys.length > MANY) return undefined;
  }
  return keys;
};

/** More are not read for the sake of one file. */
const MANY = 500;
