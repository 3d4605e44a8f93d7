import { type Instant, type Precision, renderDay, renderRfc3339 } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import { isWritable } from "./feed-dates.ts";
import { webAddress } from "./links.ts";

/** The shape of every `_seedwire` in the feed, described in docs/json-feed.md. A change that breaks a client raises it. */
export const SEEDWIRE_VERSION = 1;

/** A belief and its proof (promise P9), as docs/json-feed.md describes it. */
export interface JsonBelief {
  readonly value: string;
  readonly url?: string;
  readonly precision?: Precision;
  readonly origin: string;
  readonly quote: string;
  readonly confidence: number;
  readonly derived?: true;
  readonly notes?: readonly string[];
}

/** What we believe of the entry and why. `published: null` says that nothing states a date, not that nobody looked. */
export const renderEvidence = (entry: Entry) => ({
  title: optional(entry.title, plainValue),
  published: stated(entry.published) ?? null,
  updated: stated(entry.updated),
  bound: stated(entry.bound),
  authors: entry.authors.map((author) => belief(author, namedValue)),
  source: optional(entry.source, namedValue),
  language: optional(entry.language, plainValue),
  status: entry.status.length > 0 ? entry.status : undefined,
  episode: entry.episode,
  updates: entry.updates.length > 0 ? entry.updates.map(({ time, opening }) => ({ time, opening })) : undefined,
  related: entry.related?.map(({ id }) => id),
});

type Value = Pick<JsonBelief, "value" | "url" | "precision">;

const plainValue = (value: string): Value => ({ value });

const namedValue = ({ name, url: declared }: { readonly name: string; readonly url?: string }): Value => {
  const url = webAddress(declared);
  return { value: name, ...(url && { url }) };
};

/** As much of the date as its source states, in ISO 8601: `2025`, `2025-03`, `2025-03-11`, a moment with its offset. */
const dateValue = (instant: Instant): Value => ({ value: statedPart(instant), precision: instant.precision });

const statedPart = (instant: Instant): string => {
  if (instant.precision === "minute") return renderRfc3339(instant);
  const length = { day: 10, "near-day": 10, month: 7, year: 4 }[instant.precision];
  return renderDay(instant).slice(0, length);
};

const optional = <T>(evidence: Evidence<T> | undefined, render: (value: T) => Value): JsonBelief | undefined =>
  evidence && belief(evidence, render);

const stated = (evidence: Evidence<Instant> | undefined): JsonBelief | undefined =>
  evidence && isWritable(evidence.value) ? belief(evidence, dateValue) : undefined;

const belief = <T>({ value, origin, quote, confidence, derived, notes }: Evidence<T>, render: (value: T) => Value) => ({
  ...render(value),
  origin,
  quote,
  confidence,
  ...(derived && { derived }),
  ...(notes && notes.length > 0 && { notes }),
});
