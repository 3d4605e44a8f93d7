/**
 * Takes the code of site generators out of Markdown, outside of code: Liquid, Jinja and Nunjucks tags, Hugo shortcodes,
 * kramdown attributes, container marks, and the imports, exports and components of MDX. The words between tags stay; a
 * picture that a tag names stays a picture; an address in a tag stays the address. Time is linear in the input.
 */
export const takeOutTemplates = (source: string): string => {
  if (!/\{[%{#:.]|<\/?[A-Z]|^(?:import|export)\s|^:::/m.test(source)) return source;
  return partsOf(source)
    .map(({ code, text }) => (code ? text : takeOutTags(takeOutLines(text))))
    .join("\n");
};

interface Part {
  /** Between code fences: what looks like a template there is what the article is about. */
  readonly code: boolean;
  readonly text: string;
}

const partsOf = (source: string): readonly Part[] => {
  const parts: { code: boolean; lines: string[] }[] = [{ code: false, lines: [] }];
  let fence: string | undefined;
  for (const line of source.split("\n")) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined && mark) {
      fence = mark;
      parts.push({ code: true, lines: [line] });
      continue;
    }
    parts.at(-1)?.lines.push(line);
    const closes = fence !== undefined && mark?.startsWith(fence) && line.trim() === mark;
    if (!closes) continue;
    fence = undefined;
    parts.push({ code: false, lines: [] });
  }
  return parts.filter(({ lines }) => lines.length > 0).map(({ code, lines }) => ({ code, text: lines.join("\n") }));
};

const IMPORT = /^import\s+(?:[\w*{}\s,$]{1,200}\sfrom\s+)?["'][^"'\n]{1,200}["'];?\s*$/;
const EXPORT = /^export\s+(?:default|const|let|var|function|async|class|type|\{|\*)/;
const CONTAINER = /^\s*:{3,}.*$/;

/** Drops lines that are code and nothing else; an export goes on until the next blank line. */
const takeOutLines = (text: string): string => {
  let exporting = false;
  const kept = text.split("\n").filter((line) => {
    exporting = EXPORT.test(line) || (exporting && line.trim() !== "");
    return !exporting && !IMPORT.test(line) && !CONTAINER.test(line);
  });
  return kept.join("\n");
};

/** What is looked for, in this order; a match of the last four is dropped. Every repetition is bounded or stops at the next opening brace. */
const TAG = new RegExp(
  [
    /(?<span>(?<!`)`{1,3}(?!`)[^`\n]{1,300}`{1,3}(?!`))/,
    /\{%-?\s{0,5}(?<name>[\w/-]{0,40})(?<rest>(?:[^{%]|%(?!\})){0,2000}?)-?%\}/,
    /\{\{[<%]\s{0,5}(?<short>\/?[\w/-]{0,40})(?<options>[^{]{0,2000}?)\/?[>%]\}\}/,
    /\{\{(?<expression>[^{}]{0,500})\}\}/,
    /\{#[^{]{0,500}?#\}/, // a comment
    /\{:[^{}\n]{0,200}\}/, // kramdown's attributes
    /[ \t]\{[#.][\w-][^{}\n]{0,100}\}(?=[ \t]*$)/, // Pandoc's attributes behind a heading
    /<\/?[A-Z][\w.]{0,60}(?:\s(?:[^<>{}]|\{[^{}]{0,200}\}){0,300})?\/?>/, // a component of MDX
  ]
    .map(({ source }) => source)
    .join("|"),
  "gm",
);

const takeOutTags = (text: string): string => {
  let out = "";
  let from = 0;
  /** Inside `{% raw %}` all stands as it is, inside `{% comment %}` nothing. */
  let until: "endraw" | "endcomment" | undefined;
  for (const match of text.matchAll(TAG)) {
    const { name, rest = "", short, options = "", expression, span } = match.groups ?? {};
    if (until !== "endcomment") out += text.slice(from, match.index);
    from = match.index + match[0].length;
    if (until !== undefined) {
      if (name === until) until = undefined;
      else if (until === "endraw") out += match[0];
    } else if (name === "raw" || name === "comment") until = `end${name}`;
    else if (span !== undefined) out += span;
    else if (name !== undefined) out += reduceTag(name, rest);
    else if (short !== undefined) out += reduceTag(short, options);
    else if (expression !== undefined) out += addressIn(expression);
  }
  return until === "endcomment" ? out : out + text.slice(from);
};

const reduceTag = (name: string, rest: string): string => {
  if (name === "highlight") return `\n\`\`\`${/\w+/.exec(rest)?.[0] ?? ""}`;
  if (name === "endhighlight") return "\n```\n";
  return /^(?:figure|image|img|picture|include)$/.test(name) ? pictureIn(rest) : "";
};

/** `"/guides/" | url` is an address in a filter; any other expression says nothing without its site. */
const addressIn = (expression: string): string =>
  /^\s*["'](\/|#|https?:)([^"'\s]*)["']/.exec(expression)?.slice(1).join("") ?? "";

const PICTURE = /["']?([^\s"'=:][^\s"'=]*\.(?:avif|gif|jpe?g|png|svg|webp))["']?/i;

const pictureIn = (options: string): string => {
  const address = PICTURE.exec(options)?.[1];
  if (!address) return "";
  const option = (name: string) => new RegExp(`\\b${name}\\s*[=:]\\s*"([^"]*)"`).exec(options)?.[1];
  const unnamed = [...options.matchAll(/(?<![=:]\s*)"([^"]*)"/g)]
    .map(([, words]) => words)
    .find((words) => words !== address);
  const alt = option("alt") ?? unnamed ?? "";
  const caption = option("caption") ?? option("title");
  return `![${alt.replace(/[[\]]/g, "")}](${address}${caption ? ` "${caption.replaceAll('"', "'")}"` : ""})`;
};
