import type { Considered } from "#model/candidate.ts";
import type { Channel } from "#model/channel.ts";
import { renderRfc3339 } from "#model/dates.ts";
import { embargoOf } from "#model/embargo.ts";
import type { Entry } from "#model/entry.ts";
import { SeedwireError } from "#model/errors.ts";
import type { Notice } from "#model/evidence.ts";
import type { Outcome } from "#model/outcome.ts";
import type { Seed } from "#model/seed.ts";
import { consider } from "#normalize/consider.ts";
import { LARGEST_SEED, readSeed } from "#read/read-seed.ts";
import type { Store } from "#store/store.ts";
import { type ExplainedEntry, type ExplainedEvidence, evidenceOf, valuesOf } from "./explained-entry.ts";
import { isSeedKey, judge, lookAt } from "./look.ts";
import { type Overrule, overruleOf } from "./overrule.ts";
import { withOverruled } from "./overruled.ts";
import { getSidecar } from "./sidecar.ts";

/** What we believe of one seed and why, as `explain --json` prints it: one object a line (docs/json-feed.md). */
export interface Explanation {
  /** The key. */
  readonly seed: string;
  readonly outcome: "published" | "held" | "asset" | "rejected";
  readonly entry?: ExplainedEntry;
  /** Field → the evidence it rests on. */
  readonly evidence?: Readonly<Record<string, ExplainedEvidence | readonly ExplainedEvidence[]>>;
  /** Field → what else could have stood there, and why it lost. */
  readonly considered?: Considered;
  /** What a person can write, and where, so that it counts instead. */
  readonly overrule?: Overrule;
  readonly notices?: readonly Notice[];
  /** Why it is held or rejected, and what to do. */
  readonly reason?: string;
  readonly hint?: string;
}

/**
 * Looks at one seed and says what becomes of it, without committing anything.
 * Whether another seed has the same id is not seen here; `status` tells.
 * @param now seconds since 1970 UTC, for embargoes
 * @returns `undefined` where there is no such seed
 * @throws StoreUnavailable, StoreRefused when the store does not answer
 */
export const explain = async (
  seeds: Store,
  key: string,
  channel: Channel,
  now: number,
): Promise<Explanation | undefined> => {
  const object = isSeedKey(key) ? await seeds.get(key, { atMost: LARGEST_SEED }) : undefined;
  if (!object) return undefined;
  if (object.size > LARGEST_SEED) {
    const { record } = await lookAt(seeds, key, channel, false);
    return record && explainOutcome(key, record.outcome, now);
  }
  const sidecar = await getSidecar(seeds, key);
  const seed: Seed = {
    key,
    bytes: object.body,
    ...(channel.lastModified === "use" && { lastModified: object.lastModified }),
    ...(sidecar && { sidecar: sidecar.body }),
  };
  const outcome = await judge(seed, channel);
  const explanation = explainOutcome(key, outcome, now);
  return outcome.kind === "entry"
    ? { ...explanation, ...(await lookCloser(seed, channel, outcome.entry)) }
    : explanation;
};

/** The keys of all seeds of a store, in the order of the store. */
export async function* seedKeys(seeds: Store): AsyncIterable<string> {
  for await (const { key } of seeds.list("")) if (isSeedKey(key)) yield key;
}

/**
 * Explains several seeds together, in the order of their keys. One that cannot be read stops no other; one that is not there
 * is passed over.
 * @param now seconds since 1970 UTC
 * @param failures takes the seeds that could not be read
 */
export async function* explainAll(
  seeds: Store,
  keys: AsyncIterable<string> | Iterable<string>,
  { channel, now }: { readonly channel: Channel; readonly now: number },
  failures = new Map<string, SeedwireError>(),
): AsyncIterable<Explanation> {
  for await (const key of keys) {
    try {
      const explanation = await explain(seeds, key, channel, now);
      if (explanation) yield explanation;
    } catch (error) {
      if (!(error instanceof SeedwireError)) throw error;
      failures.set(key, error);
    }
  }
}

const explainOutcome = (seed: string, outcome: Outcome, now: number): Explanation => {
  if (outcome.kind === "asset") return { seed, outcome: "asset" };
  if (outcome.kind === "rejected") return { seed, outcome: "rejected", reason: outcome.reason, hint: outcome.hint };
  const { entry } = outcome;
  const reason = whyHeld(entry, now);
  return {
    seed,
    outcome: reason ? "held" : "published",
    entry: valuesOf(entry),
    evidence: evidenceOf(entry),
    notices: entry.notices,
    ...(reason && { reason }),
  };
};

/** What costs a second look at the seed, and is asked for by people only. */
const lookCloser = async (
  seed: Seed,
  channel: Channel,
  entry: Entry,
): Promise<Pick<Explanation, "considered" | "overrule">> => {
  const read = await readSeed(seed);
  if (read.kind !== "article") return {};
  const others = await consider(read.article, channel, entry);
  const considered = await withOverruled(others, seed, channel, entry);
  return {
    ...(Object.keys(considered).length > 0 && { considered }),
    overrule: overruleOf(seed, read.article, entry),
  };
};

const whyHeld = (entry: Entry, now: number): string | undefined => {
  if (entry.draft) return reasonOf({ reason: "draft" });
  const due = embargoOf(entry);
  return due !== undefined && due > now ? reasonOf({ reason: "not-due", due }) : undefined;
};

/** One sentence on why an entry is kept back. @param held `due` in seconds since 1970 UTC */
export const reasonOf = (held: {
  readonly reason: "draft" | "not-due" | "same-id";
  readonly rival?: string;
  readonly due?: number;
}): string => {
  if (held.reason === "draft") return "It says that it is a draft.";
  if (held.reason === "same-id") return `It has the same id as ${held.rival}, which comes first by name.`;
  return `It is not due before ${renderRfc3339({ at: held.due ?? 0, offset: 0 })}.`;
};
