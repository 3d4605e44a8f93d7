import { type Candidate, nameOfOrigin } from "#model/candidate.ts";
import { type Instant, isDated, renderDay } from "#model/dates.ts";
import { type Evidence, isMetadata } from "#model/evidence.ts";
import { renderCalendarDay } from "./calendar.ts";
import { isReached } from "./choose.ts";
import type { Claim } from "./claim.ts";
import { publicationClaims } from "./find-dates.ts";
import { type DateScene, type Page, readPage } from "./page.ts";
import { isFull, type WrittenDate } from "./written-date.ts";

/** Dates of the running text that are shown: an editor wants to see that they were seen. */
const TOLD = 4;

/**
 * The days that were not chosen for the publication: weaker claims that say something else, claims that cannot be, and
 * the days that the running text tells of. What agrees with the chosen day is no candidate; its notes tell.
 */
export const considerDates = (scene: DateScene, chosen: Evidence<Instant> | undefined): readonly Candidate[] => {
  const page = readPage(scene);
  const { found, claims } = publicationClaims(page);
  const day = chosen && isDated(chosen.value) ? renderDay(chosen.value) : undefined;
  const claimed = [
    ...claims.map((claim) => candidateOf(claim, whyNot(claim, chosen))),
    ...found
      .filter((claim) => !isReached(claim, page))
      .map((claim) => candidateOf(claim, "the file is older than that")),
  ].filter(({ value, quote }) => value !== day && quote !== chosen?.quote);
  const quotes = new Set([...claimed, ...(chosen ? [chosen] : [])].map(({ quote }) => quote));
  return [...claimed, ...toldOf(page, day, quotes)];
};

const candidateOf = ({ date, origin, quote }: Claim, lost: string): Candidate => ({
  value: statedPart(date) ?? quote,
  origin,
  quote,
  lost,
});

const whyNot = ({ date }: Claim, chosen: Evidence<Instant> | undefined): string => {
  if (date.year === undefined) return NO_YEAR;
  if (!chosen) return "it is no day";
  if (!isFull(date) && isDated(chosen.value)) return "it is no day";
  return isMetadata(chosen.origin)
    ? "what is declared goes before it"
    : `the ${nameOfOrigin(chosen.origin)} goes before it`;
};

const NO_YEAR = "it has no year, and nothing in the file tells it";

/** Days in the running text, each once, the first ones: of something told and not of the telling. */
const toldOf = ({ body }: Page, day: string | undefined, known: ReadonlySet<string>): readonly Candidate[] => {
  const told = new Map<string, Candidate>();
  for (const { date, quote, range } of body.flatMap(({ mentions }) => mentions)) {
    const value = statedPart(date) ?? quote;
    if (range || date.day === undefined || value === day || isPartOf(quote, known) || told.size >= TOLD) continue;
    const lost =
      date.year === undefined && day === undefined ? NO_YEAR : "the text tells of it; it need not be its own";
    if (!told.has(value)) told.set(value, { value, origin: "body", quote, lost });
  }
  return [...told.values()];
};

const isPartOf = (quote: string, known: ReadonlySet<string>): boolean =>
  [...known].some((other) => other.includes(quote));

/** `2025`, `2025-03`, `2025-03-11`; `undefined` for a date without a year. */
const statedPart = (date: WrittenDate): string | undefined => {
  if (isFull(date)) return renderCalendarDay(date);
  if (date.year === undefined) return undefined;
  return renderCalendarDay({ year: date.year, month: date.month ?? 1, day: 1 }).slice(0, date.month ? 7 : 4);
};
