import { type Held, showAt } from "#catalog/showing.ts";
import type { Channel } from "#model/channel.ts";
import { type Instant, isDated, renderRfc3339 } from "#model/dates.ts";
import type { Entry, Person, Source } from "#model/entry.ts";
import type { Evidence, Notice } from "#model/evidence.ts";
import type { Outcome } from "#model/outcome.ts";
import type { Store } from "#store/store.ts";
import { lookAt } from "./look.ts";

/** What we believe of one seed and why, as `explain --json` prints it: one object a line. */
export interface Explanation {
  /** The key. */
  readonly seed: string;
  readonly outcome: "published" | "held" | "asset" | "rejected";
  readonly entry?: ExplainedEntry;
  /** Field → the evidence it rests on. */
  readonly evidence?: Readonly<Record<string, ExplainedEvidence | readonly ExplainedEvidence[]>>;
  readonly notices?: readonly Notice[];
  /** Why it is held or rejected, and what to do. */
  readonly reason?: string;
  readonly hint?: string;
}

/** The entry's values alone. Dates are RFC 3339 in the offset the source counts in; `null` where nothing is known. */
interface ExplainedEntry {
  readonly id: string;
  readonly url: string | null;
  readonly page: string;
  readonly title: string | null;
  /** Only a date that a feed may carry; a month or a year alone stands in the evidence. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly authors: readonly Person[];
  readonly source: Source | null;
  readonly summary: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly status: readonly string[];
  readonly updates: Entry["updates"];
  readonly images: Entry["images"];
  readonly attachments: Entry["attachments"];
  readonly text: string;
  readonly html: string;
}

export interface ExplainedEvidence extends Omit<Evidence<unknown>, "value"> {
  readonly value: unknown;
  /** For dates. */
  readonly precision?: Instant["precision"];
}

/**
 * Looks at one seed and says what becomes of it, without committing anything.
 * Whether another seed has the same id is not seen here; `status` tells.
 * @param now seconds since 1970 UTC, for embargoes
 * @returns `undefined` where there is no such seed
 */
export const explain = async (
  seeds: Store,
  key: string,
  channel: Channel,
  now: number,
): Promise<Explanation | undefined> => {
  const { record } = await lookAt(seeds, key, channel);
  if (!record) return undefined;
  const [held] = showAt(new Map([[key, record]]), now).held;
  return explainOutcome(key, record.outcome, held);
};

const explainOutcome = (seed: string, outcome: Outcome, held: Held | undefined): Explanation => {
  if (outcome.kind === "asset") return { seed, outcome: "asset" };
  if (outcome.kind === "rejected") return { seed, outcome: "rejected", reason: outcome.reason, hint: outcome.hint };
  const { entry } = outcome;
  return {
    seed,
    outcome: held ? "held" : "published",
    entry: valuesOf(entry),
    evidence: evidenceOf(entry),
    notices: entry.notices,
    ...(held && { reason: reasonOf(held) }),
  };
};

/** One sentence on why an entry is kept back. */
export const reasonOf = (held: Held): string => {
  if (held.reason === "draft") return "It says that it is a draft.";
  if (held.reason === "same-id") return `It has the same id as ${held.rival}, which comes first by name.`;
  return `It is not due before ${renderRfc3339({ at: held.due ?? 0, offset: 0 })}.`;
};

const valuesOf = (entry: Entry): ExplainedEntry => ({
  id: entry.id,
  url: entry.url ?? null,
  page: entry.page,
  title: entry.title?.value ?? null,
  published: entry.published && isDated(entry.published.value) ? renderRfc3339(entry.published.value) : null,
  updated: entry.updated ? renderRfc3339(entry.updated.value) : null,
  authors: entry.authors.map(({ value }) => value),
  source: entry.source?.value ?? null,
  summary: entry.summary?.value ?? null,
  language: entry.language?.value ?? null,
  tags: entry.tags,
  status: entry.status,
  updates: entry.updates,
  images: entry.images,
  attachments: entry.attachments,
  text: entry.text,
  html: entry.html,
});

const evidenceOf = (entry: Entry): NonNullable<Explanation["evidence"]> => {
  const { title, published, updated, bound, source, summary, language } = entry;
  return {
    ...(title && { title }),
    ...(published && { published: dateEvidence(published) }),
    ...(updated && { updated: dateEvidence(updated) }),
    ...(bound && { bound: dateEvidence(bound) }),
    ...(entry.authors.length > 0 && { authors: entry.authors }),
    ...(source && { source }),
    ...(summary && { summary }),
    ...(language && { language }),
  };
};

const dateEvidence = ({ value, ...proof }: Evidence<Instant>): ExplainedEvidence => ({
  ...proof,
  value: renderRfc3339(value),
  precision: value.precision,
});
