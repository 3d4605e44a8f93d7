import type { ExplainedEvidence, Explanation } from "#pipeline/explain.ts";
import { bold, dim, green, harmless, red, yellow } from "./terminal.ts";

/** An explanation for a person: each field, what it rests on in the seed's own words, and what was thought of otherwise. */
export const renderExplanation = (explanation: Explanation): string => {
  const { seed, outcome, reason, hint, entry, evidence, notices } = explanation;
  const paint = outcome === "published" ? green : outcome === "rejected" ? red : yellow;
  const lines = [
    `${bold(harmless(seed))}  ${paint(outcome)}${reason ? `  ${harmless([reason, hint].filter(Boolean).join(" "))}` : ""}`,
  ];
  if (!entry || !evidence) return `${lines.join("\n")}\n`;

  const { authors = [], ...single } = evidence;
  if (!single.title) lines.push(field("title", dim("none: the file gives none, and no sentence makes a headline")));
  for (const field of ["title", "published", "updated", "bound"] as const)
    lines.push(...renderField(field, single[field]));
  if (!single.published) lines.push(field("published", dim("undated: nothing in the file shows the day")));
  for (const author of [authors].flat()) lines.push(...renderField("author", author));
  for (const name of ["source", "summary", "language"] as const) lines.push(...renderField(name, single[name]));
  if (entry.tags.length > 0) lines.push(field("tags", harmless(entry.tags.join(", "))));
  if (entry.status.length > 0) lines.push(field("status", harmless(entry.status.join(", "))));
  for (const { time, opening } of entry.updates)
    lines.push(field("update", `${harmless(time)}  ${dim(harmless(opening))}`));
  for (const notice of notices ?? []) {
    lines.push(field("notice", harmless(notice.reason)));
    if (notice.quote) lines.push(quoted(notice.quote));
  }
  lines.push(field("id", dim(harmless(entry.id))));
  return `${lines.join("\n")}\n`;
};

const renderField = (name: string, found: ExplainedEvidence | readonly ExplainedEvidence[] | undefined): string[] => {
  const [evidence] = [found ?? []].flat();
  if (!evidence) return [];
  const how = [
    evidence.precision,
    evidence.derived ? "derived" : undefined,
    `from ${ORIGIN_WORDS[evidence.origin] ?? evidence.origin}`,
    `${Math.round(evidence.confidence * 100)}% sure`,
  ];
  const notes = (evidence.notes ?? []).map((note) => `${INDENT}${dim(`· ${harmless(note)}`)}`);
  return [
    field(name, `${harmless(displayed(evidence.value))}  ${dim(how.filter(Boolean).join(", "))}`),
    ...(evidence.quote && name !== "summary" ? [quoted(evidence.quote)] : []),
    ...notes,
  ];
};

const displayed = (value: unknown): string => {
  if (typeof value === "string") return clipped(value, 160);
  const { name } = value as { readonly name?: string };
  return name ?? JSON.stringify(value);
};

const INDENT = " ".repeat(13);
const field = (name: string, text: string): string => `  ${name.padEnd(11)}${text}`;
const quoted = (quote: string): string => `${INDENT}${dim(`“${harmless(clipped(quote.trim(), 140))}”`)}`;
const clipped = (text: string, length: number): string => {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : text;
};

/** Where an origin's name alone would not tell an editor what is meant. */
const ORIGIN_WORDS: Readonly<Record<string, string>> = {
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
