import { type Candidate, nameOfOrigin } from "#model/candidate.ts";
import { type Evidence, isAuthorsWord, isMetadata } from "#model/evidence.ts";
import { comparable } from "./blocks.ts";
import { type Draft, declarationsOf } from "./draft.ts";
import { findGivenTitle } from "./first-line.ts";
import { plainText } from "./plain-text.ts";
import { siteNames, withoutSite } from "./site-name.ts";
import { deriveTitle } from "./title.ts";

/**
 * The titles that were not chosen: other declared ones, the line above the text, the headline that its lede would make.
 * @param untitled before the title was lifted out of the body
 * @param draft after all steps
 */
export const considerTitles = (
  untitled: Draft,
  draft: Draft,
  chosen: Evidence<string> | undefined,
): readonly Candidate[] => {
  const sites = siteNames(draft.article);
  const declarations = declarationsOf(draft.article, "title");
  const said = declarations.map(({ value }) => plainText(value));
  const declared = declarations.map(({ value, origin, quote }) => ({
    value: withoutSite(plainText(value), sites, said, () => false),
    origin,
    quote,
  }));
  // Where metadata gives a title, nobody thinks of making one.
  const derived = chosen && isMetadata(chosen.origin) ? undefined : deriveTitle(draft);
  const others = [...declared, findGivenTitle(untitled)?.title, derived];
  const seen = new Set([comparable(chosen?.value ?? "")]);
  return others.flatMap((other): Candidate[] => {
    const key = comparable(other?.value ?? "");
    if (!other || seen.has(key) || isLonger(key, chosen)) return [];
    seen.add(key);
    const { value, origin, quote } = other;
    return [{ value, origin, quote, lost: whyNot(other, chosen) }];
  });
};

/** The chosen title with the site's name behind it: the same title. */
const isLonger = (key: string, chosen: Evidence<string> | undefined): boolean =>
  chosen !== undefined && key.length < 2 * chosen.value.length + 20 && key.includes(comparable(chosen.value));

const whyNot = (
  { origin, derived }: Pick<Evidence<string>, "origin" | "derived">,
  chosen: Evidence<string> | undefined,
): string => {
  if (!chosen) return "it says no more than a placeholder";
  if (derived) return "a headline is made only where none is given";
  if (!isMetadata(origin)) return "a declared title goes before a line of the text";
  if (!isMetadata(chosen.origin)) return "the page’s other words and its address speak against it";
  return isAuthorsWord(chosen.origin)
    ? `what the ${nameOfOrigin(chosen.origin)} says goes before it`
    : "fewer places of the page, and its address, speak for it";
};
