import type { Candidate } from "#model/candidate.ts";
import type { ReportName } from "#pipeline/beside.ts";
import type { Explanation } from "#pipeline/explain.ts";
import type { ExplainedEvidence } from "#pipeline/explained-entry.ts";
import { renderOverrule } from "./overrule.ts";
import { bold, dim, green, harmless, red, yellow } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** How an explanation is laid out. */
export interface Layout {
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether to close with what a person can write to overrule it. */
  readonly overrule: boolean;
  /** What people know an entry by, by its id, where it was met. */
  readonly nameOf: (id: string) => ReportName | undefined;
}

/**
 * An explanation for a person: each field, what it rests on in the seed's own words, what else could have stood there and why
 * it does not. Lines that begin with "not" are the losers.
 */
export const renderExplanation = (explanation: Explanation, layout: Layout): string => {
  const {
    seed,
    outcome,
    reason,
    hint,
    entry,
    evidence,
    considered = {},
    related = [],
    overrule,
    notices,
  } = explanation;
  const paint = outcome === "published" ? green : outcome === "rejected" ? red : yellow;
  const rows = rowsOf(layout.width);
  const why = reason ? rows.row("", [reason, hint].filter(Boolean).join(" ")) : [];
  const lines = [`${bold(harmless(seed))}  ${paint(outcome)}`, ...why];
  if (!entry || !evidence) return `${lines.join("\n")}\n`;

  const field = (name: string, found = evidence[name], label = name) =>
    [found ?? []]
      .flat()
      .flatMap((one) => [
        ...rows.row(label, displayed(one)),
        ...rows.proof(name === "summary" ? { ...one, quote: "" } : one),
        ...notesBeside(one, considered).flatMap((note) => rows.aside(`· ${note}`)),
      ]);
  const losers = (name: keyof typeof considered) =>
    renderLosers(considered[name] ?? []).flatMap((line) => rows.aside(line));

  lines.push(...(evidence.title ? field("title") : rows.row("title", NO_TITLE)), ...losers("title"));
  lines.push(...(evidence.published ? field("published") : rows.row("published", NO_DATE)), ...losers("published"));
  lines.push(...field("updated"), ...field("bound", evidence.bound, "sorted by"));
  lines.push(
    ...(evidence.authors ? field("authors", evidence.authors, "author") : rows.row("author", NOBODY)),
    ...losers("authors"),
  );
  lines.push(
    ...(evidence.source ? field("source") : considered.source ? rows.row("source", NO_SOURCE) : []),
    ...losers("source"),
  );
  lines.push(...field("summary"), ...field("language"));
  if (entry.tags.length > 0) lines.push(...rows.row("tags", entry.tags.join(", ")));
  if (entry.status.length > 0) lines.push(...rows.row("status", entry.status.join(", ")));
  for (const { time, opening } of entry.updates) lines.push(...rows.row("update", `${time}  ${opening}`));
  for (const id of related) lines.push(...rows.row("related", nameOfRelated(layout.nameOf(id)) ?? id));
  for (const notice of notices ?? [])
    lines.push(...rows.row("notice", notice.reason), ...(notice.quote ? rows.aside(quoted(notice.quote)) : []));
  lines.push(...rows.row("id", entry.id));
  const isOverruled = Object.values(evidence).some((found) =>
    [found].flat().some(({ origin }) => origin === "sidecar"),
  );
  if (overrule && layout.overrule)
    lines.push("", ...renderOverrule(overrule, { seed, isOverruled, width: layout.width }));
  return `${lines.join("\n")}\n`;
};

/** "Ferry sails" (ferry.txt). */
const nameOfRelated = (name: ReportName | undefined): string | undefined =>
  name && (name.title === undefined ? name.key : `“${clipped(name.title, 140)}” (${name.key})`);

const NO_TITLE = "none: the file gives none, and no sentence makes a headline";
const NO_DATE = "undated: nothing in the file shows the day";
const NOBODY = "none: nobody is named as the author";
const NO_SOURCE = "none";

const INDENT = 13;

/** Rows of a terminal: a label and its text, and lines beside it that matter less. */
const rowsOf = (width: number) => {
  const lines = (text: string) => wrap(harmless(text), Math.max(width, 40) - INDENT);
  const below = (text: string) => lines(text).map((line) => `${" ".repeat(INDENT)}${dim(line)}`);
  return {
    row: (label: string, text: string) =>
      lines(text).map((line, index) => `  ${(index === 0 ? label : "").padEnd(INDENT - 2)}${line}`),
    aside: below,
    proof: ({ origin, quote, confidence, derived }: ExplainedEvidence) => {
      const how =
        `${derived && origin !== "siblings" ? "made" : ""} from ${wordsFor(origin)}, ${Math.round(confidence * 100)}% sure`.trimStart();
      return below(quote ? `${how}: ${quoted(quote)}` : how);
    },
  };
};

/** Those that lost for one reason in one place stand in one line. */
const renderLosers = (losers: readonly Candidate[]): readonly string[] => {
  const groups = Map.groupBy(losers, ({ origin, lost }) => `${origin} ${lost}`);
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (!first) return "";
    const { origin, quote, value, lost } = first;
    const values = group.map((one) => (/^\d{4}(?:-|$)/.test(one.value) ? one.value : `“${clipped(one.value, 80)}”`));
    // A headline made from the lede, and a value that is the very words, need no quotation.
    const words = group.length > 1 || origin === "lede" || quote.includes(value) ? "" : ` “${clipped(quote, 80)}”`;
    return `not ${values.join(", ")} from ${wordsFor(origin)}${words}: ${lost}`;
  });
};

/** What agrees; what disagrees is told among the losers, with the reason. */
const notesBeside = ({ notes = [] }: ExplainedEvidence, considered: Explanation["considered"]): readonly string[] => {
  const losers = Object.values(considered ?? {}).flat();
  return notes.filter(
    (note) => !losers.some(({ value, quote }) => note.includes(`“${quote}”`) || note.includes(`"${value}"`)),
  );
};

/** A date as far as its source states it; of people and outlets the name. */
const displayed = ({ value, precision }: ExplainedEvidence): string => {
  if (typeof value !== "string") return (value as { readonly name?: string }).name ?? JSON.stringify(value);
  if (precision === undefined || precision === "minute") return clipped(value, 200);
  return precision === "near-day" ? `${value.slice(0, 10)}, a day more or less` : value.slice(0, LENGTHS[precision]);
};

const LENGTHS = { day: 10, month: 7, year: 4 } as const;

const quoted = (quote: string): string => `“${clipped(quote.trim(), 140)}”`;
const clipped = (text: string, length: number): string => {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : text;
};

const wordsFor = (origin: string): string => ORIGIN_WORDS[origin] ?? origin;

/** Where an origin's name alone would not tell an editor what is meant. */
const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  sidecar: "the sidecar",
  "front-matter": "the front matter",
  json: "a JSON field",
  "json-ld": "JSON-LD",
  "open-graph": "an OpenGraph or article: tag",
  meta: "a meta tag",
  html: "an HTML element",
  heading: "the first heading",
  "first-line": "the first line",
  "last-line": "the last line",
  header: "a line or prefix before the text",
  dateline: "the dateline",
  byline: "the byline",
  caption: "a caption",
  "file-name": "the file name",
  url: "the address",
  body: "the text",
  lede: "the first paragraph",
  standfirst: "the lines before the first paragraph",
  "live-update": "the times of the updates",
  attribution: "how the text credits it",
  siblings: "other reports of the same event",
  "last-modified": "when the file was last changed",
  detected: "the text itself",
  configuration: "the configuration",
};
