import { dayNumber } from "./calendar.ts";
import type { Claim } from "./claim.ts";
import { labelBefore } from "./date-labels.ts";
import { isDateline } from "./dateline.ts";
import type { Mention } from "./mentions.ts";
import type { Page, Passage } from "./page.ts";
import { isFull } from "./written-date.ts";

const HEAD_LENGTH = 1_500;
const HEAD_BLOCKS = 12;
const TAIL_BLOCKS = 2;

/**
 * Full dates in the text that belong to no sentence. Behind a label ("Released: …") they count at the head and at the very
 * end. Bare ones count down to the lede: a line of their own, the front of a heading ("2025-03-11, Release 4"), or between
 * title and place where a page lost its line breaks ("… HARBOUR REOPENS November 4 2019 PORTO …"). Below it, where letters,
 * tables and programmes have theirs, only those do that open the text late, behind its standfirst ("3 May 2021 – The
 * ferries …", "Porto, 3 May 2021"). `kind` "updated" gives those that mark the last change.
 */
export const findStandingDates = (page: Page, kind: "published" | "updated"): readonly Claim[] => {
  const lede = page.body.findIndex(isRunningText);
  const claims = page.body.flatMap((passage, index) => {
    if (index >= HEAD_BLOCKS && index < page.body.length - TAIL_BLOCKS) return [];
    const below = lede === -1 ? 0 : Math.max(0, index - lede);
    return passage.mentions.flatMap((mention) => standingClaim(passage, mention, kind, below));
  });
  return withoutRivals(claims);
};

/** Several bare days of equal standing are a programme or a list, and none of them is the article's. */
const withoutRivals = (claims: readonly Claim[]): readonly Claim[] => {
  const best = Math.max(...claims.map(({ confidence }) => confidence));
  const first = claims.filter(({ confidence }) => confidence === best);
  const days = new Set(first.map(({ date }) => isFull(date) && dayNumber(date)));
  return best < LABELLED && days.size > 1 ? [] : claims;
};

/** A sentence, as against the titles, bylines and date lines above it. */
const isRunningText = ({ text }: Passage): boolean => MANY_WORDS.test(text) || CLOSED.test(text);

