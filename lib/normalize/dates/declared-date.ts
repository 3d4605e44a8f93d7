import type { Declaration } from "#model/article.ts";
import type { Notice, Origin } from "#model/evidence.ts";
import type { Claim } from "./claim.ts";
import { parseCompactDate } from "./compact-date.ts";
import { asciiDigits } from "./digits.ts";
import { findMentions } from "./mentions.ts";
import type { Page } from "./page.ts";
import type { Reading } from "./reading.ts";
import { EARLIEST_YEAR, isPlausible, LATEST_YEAR, type WrittenDate } from "./written-date.ts";
import { offsetOfInstant, parseZone } from "./zone.ts";

/** What the metadata declares as `field`, best source first. */
export const findDeclaredDates = ({ article, reading }: Page, field: DateField): readonly Claim[] =>
  claimsOf(
    article.declarations.filter((declaration) => declaration.field === field && !isUnseen(declaration)),
    reading,
  );

/**
 * When a web page's metadata alone says it was published, and no reader sees a sign of it: too often wrong to date the
 * article, and good enough to sort it by.
 */
export const findUnseenDates = ({ article, reading }: Page): readonly Claim[] =>
  claimsOf(article.declarations.filter(isUnseen), reading).map((claim) => ({ ...claim, confidence: UNSEEN_TRUST }));

/** Of 21 such days on annotated pages 6 were those that the page had been published on, or nearly. */
const UNSEEN_TRUST = 0.3;

const isUnseen = ({ field, attributes }: Declaration): boolean =>
  field === "published" && attributes?.unseen !== undefined;

const claimsOf = (declarations: readonly Declaration[], reading: Reading): readonly Claim[] =>
  declarations.flatMap((declaration) => {
    const date = parseDeclaredDate(declaration.value, reading);
    return date ? [claimOf(declaration, date)] : [];
  });

/** One notice for each declared date that is none. An element of the page that only looked like one was no declaration. */
export const refusedDeclarations = ({ article, reading }: Page): readonly Notice[] =>
  article.declarations
    .filter(({ field, origin }) => (field === "published" || field === "updated") && origin !== "html")
    .filter(({ value }) => !parseDeclaredDate(value, reading))
    .map(refused);

type DateField = "published" | "updated";

/**
 * A declared value as a date: RFC 3339 and its relatives (a space, no zone, `14:00:00 -4`, the basic format), RFC 822,
 * Unix seconds or milliseconds, JavaScript's and Twitter's strings, any written form. What stands behind a readable day
 * and makes no sense is passed over. `undefined` where no plausible date is named, or 11/03 may be two days.
 */
export const parseDeclaredDate = (value: string, reading: Reading): WrittenDate | undefined => {
  const text = asciiDigits(value.trim()).replace(TWITTER, "$1, $3 $2 $6 $4 $5");
  if (YEAR.test(text)) return plausible({ year: Number(text) });
  if (/^\d/u.test(text)) {
    const basic = BASIC.exec(text);
    const compact = parseCompactDate(basic?.[1] ?? text);
    if (compact) return basic?.[2] ? { ...compact, zone: 0 } : compact;
    if (UNIX.test(text)) return fromUnix(Number(text), reading.timeZone);
    const standard = fromStandard(text, reading.timeZone);
    if (standard) return standard;
  }
  const mentions = findMentions(text, reading).filter(({ range }) => !range);
  const best = mentions.find(({ date }) => date.year !== undefined && date.day !== undefined) ?? mentions[0];
  return best?.date;
};

const YEAR = /^\d{4}$/u;
const BASIC = /^(\d{8}T\d{4}(?:\d{2})?)(Z)$/iu;
/** Seconds since 1970 from 1973 on, or milliseconds. */
const UNIX = /^\d{9,13}(?:\.\d+)?$/u;
const TWITTER = /^(\p{L}{3}),? (\p{L}{3}) +(\d{1,2}) (\d\d:\d\d:\d\d)(?: ([A-Z]{3,4}|[+-]\d{4}))? (\d{4})$/u;

/**
 * What most metadata writes, `2025-03-11` and `2025-03-11T14:05:00Z` (RFC 3339): the same as `findMentions` finds in it, whose
 * patterns for all the ways there are take ten milliseconds of a cold start to compile.
 */
const fromStandard = (text: string, timeZone: string): WrittenDate | undefined => {
  const [, year, month, day, hour, minute, second = "0", offset] = STANDARD.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (hour === undefined) return plausible(date);
  const time = Number(hour) * 3600 + Number(minute) * 60 + Math.min(Number(second), 59);
  const zone = offset === undefined ? undefined : parseZone(offset, timeZone);
  if (offset !== undefined && zone === undefined) return undefined;
  return plausible({ ...date, time, ...(zone !== undefined && { zone }) });
};

const STANDARD =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** A stamp names no zone, so its day is the channel's. */
const fromUnix = (stamp: number, timeZone: string): WrittenDate | undefined => {
  const seconds = Math.floor(stamp >= 100_000_000_000 ? stamp / 1000 : stamp);
  const offset = offsetOfInstant(timeZone, seconds);
  const local = new Date((seconds + offset * 60) * 1000);
  return plausible({
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    time: (((seconds + offset * 60) % 86_400) + 86_400) % 86_400,
    zone: offset,
  });
};

const plausible = (date: WrittenDate): WrittenDate | undefined => (isPlausible(date) ? date : undefined);

const claimOf = ({ origin, quote }: Declaration, date: WrittenDate): Claim => ({
  date,
  origin,
  quote,
  confidence: TRUST[origin] ?? 0.9,
  // An element in the page's text is text: it may be the date of an event.
  mayBeFuture: origin !== "html",
});

const TRUST: Partial<Record<Origin, number>> = {
  sidecar: 0.99,
  "front-matter": 0.99,
  json: 0.99,
  "json-ld": 0.93,
  "open-graph": 0.92,
  meta: 0.9,
  html: 0.85,
};

const refused = ({ field, value, quote }: Declaration): Notice => ({
  rule: "date-refused",
  reason: `The declared ${field} date “${value.slice(0, 60)}” names no one day between ${EARLIEST_YEAR} and ${LATEST_YEAR} that can have been meant; it is not used.`,
  quote,
});
