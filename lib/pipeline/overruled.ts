import type { Candidate, Considered } from "#model/candidate.ts";
import type { Channel } from "#model/channel.ts";
import { isDated, renderDay } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import type { Seed } from "#model/seed.ts";
import { judge } from "./look.ts";

/** Puts what would stand in the fields that the sidecar sets, were it not there, before what was considered beside it. */
export const withOverruled = async (
  others: Considered,
  seed: Seed,
  channel: Channel,
  entry: Entry,
): Promise<Considered> => {
  if (!seed.sidecar) return others;
  const { sidecar: _, ...alone } = seed;
  const outcome = await judge(alone, channel);
  if (outcome.kind !== "entry") return others;
  const { title, published, authors, source } = outcome.entry;
  const losers: Considered = {
    ...(isSet(entry.title) && title && { title: [loserOf(title, title.value)] }),
    ...(isSet(entry.published) && published && { published: [loserOf(published, statedDay(published))] }),
    ...(isSet(entry.authors[0]) && { authors: authors.map((author) => loserOf(author, author.value.name)) }),
    ...(isSet(entry.source) && source && { source: [loserOf(source, source.value.name)] }),
  };
  const fields = (["title", "published", "authors", "source"] as const).map((field) => {
    const first = losers[field] ?? [];
    const known = new Set(first.map(({ value }) => value));
    return [field, [...first, ...(others[field] ?? []).filter(({ value }) => !known.has(value))]] as const;
  });
  return Object.fromEntries(fields.filter(([, list]) => list.length > 0));
};

const isSet = (evidence: Evidence<unknown> | undefined): boolean => evidence?.origin === "sidecar";

const loserOf = ({ origin, quote }: Evidence<unknown>, value: string): Candidate => ({
  value,
  origin,
  quote,
  lost: "the sidecar overrules it",
});

const statedDay = ({ value }: NonNullable<Entry["published"]>): string =>
  isDated(value) ? renderDay(value) : renderDay(value).slice(0, value.precision === "year" ? 4 : 7);
