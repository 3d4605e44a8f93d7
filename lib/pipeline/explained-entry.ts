import { type Instant, isDated, renderRfc3339 } from "#model/dates.ts";
import type { Entry, Person, Source } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";

/** The entry's values alone. Dates are RFC 3339 in the offset the source counts in; `null` where nothing is known. */
export interface ExplainedEntry {
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

/** A belief's proof, its value as it is printed. */
export interface ExplainedEvidence extends Omit<Evidence<unknown>, "value"> {
  readonly value: unknown;
  /** For dates. */
  readonly precision?: Instant["precision"];
}

/** The values, as `explain --json` prints them. */
export const valuesOf = (entry: Entry): ExplainedEntry => ({
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

/** The proof of each value. */
export const evidenceOf = (
  entry: Entry,
): Readonly<Record<string, ExplainedEvidence | readonly ExplainedEvidence[]>> => {
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
