import { type Candidate, nameOfOrigin } from "#model/candidate.ts";
import type { Person, Source } from "#model/entry.ts";
import { type Evidence, isMetadata } from "#model/evidence.ts";
import { comparable } from "./blocks.ts";
import { type Draft, declarationsOf } from "./draft.ts";
import { isPersonName } from "./names.ts";
import { plainText } from "./plain-text.ts";

/** Who else is named where authors stand, and is not taken for one: other declarations, the byline, those who made the pictures. */
export const considerAuthors = (draft: Draft, chosen: readonly Evidence<Person>[]): readonly Candidate[] => {
  const names = chosen.map(({ value }) => value.name);
  const declared = declarationsOf(draft.article, "author").map(({ value, origin, quote }) => ({
    value: plainText(value),
    origin,
    quote,
    lost: chosen[0] ? goesBefore(chosen[0]) : "it names an account, the site or a company, and no person",
  }));
  const signed = draft.bylines.map(({ value: { name }, origin, quote }) => ({
    value: name,
    origin,
    quote,
    lost: chosen[0] ? goesBefore(chosen[0]) : isDenied(draft, "author") ? DENIED : "it is no person’s name",
  }));
  return withoutKnown([...declared, ...signed, ...creditsOf(draft, "author")], names);
};

/** Which other outlets are named, and are not taken for the source. */
export const considerSources = (draft: Draft, chosen: Evidence<Source> | undefined): readonly Candidate[] => {
  const lost = chosen ? goesBefore(chosen) : isDenied(draft, "source") ? DENIED : "it is no name";
  const declared = declarationsOf(draft.article, "source").map(({ value, origin, quote }) => ({
    value: plainText(value),
    origin,
    quote,
    lost,
  }));
  const { origin = "attribution", quote = "", value } = draft.source ?? {};
  const named = value ? [{ value: value.name, origin, quote, lost }] : [];
  return withoutKnown([...declared, ...named, ...creditsOf(draft, "source")], chosen ? [chosen.value.name] : []);
};

/** Whether an editor says that there is none: only a sidecar can. */
const isDenied = ({ article }: Draft, field: "author" | "source"): boolean => article.denied?.includes(field) === true;

const DENIED = "the sidecar says that there is none";

const goesBefore = ({ origin }: Pick<Evidence<unknown>, "origin">): string =>
  isMetadata(origin)
    ? `what the ${nameOfOrigin(origin)} says goes before it`
    : `the ${nameOfOrigin(origin)} names another`;

/** "… — Reuters" under a picture: a person there could be mistaken for the author, an agency for the source. */
const creditsOf = ({ article, blocks }: Draft, field: "author" | "source"): readonly Candidate[] =>
  [...article.blocks, ...blocks].flatMap(({ image, text }) => {
    const credit = image?.credit;
    if (!credit || isPersonName(credit) !== (field === "author")) return [];
    const quote = text.includes(credit) ? text.slice(Math.max(0, text.indexOf(credit) - 60)) : credit;
    return [{ value: credit, origin: "caption", quote, lost: `it is the credit of a picture, and no ${field}` }];
  });

/** Each name once, and none that was chosen. */
const withoutKnown = (candidates: readonly Candidate[], known: readonly string[]): readonly Candidate[] => {
  const seen = known.map(comparable);
  return candidates.filter(({ value }) => {
    const key = comparable(value);
    // "By Ana Díaz and Bo Ek" is two authors that were chosen.
    if (key === "" || seen.includes(key) || seen.some((name) => name !== "" && ` ${key} `.includes(` ${name} `)))
      return false;
    seen.push(key);
    return true;
  });
};
