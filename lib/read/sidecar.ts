import type { Article, DeclaredField } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import { decodeText } from "./charset.ts";
import { declareFields } from "./declared-fields.ts";
import { FIELD_NAMES, INNER_TABLES, normalizeName } from "./field-names.ts";
import { findFileType } from "./file-type.ts";
import { parseLooseJson } from "./loose-json.ts";
import { quoteField } from "./quote-field.ts";
import { clipQuote, type Reading } from "./reading.ts";

const ENDING = ".meta.json";

/** The key of the file in which an editor overrules what the article at `key` says: `a.txt.meta.json` beside `a.txt`. */
export const sidecarKeyOf = (key: string): string => `${key}${ENDING}`;

/** The key of the article that a sidecar describes, to be looked at again with it; `undefined` for any other key. */
export const articleKeyOf = (key: string): string | undefined => {
  const described = key.endsWith(ENDING) ? key.slice(0, -ENDING.length) : "";
  return findFileType(described)?.kind === "article" ? described : undefined;
};

/** A sidecar is a handful of fields; bytes. */
export const LARGEST_SIDECAR = 64 * 1024;

/**
 * Puts what a sidecar's bytes declare before what the article itself does. Where a field holds a list (authors, tags,
 * pictures), or a flag, the sidecar's word stands alone. What is wrong with the sidecar is a notice: it costs no article.
 */
export const withSidecar = async (
  reading: Reading,
  key: string,
  bytes: Uint8Array,
): Promise<Reading & Pick<Article, "denied">> => {
  const { declarations, denied, notices } = await readSidecar(sidecarKeyOf(key), bytes);
  const said = [...declarations.map(({ field }) => field), ...denied];
  const replaced = new Set(said.flatMap((field) => REPLACED[field] ?? []));
  return {
    ...reading,
    ...(denied.length > 0 && { denied }),
    declarations: [...declarations, ...reading.declarations.filter(({ field }) => !replaced.has(field))],
    notices: [...reading.notices, ...notices],
  };
};

/** Of a single value the first that makes sense counts, so the article's own may stand behind the sidecar's; not of these. */
const REPLACED: Partial<Record<DeclaredField, readonly DeclaredField[]>> = {
  author: ["author", "author-url"],
  source: ["source", "source-url"],
  "source-url": ["source-url"],
  summary: ["summary"],
  tag: ["tag"],
  image: ["image"],
  attachment: ["attachment"],
  draft: ["draft"],
  status: ["status"],
};

interface Sidecar extends Pick<Reading, "declarations" | "notices"> {
  readonly denied: readonly DeclaredField[];
}

const readSidecar = async (key: string, bytes: Uint8Array): Promise<Sidecar> => {
  const name = key.slice(key.lastIndexOf("/") + 1);
  // Of a file that is too large the store gives no bytes.
  if (bytes.length === 0 || bytes.length > LARGEST_SIDECAR)
    return refused("sidecar-unread", `${name} is empty or larger than ${LARGEST_SIDECAR / 1024} kB`);
  const { text } = await decodeText(bytes, { declares: false });
  const record = parseLooseJson(text);
  if (typeof record !== "object" || record === null || Array.isArray(record))
    return refused("sidecar-broken", `${name} holds no JSON object`, clipQuote(text));
  const fields = Object.entries(record);
  const unknown = fields.flatMap(([field]) => (isForeign(field) ? [field] : []));
  const wrong = new Map(fields.flatMap(([field, value]) => wrongType({ name, text }, field, value)));
  const denied = fields.flatMap(([field, value]) => deniedBy(field, value));
  return {
    denied,
    declarations: declareFields(Object.fromEntries(fields.filter(([field]) => !wrong.has(field))), "sidecar", text),
    notices: [...(unknown.length > 0 ? [unknownFields(name, unknown)] : []), ...wrong.values(), ...denied.map(denies)],
  };
};

/** `null` or an empty list, where a list can be empty: front matter may leave a field open, who writes a sidecar means it. */
const deniedBy = (name: string, value: unknown): readonly DeclaredField[] => {
  const field = FIELD_OF.get(normalizeName(name));
  return field && DENIABLE.has(field) && (value === null || (Array.isArray(value) && value.length === 0))
    ? [field]
    : [];
};

const DENIABLE: ReadonlySet<DeclaredField> = new Set(["author", "source", "summary", "tag", "image", "attachment"]);

const denies = (field: DeclaredField): Notice => ({
  rule: "sidecar-denies",
  reason: `The sidecar says that the article has no ${field}.`,
});

/** Every spelling of every field. */
const FIELD_OF: ReadonlyMap<string, DeclaredField> = new Map(
  (Object.entries(FIELD_NAMES) as [DeclaredField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

/** `$schema` and `_note` are other tools' and nobody's mistake. */
const isForeign = (name: string): boolean =>
  !/^[$_]/.test(name) && !FIELD_OF.has(normalizeName(name)) && !INNER_TABLES.includes(normalizeName(name));

const wrongType = (
  file: { readonly name: string; readonly text: string },
  name: string,
  value: unknown,
): readonly (readonly [field: string, notice: Notice])[] => {
  const field = FIELD_OF.get(normalizeName(name));
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

const refused = (rule: string, what: string, quote?: string): Sidecar => ({
  declarations: [],
  denied: [],
  notices: [
    {
      rule,
      reason: `${what}, so it overrules nothing. Write an object into it, such as {"title": "…"}.`,
      ...(quote && { quote }),
    },
  ],
});
