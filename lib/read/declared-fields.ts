import type { Declaration, DeclaredField } from "#model/article.ts";
import type { Origin } from "#model/evidence.ts";
import { FIELD_NAMES, INNER_TABLES, normalizeName } from "./field-names.ts";
import { listOf, plainField, propertyOf, scalarOf } from "./field-values.ts";
import { quoteField } from "./quote-field.ts";

/** More than an article has to say about itself; what follows is dropped. */
const DECLARATION_COUNT = 500;

/** What a field is about to say: everything of a declaration but where it stood. */
type Claim = Pick<Declaration, "field" | "value" | "attributes">;

/**
 * Turns a record (front matter, a JSON object) into declarations, best source first within a field. Names that are not
 * ours are ignored, values of a strange shape give nothing. `source` is the text the record was parsed from; quotes are
 * taken out of it. Never throws.
 */
export const declareFields = (
  record: Readonly<Record<string, unknown>>,
  origin: Origin,
  source: string,
): readonly Declaration[] => {
  const declarations: Declaration[] = [];
  const seen = new Set<string>();
  for (const { field, key, value } of namedValues(record)) {
    for (const claim of claimsOf(field, value)) {
      const mark = `${claim.field} ${claim.value.toLowerCase()}`;
      if (seen.has(mark) || declarations.length >= DECLARATION_COUNT) continue;
      seen.add(mark);
      declarations.push({ ...claim, origin, quote: quoteField(source, key, claim.value) });
    }
  }
  return declarations;
};

interface NamedValue {
  readonly field: DeclaredField;
  readonly rank: number;
  readonly key: string;
  readonly value: unknown;
}

/** A name to its field, and how sure it is among all names of all fields. */
const RANKS: ReadonlyMap<string, Pick<NamedValue, "field" | "rank">> = new Map(
  (Object.entries(FIELD_NAMES) as [DeclaredField, readonly string[]][])
    .flatMap(([field, names]) => names.map((name) => ({ field, name })))
    .map(({ field, name }, rank) => [name, { field, rank }]),
);

/** The values whose names are ours, field by field, the surest name first. */
const namedValues = (record: Readonly<Record<string, unknown>>): readonly NamedValue[] => {
  const named: NamedValue[] = [];
  const add = (inner: object, tables: boolean) => {
    for (const [key, value] of Object.entries(inner)) {
      const name = normalizeName(key);
      const known = RANKS.get(name);
      if (known) named.push({ ...known, key, value });
      else if (tables && INNER_TABLES.includes(name) && typeof value === "object" && value !== null) add(value, false);
    }
  };
  add(record, true);
  return named.sort((a, b) => a.rank - b.rank);
};

const claimsOf = (field: DeclaredField, value: unknown): readonly Claim[] => READERS[field](value, field);

type ClaimReader = (value: unknown, field: DeclaredField) => readonly Claim[];

const claim = (field: DeclaredField, value: string | undefined, attributes?: Record<string, string>): Claim[] =>
  value ? [{ field, value, ...(attributes && Object.keys(attributes).length > 0 && { attributes }) }] : [];

const readWritten: ClaimReader = (value, field) => claim(field, scalarOf(value));
const readPlain: ClaimReader = (value, field) => claim(field, plainField(value));

/** A date stays as written; `published: false` is no date but a draft. */
const readDate: ClaimReader = (value, field) => {
  const written = scalarOf(value);
  if (!written || !isFlag(written)) return claim(field, written);
  return field === "published" && isNo(written) ? claim("draft", "true") : [];
};

/** Only an absolute address names an article; a path such as `/2025/talks/` belongs to another site's generator. */
const readUrl: ClaimReader = (value, field) => {
  const url = scalarOf(value);
  return url && /^https?:\/\/[^\s/]/i.test(url) ? claim(field, url) : [];
};

const readAuthors: ClaimReader = (value) =>
  listOf(value).flatMap((author) => {
    const name = plainField(author);
    const url = propertyOf(author, ["url", "link", "homepage", "website", "uri"]);
    return name ? [...claim("author", name), ...claim("author-url", url)] : [];
  });

const readSource: ClaimReader = (value) => {
  const name = plainField(value);
  if (name && /^https?:\/\//i.test(name)) return claim("source-url", name);
  return name ? [...claim("source", name), ...claim("source-url", propertyOf(value, ["url", "link", "homepage"]))] : [];
};

/** A written list is split at its commas; the items of a real list are taken as they are. */
const readTags: ClaimReader = (value) => {
  const items = listOf(value).slice(0, DECLARATION_COUNT);
  const split = items.length === 1 && !Array.isArray(value);
  return items
    .flatMap((item) => (split ? (plainField(item) ?? "").split(/[,;]/) : [plainField(item) ?? ""]))
    .flatMap((tag) => claim("tag", tag.trim()));
};

const ADDRESS = ["url", "src", "href", "path", "file", "filename", "image", "contentUrl"];

const readImages: ClaimReader = (value) =>
  listOf(value).flatMap((image) => {
    const address = propertyOf(image, ADDRESS) ?? scalarOf(image);
    return address && !isFlag(address) ? claim("image", address) : [];
  });

const readAttachments: ClaimReader = (value) =>
  listOf(value).flatMap((media) => {
    const type = propertyOf(media, ["type", "mime_type", "mimeType", "encodingFormat"]);
    const length = propertyOf(media, ["length", "size", "size_in_bytes", "contentSize"]);
    const duration = propertyOf(media, ["duration", "duration_in_seconds"]);
    const title = propertyOf(media, ["title", "name"]);
    return claim("attachment", propertyOf(media, ADDRESS) ?? scalarOf(media), {
      ...(type && { type }),
      ...(length && /^\d+$/.test(length) && { length }),
      ...(duration && { duration }),
      ...(title && { title }),
    });
  });

const readFlag: ClaimReader = (value, field) => {
  const flag = scalarOf(value);
  return flag && isFlag(flag) ? claim(field, isNo(flag) ? "false" : "true") : [];
};

/** Content systems keep their workflow under `status`; only words about the news itself are ours. */
const readStatus: ClaimReader = (value) => {
  const status = plainField(value);
  if (!status || /^(?:publish(?:ed)?|live|public|active|done|final)$/i.test(status)) return [];
  return /^(?:draft|pending|private|future|scheduled|unpublished)$/i.test(status)
    ? claim("draft", "true")
    : claim("status", status);
};

const isNo = (flag: string): boolean => /^(?:false|no|off|0)$/i.test(flag);
const isFlag = (flag: string): boolean => isNo(flag) || /^(?:true|yes|on|1)$/i.test(flag);

const READERS: Readonly<Record<DeclaredField, ClaimReader>> = {
  id: readWritten,
  url: readUrl,
  title: readPlain,
  published: readDate,
  updated: readDate,
  author: readAuthors,
  "author-url": readUrl,
  source: readSource,
  "source-url": readUrl,
  summary: readPlain,
  language: readWritten,
  tag: readTags,
  image: readImages,
  attachment: readAttachments,
  duration: readWritten,
  episode: readWritten,
  season: readWritten,
  "episode-kind": readPlain,
  explicit: readFlag,
  draft: readFlag,
  status: readStatus,
};
