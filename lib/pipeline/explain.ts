import { withRelation } from "#catalog/relation.ts";
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
import { gatherReports, type Reports } from "./beside.ts";
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
  /** Ids of up to five reports of the same event, the nearest first. */
  readonly related?: readonly string[];
  /** What a person can write, and where, so that it counts instead. */
  readonly overrule?: Overrule;
  readonly notices?: readonly Notice[];
  /** Why it is held or rejected, and what to do. */
  readonly reason?: string;
  readonly hint?: string;
}

/** How seeds are explained. */
export interface Scope {
  readonly channel: Channel;
  /** Seconds since 1970 UTC, for embargoes. */
  readonly now: number;
  /** Keys of the seeds that may be siblings; only what is published dates others. */
  readonly beside?: AsyncIterable<string> | Iterable<string>;
  /** `values`: without what else was considered and how to overrule it, in half the time. */
  readonly only?: "values";
}

/**
 * Looks at one seed and says what becomes of it, without committing anything.
 * Whether another seed has the same id is not seen here; `status` tells.
 * @param reports those it may be a sibling of
 * @returns `undefined` where there is no such seed
 * @throws StoreUnavailable, StoreRefused when the store does not answer
 */
export const explain = async (
  seeds: Store,
  key: string,
  scope: Scope,
  reports?: Reports,
): Promise<Explanation | undefined> => {
  const judged = await judgeAt(seeds, key, scope.channel);
  if (!judged) return undefined;
  const { seed, outcome } = judged;
  if (outcome.kind !== "entry") return explainOutcome(key, outcome, scope.now);
  const relation = await reports?.beside(outcome.entry);
  const entry = relation?.dated ? withRelation(outcome.entry, { related: [], dated: relation.dated }) : outcome.entry;
  return {
    ...explainOutcome(key, { kind: "entry", entry }, scope.now),
    ...(relation && relation.story.length > 0 && { related: relation.story }),
    ...(scope.only !== "values" && (await lookCloser(seed, scope.channel, entry))),
  };
};

/** The keys of all seeds of a store, in the order of the store. */
export async function* seedKeys(seeds: Store): AsyncIterable<string> {
  for await (const { key } of seeds.list("")) if (isSeedKey(key)) yield key;
}

/**
 * Explains several seeds, in the order of their keys, as they stand beside others: those are read first, so that what is
 * kept of them is small however many they are. One that cannot be read stops no other; one that is not there is passed over.
 * @param failures takes the seeds that could not be read
 * @param reports takes those it may be a sibling of
 */
export async function* explainAll(
  seeds: Store,
  keys: AsyncIterable<string> | Iterable<string>,
  scope: Scope,
  failures = new Map<string, SeedwireError>(),
  reports = gatherReports(),
): AsyncIterable<Explanation> {
  const attempt = async <T>(key: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SeedwireError)) throw error;
      failures.set(key, error);
      return undefined;
    }
  };
  for await (const key of scope.beside ?? [])
    await attempt(key, async () => {
      const { outcome } = (await judgeAt(seeds, key, scope.channel)) ?? {};
      if (outcome?.kind === "entry" && !whyHeld(outcome.entry, scope.now)) await reports.add(outcome.entry);
    });
  for await (const key of keys) {
    const explanation = await attempt(key, () => explain(seeds, key, scope, reports));
    if (explanation) yield explanation;
  }
}

interface Judged {
  readonly seed: Seed;
  readonly outcome: Outcome;
}

/** A seed as it stands there now, with its sidecar, and what becomes of it; `undefined` where there is none. */
const judgeAt = async (seeds: Store, key: string, channel: Channel): Promise<Judged | undefined> => {
  const object = isSeedKey(key) ? await seeds.get(key, { atMost: LARGEST_SEED }) : undefined;
  if (!object) return undefined;
  const sidecar = await getSidecar(seeds, key);
  const seed: Seed = {
    key,
    bytes: object.body,
    ...(channel.lastModified === "use" && { lastModified: object.lastModified }),
    ...(sidecar && { sidecar: sidecar.body }),
  };
  if (object.size <= LARGEST_SEED) return { seed, outcome: await judge(seed, channel) };
  const { record } = await lookAt(seeds, key, channel, false);
  return record && { seed, outcome: record.outcome };
};

const explainOutcome = (seed: string, outcome: Outcome, now: number): Explanation => {
  if (outcome.kind === "asset") return { seed, outcome: "asset", ...(outcome.reason && { reason: outcome.reason }) };
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
