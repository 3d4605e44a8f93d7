import { StoreUnavailable } from "#model/errors.ts";
import type { Built } from "#pipeline/build.ts";
import type { Ingested } from "#pipeline/ingest.ts";
import type { Published } from "#pipeline/publish-site.ts";
import type { SeedStatus, SiteStatus } from "#pipeline/status.ts";
import { bold, dim, green, harmless, red, type Terminal, yellow } from "./terminal.ts";

const PAINT = { published: green, held: yellow, asset: dim, rejected: red, removed: dim, unknown: yellow } as const;

/** A key that was looked at without finding a seed: it was removed, or nobody ever knew it. */
type NoSeed =
  | { readonly key: string; readonly outcome: "removed" }
  | { readonly key: string; readonly outcome: "unknown" };

/** One line on one seed: what became of it, its name, its date and title, or why it is not shown. */
export const renderSeedLine = (seed: SeedStatus | NoSeed): string => {
  const label = PAINT[seed.outcome](seed.outcome.padEnd(9));
  const key = harmless(seed.key).padEnd(34);
  const why = "reason" in seed && seed.reason ? dim(`  ${harmless(seed.reason)}`) : "";
  if (seed.outcome === "removed" || seed.outcome === "asset") return `  ${label}  ${why ? key + why : key.trimEnd()}`;
  if (seed.outcome === "unknown")
    return `  ${label}  ${key}  There is no such seed, and was none. Keys begin below SEEDS.`;
  if (seed.outcome === "rejected") return `  ${label}  ${key}  ${harmless(`${seed.reason} ${seed.hint}`)}`;
  const date = (seed.published ?? "undated").padEnd(10);
  const title = seed.title ? harmless(seed.title) : dim("(no title)");
  return `  ${label}  ${key}  ${date}  ${title}${why}`;
};

/** The lines on a run: each seed it looked at (only the rejected ones of many), what it wrote, and how the site stands. */
export const reportRun = (
  terminal: Terminal,
  {
    changes,
    unknown,
    published,
    status,
  }: Pick<Ingested, "unknown"> & {
    readonly changes: readonly { readonly key: string }[];
    readonly published: Published;
    readonly status: SiteStatus;
  },
  place: string,
): void => {
  const byKey = new Map(status.seeds.map((seed) => [seed.key, seed]));
  const shown =
    changes.length > FEW
      ? status.seeds.filter(({ outcome }) => outcome === "rejected")
      : changes.map(
          ({ key }) =>
            byKey.get(key) ??
            (unknown?.has(key) ? { key, outcome: "unknown" as const } : { key, outcome: "removed" as const }),
        );
  for (const line of shown) terminal.say(renderSeedLine(line));
  if (shown.length < changes.length)
    terminal.say(dim(`  … and ${changes.length - shown.length} more; seedwire status --all lists them`));
  terminal.say(`${renderCounts(status)} ${renderWrites(published)} ${bold(place)}`);
};

const FEW = 60;

/** What `reportRun` names of a build: all it looked at, of very many the rejected ones. */
export const namedIn = ({ changes }: Pick<Built, "changes">): Built["changes"] =>
  changes.length > FEW ? changes.filter(({ kind }) => kind === "rejected") : changes;

/**
 * @param rest what became of all others
 * @throws StoreUnavailable that names the seeds nobody could read, so that the command fails though the rest is done
 */
export const refuseUnread = (failures: Built["failures"], rest = "All others are published."): void => {
  if (failures.size === 0) return;
  const lines = [...failures].slice(0, FEW).map(([key, error]) => `  ${key}: ${error.message}. ${error.hint}`);
  throw new StoreUnavailable(`${plural(failures.size, "seed")} could not be read:\n${lines.join("\n")}`, {
    hint: `${rest} Mend these and run the command again.`,
  });
};

/** Where the documents are, for a person. */
export const publicPlace = (out: string): string => `${out.replace(/\/$/, "")}/public`;

export const renderCounts = ({ counts }: Pick<SiteStatus, "counts">): string => {
  const parts = Object.entries(counts).flatMap(([outcome, count]) =>
    count > 0 ? [outcome === "asset" ? plural(count, outcome) : `${count} ${outcome}`] : [],
  );
  const seeds = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${plural(seeds, "seed")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`;
};

const renderWrites = ({ written, removed }: Published): string => {
  if (written.length === 0 && removed.length === 0) return "Nothing to write in";
  const gone = removed.length > 0 ? `, removed ${removed.length}` : "";
  return `Wrote ${plural(written.length, "document")}${gone} in`;
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
