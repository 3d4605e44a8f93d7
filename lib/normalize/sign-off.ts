import type { Source } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import { AGENCY_FORMS, agencyNamed } from "./agencies.ts";
import { isPlain, paragraph } from "./blocks.ts";
import type { Draft, Step } from "./draft.ts";

/**
 * Takes the agency's sign-off from under the text ("Reuter", "(AFP)", "… he said. — Reuters") and reads the one in the
 * dateline ("LONDON (Reuters) —"), which stays: both name who sent the story out.
 */
export const liftSignOff: Step = (draft) => {
  const last = draft.blocks.at(-1);
  const above = draft.blocks.slice(0, -1);
  if (!last) return draft;
  const alone = above.length > 0 && last.text.length < 40 ? agencyNamed(last.text.replace(/^[-–—]\s*/, "")) : undefined;
  if (alone) return withDateline({ ...draft, blocks: above, source: draft.source ?? signed(alone, last.text) });
  const start = Math.max(0, last.text.length - SIGNATURE_LIMIT);
  const end = isPlain(last) ? SIGNED_END.exec(last.text.slice(start)) : null;
  const agency = agencyNamed(end?.groups?.dashed ?? end?.groups?.bracketed ?? end?.groups?.bare ?? "");
  if (!end || !agency) return withDateline(draft);
  const blocks = [...above, paragraph(last.text.slice(0, start + end.index).trim())];
  return withDateline({ ...draft, blocks, source: draft.source ?? signed(agency, end[0].trim()) });
};

/** Characters at the end of the text in which a sign-off stands. */
const SIGNATURE_LIMIT = 60;

const withDateline = (draft: Draft): Draft => {
  if (draft.source) return draft;
  for (const { text } of draft.blocks.slice(0, 6)) {
    const found = SIGNED_DATELINE.exec(text.slice(0, 120));
    const agency = found?.groups?.agency && agencyNamed(found.groups.agency);
    if (found && agency) return { ...draft, source: signed(agency, found[0].trim()) };
  }
  return draft;
};

const signed = (name: string, quote: string): Evidence<Source> => ({
  value: { name },
  origin: "attribution",
  quote,
  confidence: 0.9,
});

/** Behind the last sentence: a dash or brackets and the agency, or the bare word of the old wires. */
const SIGNED_END = new RegExp(
  `(?<=[.!?]["'”’]?)\\s+(?:[-–—]\\s*(?<dashed>${AGENCY_FORMS})|\\((?<bracketed>${AGENCY_FORMS})\\)|(?<bare>REUTERS?|Reuters?))[.…]*$`,
  "iu",
);

const SIGNED_DATELINE = new RegExp(`^[^()]{0,60}\\((?<agency>${AGENCY_FORMS}|ap|aa|tt)\\)\\s*[-–—:]`, "iu");
