import type { Instant } from "#model/dates.ts";
import type { Evidence, Notice } from "#model/evidence.ts";
import { weigh } from "./agreement.ts";
import { findBound } from "./bound.ts";
import { findCaptionDates } from "./caption-date.ts";
import { choose, isPast, isReached } from "./choose.ts";
import type { Claim } from "./claim.ts";
import { findDatelines } from "./dateline.ts";
import { findDeclaredDates, findUnseenDates, refusedDeclarations } from "./declared-date.ts";
import { findFileNameDate } from "./file-name-date.ts";
import { findHeaderClaims } from "./header-claims.ts";
import { withLiveTimes } from "./live-page.ts";
import { onLocalClock } from "./local-clock.ts";
import { findOwnDays } from "./own-day.ts";
import { type DateScene, type Page, readPage } from "./page.ts";
import { findSpokenDays } from "./spoken-day.ts";
import { describeUndated } from "./undated.ts";
import { findUpdated } from "./updated.ts";
import { findUrlDates } from "./url-date.ts";
import { withYear } from "./year-of.ts";

export type { DateScene } from "./page.ts";

/** What the article's dates are, as far as it can show them. */
export interface FoundDates {
  /** Of any precision; only minute and day make an entry dated. */
  readonly published?: Evidence<Instant>;
  readonly updated?: Evidence<Instant>;
  /** For undated articles only. */
  readonly bound?: Evidence<Instant>;
  readonly notices: Notice[];
}

type Finder = (page: Page) => readonly Claim[];

/** Who is asked when the article was published, the most trusted first. */
const publishedFinders: readonly Finder[] = [
  (page) => findDeclaredDates(page, "published"),
  (page) => findHeaderClaims(page, "published"),
  findDatelines,
  findOwnDays,
  findSpokenDays,
  findCaptionDates,
  findFileNameDate,
  findUrlDates,
];

/** Who is asked when it last changed. */
const updatedFinders: readonly Finder[] = [
  (page) => findDeclaredDates(page, "updated"),
  (page) => findHeaderClaims(page, "updated"),
];

/** What is said about the publication, most trusted first: all of it, and what can be true, with its year where the file knows it. */
export const publicationClaims = (
  page: Page,
): { readonly found: readonly Claim[]; readonly claims: readonly Claim[] } => {
  const found = publishedFinders.flatMap((find) => find(page));
  const reached = found.filter((claim) => isReached(claim, page));
  const claims = reached.map((claim) => withYear(claim, page, reached)).filter((claim) => isReached(claim, page));
  return { found, claims };
};

/**
 * Finds when an article was published and last changed. Claims are ranked, the strongest wins, the others agree or
 * disagree in its notes. What the article cannot show is not claimed: no date from the clock, none from the future unless
 * its metadata declares one, no year where none is known. Dates without a zone are read in the scene's. Never throws.
 */
export const findDates = (scene: DateScene): FoundDates => {
  const page = readPage(scene);
  const { found, claims } = publicationClaims(page);
  const chosen = choose(claims);
  const others = claims.filter((claim) => claim !== chosen);
  const published = chosen && weigh(onLocalClock(chosen, others, scene.language), others, page);
  const live = withLiveTimes(page, published);
  const changes = updatedFinders.flatMap((find) => find(page)).filter((claim) => isPast(claim, page));
  const { updated, notices } = findUpdated(page, changes, live);
  const undated = chosen ? [] : describeUndated(page, claims);
  const bound = findBound(page, live.published, updated);
  const notes = undated.map(({ reason }) => reason);
  return {
    ...(live.published && { published: live.published }),
    ...(updated && { updated }),
    ...(bound && { bound: notes.length > 0 ? { ...bound, notes } : bound }),
    notices: [
      ...refusedDeclarations(page),
      ...found.filter((claim) => !isReached(claim, page)).map(notReached),
      ...notices,
      ...(chosen ? [] : findUnseenDates(page).slice(0, 1).map(unseen)),
      ...undated,
    ],
  };
};

const notReached = ({ quote }: Claim): Notice => ({
  rule: "date-not-reached",
  reason: "The text names a day after the file was last changed; that cannot be its own date.",
  quote,
});

const unseen = ({ quote }: Claim): Notice => ({
  rule: "date-unseen",
  reason:
    "The page's metadata names a day of publication and no reader of the page sees one; the entry is sorted by it and not dated. A date in front matter or in a sidecar settles it.",
  quote,
});