const MANY_WORDS = /^\s*(?:\S+\s+){25}/u;
const CLOSED = /^(?=\s*(?:\S+\s+){12}).*\p{Ll}[.!?…]["”’)]*$/su;

/** `below`: how many blocks below the lede the passage stands. */
const standingClaim = (passage: Passage, mention: Mention, kind: "published" | "updated", below: number): Claim[] => {
  const { text } = passage;
  const { date, range, form, start, end } = mention;
  if (range || start > HEAD_LENGTH || !isFull(date) || runsOn(text, end)) return [];
  const label = labelBefore(text, start);
  if (label && isInSentence(text, label.start, start)) return [];
  const quote = text.slice(label?.start ?? start, end).trim();
  if (label) return label.kind === kind ? [{ date, origin: "header", quote, confidence: LABELLED }] : [];
  if (kind === "updated" || form === "spaced" || isDateline(passage, mention)) return [];
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const confidence = below === 0 ? bareConfidence(before, after) : lateConfidence(before, after, below);
  return confidence === undefined ? [] : [{ date, origin: "header", quote, confidence }];
};

/** "A study published on 3 May 2021": the label is a word of the sentence. One with a colon or a capital is none. */
const isInSentence = (text: string, labelStart: number, dateStart: number): boolean =>
  /[\p{L}\p{N}]/u.test(text.slice(0, labelStart)) && /^\p{Ll}[^:：]*$/u.test(text.slice(labelStart, dateStart));

const LABELLED = 0.96;

/** How far to trust a date without a label, from what stands around it; `undefined` for one inside a sentence. */
const bareConfidence = (before: string, after: string): number | undefined => {
  if (/^[\s\p{P}\p{S}]*$/u.test(before)) return closes(after) ? 0.94 : undefined;
  if (isLetterHead(before, after)) return 0.94;
  if (LEADS_IN.test(before)) return undefined;
  if (/^\s*$/u.test(after)) return SIGNED.test(before) ? 0.93 : undefined;
  if (PLACE_FOLLOWS.test(after)) return 0.95;
  if (/^\s?(?:--?|–|—)\s/u.test(after) && /\p{Lu}[\p{L}.]*,?\s*$/u.test(before)) return 0.92;
  return /^\s+["“«'‘(]?\p{Lu}/u.test(after) && !/,\s*$/u.test(before) ? 0.91 : undefined;
};

/** The same for one that opens the text in the second or third block below the first. */
const lateConfidence = (before: string, after: string, below: number): number | undefined => {
  if (below > 2) return undefined;
  if (before === "") return /^\s?[-–—]\s?\p{Lu}/u.test(after) && after.length > TITLE_LENGTH ? 0.92 : undefined;
  if (isLetterHead(before, after)) return 0.92;
  return /^\p{Lu}[^.!?:;]{2,60},\s$/u.test(before) && after.trim() === "" ? 0.92 : undefined;
};

/** "Lindau, den 3. Mai 2021", "Porto, le 3 mai 2021" as a line of its own: place and day, as letters and press releases begin. */
const isLetterHead = (before: string, after: string): boolean =>
  /^\p{Lu}[^.!?:;,]{1,40},\s(?:den|le|il|el|dnia|dne|w dniu)\s$/u.test(before) && /^[\s.]*$/u.test(after);

/** A sentence goes on behind the date; "by Rita Lopes" on the same line is none. */
const runsOn = (text: string, end: number): boolean =>
  RUNS_ON.test(text.slice(end)) && !(text.length <= LINE_LENGTH && BYLINE.test(text.slice(end)));

const LINE_LENGTH = 120;
const BYLINE = /^\s(?:by|von|par|por|da|door|av|af)\s\p{Lu}/u;
/** ", the minister said", "'s vote", "-dated". */
const RUNS_ON = /^(?:,?\s+\p{Ll}|['’]s\b|\s?[-–—]\s?\p{Ll}|\s?%)/u;
/** A preposition, article or verb of saying in front of the date makes it part of a sentence, capitalised or not. */
const LEADS_IN =
  /(?:^|[\s(“"])(?:on|in|by|from|to|until|till|since|after|before|of|for|the|an?|this|that|his|her|its|their|and|or|at|as|through|between|during|is|was|were|are|be|been|said|says|dated|signed|effective|beginning|ending|ended|starting|am|vom|bis|seit|ab|zum|der|die|das|le|la|du|au|el|del|al|dal|il|på|den|w|do|od|с|до|от)[\s,]*$/iu;
/** In front of a date that ends its block: a place or a name, or a mark. A title has other words too ("Treaty of Rome, …"). */
const SIGNED = /(?:[|·•–—:]\s*|^(?:\p{Lu}[\p{L}\p{M}.'’-]*[\s,/]+){1,5})$/u;
/** A dateline, its marks perhaps lost: " WASHINGTON", " Washington D C", " Omaha NE", " (Washington, DC) –". */
const PLACE_FOLLOWS =
  /^\s*[-–—|]?\s*\(?(?:\p{Lu}{4,}\b|\p{Lu}\p{Ll}+,?\s\p{Lu}\.?,?\s?\p{Lu}\b|[\p{L} ]{3,30},\s\p{Lu})/u;
/** Behind a date that begins its block: nothing, a mark, or a text of its own (a few words would be a title's). */
const closes = (after: string): boolean =>
  /^(?:\s*$|\s*[|:;)\]·•–—-]|,\s+["“«'‘(@]?[\p{Lu}\p{Lo}])/u.test(after) ||
  (after.length > TITLE_LENGTH && /^\s+["“«'‘(@]?[\p{Lu}\p{Lo}]/u.test(after));

const TITLE_LENGTH = 80;
