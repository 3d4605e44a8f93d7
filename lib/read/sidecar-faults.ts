import type { DeclaredField } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import { declareFields } from "./declared-fields.ts";
import { FIELD_NAMES, INNER_TABLES, normalizeName } from "./field-names.ts";
import { quoteField } from "./quote-field.ts";
import { clipQuote } from "./reading.ts";

/** Every spelling of every field. */
const FIELD_OF: ReadonlyMap<string, DeclaredField> = new Map(
  (Object.entries(FIELD_NAMES) as [DeclaredField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

/** The field that a name in a file means, whatever its spelling. */
export const fieldNamed = (name: string): DeclaredField | undefined => FIELD_OF.get(normalizeName(name));

/**
 * The fields of a sidecar that can be used, and a notice on each of the others: what is wrong, where, and what to write.
 * @param file the sidecar's name and its text, to be quoted
 */
export const withoutFaults = (
  record: object,
  file: { readonly name: string; readonly text: string },
): { readonly understood: Readonly<Record<string, unknown>>; readonly notices: readonly Notice[] } => {
  const fields = Object.entries(record);
  const unknown = fields.flatMap(([field]) => (isForeign(field) ? [field] : []));
  const wrong = new Map(fields.flatMap(([field, value]) => wrongType(file, field, value)));
  return {
    understood: Object.fromEntries(fields.filter(([field]) => !wrong.has(field))),
    notices: [...(unknown.length > 0 ? [unknownFields(file.name, unknown)] : []), ...wrong.values()],
  };
};

/** `$schema` and `_note` are other tools' and nobody's mistake. */
const isForeign = (name: string): boolean =>
  !/^[$_]/.test(name) && !fieldNamed(name) && !INNER_TABLES.includes(normalizeName(name));

const wrongType = (
  file: { readonly name: string; readonly text: string },
  name: string,
  value: unknown,
): readonly (readonly [field: string, notice: Notice])[] => {
  const field = fieldNamed(name);
  if (!field || isUnsaid(value) || isUnderstood(field, name, value)) return [];
  const reason = `“${name}” in ${file.name} is not used. Give it ${WANTED[field]}.`;
  const quote = quoteField(file.text, name, "");
  return [[name, { rule: "sidecar-field-refused", reason, ...(quote && { quote }) }]];
};

/** Nothing was said: an empty field of a form. */
const isUnsaid = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** `published: true` and `status: "published"` say that it is no draft, and no more. */
const isUnderstood = (field: DeclaredField, name: string, value: unknown): boolean => {
  if (field === "published" || field === "status") {
    if (typeof value === "boolean" || (field === "status" && typeof value === "string")) return true;
  } else if (typeof value === "boolean" && field !== "draft" && field !== "explicit") return false;
  return declareFields({ [name]: value }, "sidecar", "").length > 0;
};

const WORDS = "words in quotation marks";
const ADDRESS = "a web address in quotation marks, with its https://";
const DATE = 'a date in quotation marks, such as "2025-03-11" or "2025-03-11T09:00:00+01:00"';

/** What a field wants to hold, for the hand that writes it. */
const WANTED: Readonly<Record<DeclaredField, string>> = {
  id: WORDS,
  url: ADDRESS,
  title: WORDS,
  published: DATE,
  updated: DATE,
  author: 'a name in quotation marks, a list of names, or objects such as {"name": "…", "url": "…"}',
  "author-url": ADDRESS,
  source: 'a name in quotation marks, or an object such as {"name": "…", "url": "…"}',
  "source-url": ADDRESS,
  summary: WORDS,
  language: 'a language tag, such as "en" or "pt-BR"',
  tag: 'a list of words, such as ["sea", "town"]',
  image: ADDRESS,
  attachment: 'an address, or an object such as {"url": "…", "type": "audio/mpeg"}',
  duration: 'seconds, or hours, minutes and seconds such as "1:02:03"',
  episode: "a whole number",
  season: "a whole number",
  "episode-kind": "full, trailer or bonus in quotation marks",
  explicit: "true or false",
  draft: "true or false",
  status: 'a word in quotation marks, such as "UPDATED"',
};

const unknownFields = (file: string, names: readonly string[]): Notice => ({
  rule: "sidecar-field-unknown",
  reason: `${file} has ${names.length === 1 ? "a field that is" : "fields that are"} not known: ${names
    .slice(0, 8)
    .map((name) => `“${clipQuote(name)}”`)
    .join(", ")}. Those that are: ${KNOWN}.`,
});

const KNOWN =
  "title, published, updated, authors, source, summary, language, tags, image, attachments, duration, episode, season, episodeType, explicit, url, id, draft, status";
