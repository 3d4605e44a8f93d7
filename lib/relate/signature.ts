import type { Instant } from "#model/dates.ts";
import { isDated } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import { type Clues, findClues, findSaidWeekday, type SaidWeekday } from "./clues.ts";
import { lexiconOf } from "./lexicon.ts";
import { renderPassages } from "./passages.ts";
import { renderTerms } from "./terms.ts";
import { wordsOf } from "./words.ts";

/**
 * What is kept of an entry to compare it with others without its text: a plain JSON value of some 450 bytes. It is a
 * function of the entry alone, so it is made once, when the entry is.
 */
export interface Signature {
  /** The terms that tell its event from others, the heaviest first (`terms.ts`). */
  readonly terms: string;
  /** A digest of its passages (`passages.ts`). */
  readonly passages: string;
  /** The weekday it names as that of its news. */
  readonly said?: SaidWeekday;
  /** Its own date, if it states the day. What was inferred of others never stands here: it is evidence for nobody. */
  readonly date?: Instant;
  /** What it knows of its date, if it is undated. */
  readonly clues?: Clues;
}

/** Below it a date of its own is too weak to date others by. */
const LEAST_CONFIDENCE = 0.8;

/** The signature of an entry as `normalize` made it. Never throws; the words of its first 8,000 characters count. */
export const signatureOf = async (entry: Entry): Promise<Signature> => {
  const language = entry.language?.value ?? "en";
  const words = wordsOf(entry.text, await lexiconOf(language));
  const said = findSaidWeekday(entry.text, language);
  const { published } = entry;
  const isOwn = published && isDated(published.value) && published.origin !== "siblings";
  const clues = findClues(entry, language);
  return {
    terms: renderTerms(words),
    passages: renderPassages(words),
    ...(said && { said }),
    ...(isOwn && published.confidence >= LEAST_CONFIDENCE && { date: published.value }),
    ...(clues && { clues }),
  };
};
