import type { Instant } from "#model/dates.ts";
import type { Evidence } from "#model/evidence.ts";
import { dayOf, startOf } from "./calendar.ts";
import { dateBySiblings, type SiblingDate } from "./dating.ts";
import { neighboursOf, type Report } from "./neighbours.ts";
import { storyOf } from "./story.ts";
import { witnessesAmong } from "./witnesses.ts";

export type { Report } from "./neighbours.ts";

/** What an entry has of the reports beside it. */
export interface Relation {
  /** Ids of up to five reports of the same event, the nearest first. */
  readonly story: readonly string[];
  /** The day they give it, `day` or `near-day`; only for entries that state none themselves. */
  readonly dated?: Evidence<Instant>;
  /** Ids of the reports that day rests on, the nearest first; empty without one. */
  readonly witnesses: readonly string[];
}

/**
 * Finds the reports of an entry's event among the candidates, and from those an undated entry's day. A function of the set
 * of candidates: their order, the subject itself among them, or one of them twice, change nothing. Candidates should
 * be all entries that share a key of `indexTerms` with the subject. Never throws.
 */
export const relate = (subject: Report, candidates: readonly Report[]): Relation => {
  const { signature } = subject;
  const neighbours = neighboursOf(subject, candidates);
  const found =
    signature.clues && dateBySiblings(signature.clues, signature.said, witnessesAmong(neighbours, signature.clues));
  const day = signature.date ? dayOf(signature.date) : found?.day;
  return {
    story: storyOf(signature, day, neighbours),
    ...(found && { dated: evidenceOf(found) }),
    witnesses: found?.witnesses.map(({ report }) => report.id) ?? [],
  };
};

/** True where `relate` may say something else of the subject with this report among the candidates than without it. */
export const isOfConcern = (subject: Report, other: Report): boolean => {
  const { signature } = subject;
  const neighbours = neighboursOf(subject, [other]);
  // Whoever is near may be a witness of the day, and on that rests what else is of the event.
  if (signature.clues) return neighbours.length > 0;
  return storyOf(signature, signature.date && dayOf(signature.date), neighbours).length > 0;
};

/** The day begins where the nearest witness counts it. */
const evidenceOf = (found: SiblingDate): Evidence<Instant> => {
  const { day, precision, quote, witnesses, confidence, notes } = found;
  const offset = witnesses[0]?.offset ?? 0;
  return {
    value: { at: startOf(day, offset), offset, precision },
    origin: "siblings",
    quote,
    confidence,
    derived: true,
    notes: [restsOn(witnesses.map(({ report }) => report)), ...notes],
  };
};

const restsOn = (reports: readonly Report[]): string => {
  const [count, titles] = [NUMBERS[reports.length] ?? reports.length, reports.slice(0, NAMED).map(nameOf).join(", ")];
  const others = reports.length > NAMED ? ` and ${reports.length - NAMED} more` : "";
  return reports.length === 1
    ? `dated from one other report: ${titles}`
    : `dated from ${count} other reports of the same day: ${titles}${others}`;
};

/** How many reports are named. */
const NAMED = 3;
const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];

const nameOf = ({ id, title }: Report): string => `“${title ?? id}”`;
