import type { Claim } from "./claim.ts";
import type { Mention } from "./mentions.ts";
import type { Page, Passage } from "./page.ts";
import { isFull } from "./written-date.ts";

/** A dateline opens the story: it stands in one of the first blocks, near its beginning. */
const BLOCKS = 6;
const REACH = 160;

/**
 * Place and date that open a story: `PORTO, March 11 (Reuters) -`, `EL PASO, Texas, May 9 -`,
 * `BERLIN, 3. Mai (dpa) –`, `LA PAZ, Nov. 4, 2019 —`. Most name no year.
 */
export const findDatelines = (page: Page): readonly Claim[] =>
  page.body.slice(0, BLOCKS).flatMap((passage) => passage.mentions.flatMap((mention) => dateline(passage, mention)));

/** True for a date that its place, its agency and a dash make a dateline. */
export const isDateline = (passage: Passage, mention: Mention): boolean => dateline(passage, mention).length > 0;

const dateline = ({ text }: Passage, mention: Mention): Claim[] => {
  const { date, range, start, end } = mention;
  if (range || date.day === undefined || start > REACH) return [];
  const place = PLACE.exec(text.slice(0, start));
  const close = CLOSE.exec(text.slice(end));
  if (!place?.groups?.place || !close) return [];
  const quote = text.slice(start - (place.groups.all ?? "").length, end + (close.groups?.agency ?? "").length).trim();
  return [{ date, origin: "dateline", quote, confidence: isFull(date) ? 0.95 : 0.9 }];
};

// Place names: capitalised words, with the particles some have, and up to two regions ("El Paso, Texas").
const WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}.'’]*|\p{Lo}+)`;
const NAME = `${WORD}(?:[ /-](?:(?:de|del|la|le|al|am|an|der|upon|on|of|do|da|di|the)[ -])?${WORD}){0,4}`;
const PLACE = new RegExp(
  String.raw`(?:^["“*_\s(]{0,4}|[.:]\s{1,8}|\s{2,}|(?:Reuters|AP|AFP)\s+)(?<all>(?<place>${NAME})(?:, ?${NAME}){0,2}[.*]{0,3}(?:,|\s?\(|\s[-–—/])?\s{1,3}(?:le\s)?)$`,
  "u",
);
const CLOSE =
  /^(?<agency>[\s,.]{0,2}[([/]{1,2}[^)\]/\n]{2,40}[)\]/]{1,2}|\s[A-Z]{2,10})?[\s.)*_]{0,4}(?:--?(?=[\s"“«<])|–|—|―|:\s|\/)/u;
