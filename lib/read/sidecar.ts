import type { Article, DeclaredField } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import { decodeText } from "./charset.ts";
import { declareFields } from "./declared-fields.ts";
import { findFileType } from "./file-type.ts";
import { scanJson } from "./json-scan.ts";
import { parseLooseJson } from "./loose-json.ts";
import { clipQuote, type Reading } from "./reading.ts";
import { fieldNamed, withoutFaults } from "./sidecar-faults.ts";

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
  const lines = oneFieldALine(text);
  const { understood, notices } = withoutFaults(record, { name, text: lines });
  const denied = Object.entries(record).flatMap(([field, value]) => deniedBy(field, value));
  return {
    denied,
    declarations: declareFields(understood, "sidecar", lines),
    notices: [...notices, ...denied.map(denies)],
  };
};

/** The object with each of its fields on a line: evidence is quoted by lines, and is not to show what stands beside a field. */
const oneFieldALine = (text: string): string => {
  let depth = 0;
  let from = 0;
  const lines: string[] = [];
  const cut = (at: number) => {
    lines.push(text.slice(from, at).trim());
    from = at;
  };
  scanJson(text, {
    onSign: (sign, at) => {
      if ((sign === "}" || sign === "]") && --depth === 0) cut(at);
      if (sign === "{" || sign === "[") depth++;
      if ((sign === "," && depth === 1) || (sign === "{" && depth === 1)) cut(at + 1);
      return undefined;
    },
  });
  return [...lines, text.slice(from)].join("\n");
};

/** `null` or an empty list, where a list can be empty: front matter may leave a field open, who writes a sidecar means it. */
const deniedBy = (name: string, value: unknown): readonly DeclaredField[] => {
  const field = fieldNamed(name);
  return field && DENIABLE.has(field) && (value === null || (Array.isArray(value) && value.length === 0))
    ? [field]
    : [];
};

const DENIABLE: ReadonlySet<DeclaredField> = new Set(["author", "source", "summary", "tag", "image", "attachment"]);

const denies = (field: DeclaredField): Notice => ({
  rule: "sidecar-denies",
  reason: `The sidecar says that the article has no ${field}.`,
});

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
