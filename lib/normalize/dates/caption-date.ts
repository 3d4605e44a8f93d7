import type { Claim } from "./claim.ts";
import type { Page } from "./page.ts";
import { isFull } from "./written-date.ts";

/**
 * The day a caption gives its picture. Pictures from the archive say so, and are no evidence; of several dates in one
 * caption the last is the picture's ("The mayor, elected on 4 May 2020, in Porto, March 11, 2025").
 */
export const findCaptionDates = (page: Page): readonly Claim[] =>
  page.captions.flatMap(({ text, mentions }) => {
    const mention = mentions.findLast(({ range, date }) => !range && isFull(date));
    if (!mention || ARCHIVE.test(text)) return [];
    return [{ date: dayOnly(mention.date), origin: "caption", quote: mention.quote, confidence: 0.86 } satisfies Claim];
  });

/** A caption's clock time is the camera's, not the article's. */
const dayOnly = ({ time: _time, zone: _zone, ...day }: Claim["date"]): Claim["date"] => day;

const ARCHIVE =
  /\b(?:file(?: photo| picture| image| pic)?\b(?=[\s:)\].-]|$)|archiv\w*|undated|handout dated|library (?:photo|picture)|stock (?:photo|image)|foto de archivo|d['’]archives?|symbolbild)/iu;
