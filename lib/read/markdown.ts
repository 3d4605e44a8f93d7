import MarkdownIt, { type Token } from "markdown-it";
import type { Block, BlockKind } from "#model/article.ts";
import type { Notice } from "#model/evidence.ts";
import { readFrontMatter } from "./front-matter.ts";
import { chunksOf } from "./markdown-chunks.ts";
import { inlineText, loneImages } from "./markdown-inline.ts";
import { takeOutTemplates } from "./markdown-templates.ts";
import { tokensText } from "./markdown-text.ts";
import { escapeHtml, escapeWords, visibleLines } from "./plain-text.ts";
import type { ReadBody, Reader } from "./reading.ts";
import { readTextBlocks } from "./text.ts";

/** CommonMark with tables and strikethrough; nesting beyond anything written by hand is left as text. */
const markdown = new MarkdownIt({ html: true, maxNesting: 30 });
/** Bare web addresses become links, `example.com` does not. Looking for them costs as much as all the rest. */
const linking = new MarkdownIt({ html: true, maxNesting: 30, linkify: true });
linking.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
/** Addresses of nothing but plain signs, which encoding leaves as they are: most are so, and taking them apart is slow. */
const PLAIN_ADDRESS = /^[\w~:/?#@!$&()*+,;=.-]*$/;
for (const parser of [markdown, linking]) {
  const encode = parser.normalizeLink;
  parser.normalizeLink = (url) => (PLAIN_ADDRESS.test(url) ? url : encode(url));
}
/** The renderer escapes quotation marks too, which mean nothing outside of tags. */
markdown.renderer.rules.text = (tokens, index) => escapeWords(tokens[index]?.content ?? "");
const BARE_ADDRESS = /(?<=^|[\s*_>]|[^\]]\()https?:\/\//my;

/** Looked for at each "http": most texts have few, and to look for what stands before one at each letter is slow. */
const holdsBareAddress = (text: string): boolean => {
  for (let at = text.indexOf("http"); at >= 0; at = text.indexOf("http", at + 4)) {
    BARE_ADDRESS.lastIndex = at;
    if (BARE_ADDRESS.test(text)) return true;
  }
  return false;
};

/** Reads Markdown, with or without front matter: a block for each heading, paragraph, list, table, picture and piece of code. */
export const readMarkdown: Reader = async (text) => {
  const { declarations, body, notices } = await readFrontMatter(text);
  const read = await readMarkdownBody(body);
  return { declarations, blocks: read.blocks, notices: [...notices, ...read.notices] };
};

/**
 * Markdown without front matter as blocks, with a notice where it was too much of it. The code of site generators
 * (`{% … %}`, shortcodes, MDX) is taken out first.
 */
export const readMarkdownBody = async (source: string): Promise<ReadBody> => {
  const blocks: (readonly Block[])[] = [];
  const chunks = chunksOf(takeOutTemplates(source));
  let left = TOKEN_COUNT;
  let flattened = chunks.some(({ endless }) => endless);
  for (const [index, { text, endless }] of chunks.entries()) {
    if (left <= 0) {
      flattened = true;
      const rest = chunks.slice(index).map((chunk) => chunk.text);
      blocks.push(readTextBlocks(rest.join("\n")));
      break;
    }
    const tokens = endless ? [] : (holdsBareAddress(text) ? linking : markdown).parse(text, {});
    left -= tokens.reduce((sum, token) => sum + weightOf(token), 0);
    blocks.push(endless ? readTextBlocks(text) : await readTokens(tokens));
  }
  return { blocks: blocks.flat(), notices: flattened ? [FLATTENED] : [] };
};

const FLATTENED: Notice = {
  rule: "markup-flattened",
  reason:
    "The Markdown goes on without a blank line or has more marks than any article; part of it was read as plain text.",
};

/** More than the longest article has; what comes behind so many is marked up to wear a parser down, and is read as plain text. */
const TOKEN_COUNT = 100_000;

/** HTML takes a parser of its own. */
const weightOf = ({ type, children }: Token): number => (type === "html_block" ? 10 : 1 + (children?.length ?? 0));

const readTokens = async (tokens: readonly Token[]): Promise<readonly Block[]> => {
  const groups = topLevel(tokens);
  // HTML inside Markdown is read by the walker for HTML, which is only loaded when there is some.
  const readHtml = groups.some(holdsHtml) ? (await import("./html-fragment.ts")).readHtmlFragment : undefined;
  return groups.flatMap((group) => readGroup(group, readHtml ?? (() => [])));
};

/** Tokens come flat; a block at the top level is one token, or all from its opening token to the closing one. */
const topLevel = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const groups: Token[][] = [];
  let level = 0;
  for (const token of tokens) {
    if (level === 0) groups.push([]);
    groups.at(-1)?.push(token);
    level += token.nesting;
  }
  return groups;
};

const holdsHtml = (group: readonly Token[]): boolean =>
  group[0]?.type === "html_block" || group.some(({ children }) => children?.some(isImageTag) ?? false);

const isImageTag = ({ type, content }: Token): boolean => type === "html_inline" && /^<img\b/i.test(content);

const KINDS: Readonly<Record<string, BlockKind>> = {
  paragraph_open: "paragraph",
  heading_open: "heading",
  bullet_list_open: "list",
  ordered_list_open: "list",
  blockquote_open: "quote",
  table_open: "table",
  fence: "code",
  code_block: "code",
};

/** `<div class="wide">` on a line of its own, around Markdown: nothing to read. */
const LONE_TAG = /^\s*<\/?(?:div|section|article|center|details|figure|main|header|span|aside)\b[^<>]*>\s*$/i;

type ReadHtml = (html: string) => readonly Block[];

const readGroup = (group: readonly Token[], readHtml: ReadHtml): readonly Block[] => {
  const [first] = group;
  if (!first) return [];
  if (first.type === "hr") return [{ kind: "rule", text: "", html: "<hr>" }];
  if (first.type === "html_block") return LONE_TAG.test(first.content) ? [] : readHtml(first.content);
  const html = () => markdown.renderer.render([...group], markdown.options, {}).trim();
  if (first.type === "paragraph_open") {
    const children = group[1]?.children ?? [];
    const figures = readFigures(children);
    if (figures) return figures;
    if (inlineText(children).trim() === "") return children.some(isImageTag) ? readHtml(html()) : [];
  }
  const kind = KINDS[first.type] ?? "other";
  const text = kind === "code" ? first.content.trimEnd() : visibleLines(tokensText(group));
  if (text === "") return [];
  return [{ kind, text, html: html(), ...(kind === "heading" && { level: Number(first.tag[1]) }) }];
};

/** A paragraph of pictures is a figure for each; a single one keeps the link around it. */
const readFigures = (children: readonly Token[]): readonly Block[] | undefined => {
  const images = loneImages(children);
  return images?.map(({ image, token }) => {
    const picture = markdown.renderer.renderInline(images.length === 1 ? [...children] : [token], markdown.options, {});
    const caption = image.caption ? `<figcaption>${escapeHtml(image.caption)}</figcaption>` : "";
    return { kind: "figure", text: image.caption ?? "", html: `<figure>${picture}${caption}</figure>`, image };
  });
};
