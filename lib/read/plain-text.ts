import { decodeHTML } from "entities";

/** Elements that people paste into titles and names; other angle brackets, as in `Vec<T>` or `a < b`, are text. */
const INLINE_TAG =
  /<\/?(?:a|abbr|b|bdi|bdo|big|br|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^<>]*)?\/?>/gi;
const ACTIVE_ELEMENT = /<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi;
const COMMENT = /<!--.*?-->/gs;
const TEMPLATE_TAG = /\{%[^{}]*%\}|\{\{[^{}]*\}\}/g;

/** A field is a line or a paragraph; what is longer is cut, so that no pattern below can be made to run long. */
const FIELD_LENGTH = 20_000;

/**
 * Reduces a field that may carry HTML or template tags (a title from front matter, a JSON string) to what a reader sees:
 * tags dropped, character references resolved once, white space single.
 */
export const plainText = (field: string): string => {
  const markup = field.length > FIELD_LENGTH ? field.slice(0, FIELD_LENGTH).toWellFormed() : field;
  const bare = /[<{]/.test(markup)
    ? markup
        .replace(COMMENT, "")
        .replace(ACTIVE_ELEMENT, "")
        .replace(/<br\s*\/?>/gi, " ")
        .replace(INLINE_TAG, "")
        .replace(TEMPLATE_TAG, "")
    : markup;
  return singleSpaced(bare.includes("&") ? decodeHTML(bare) : bare);
};

/** Trims, and turns every run of white space (no-break spaces too) into one space. */
export const singleSpaced = (text: string): string => (UNEVEN.test(text) ? text.trim().replace(RUN, " ") : text);

/** The same, with a space that stands at the beginning or end left there. */
export const evenlySpaced = (text: string): string => (ROUGH.test(text) ? text.replace(RUN, " ") : text);

const ROUGH = /[\t-\r\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]| {2}/;

/** Most words are single-spaced already, and to see it is cheaper than to build them anew: `\s` spelt out takes half the time. */
const UNEVEN = /[\t-\r\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]| {2}|^ | $/;
/** White space that is not one single space already. */
const RUN = /(?:[^\S ]| (?=\s))\s*/g;

/** Single-spaces each line and drops empty ones; stray byte order marks go, soft hyphens and joiners are the author's. */
export const visibleLines = (text: string): string => {
  const visible = text.includes("\uFEFF") ? text.replaceAll("\uFEFF", "") : text;
  if (!visible.includes("\n")) return singleSpaced(visible);
  return visible
    .split("\n")
    .map(singleSpaced)
    .filter((line) => line !== "")
    .join("\n");
};

/** Text as HTML character data and attribute values carry it. */
export const escapeHtml = (text: string): string =>
  inSlices(text, (slice) => escapeSigns(slice).replace(/"/g, "&quot;"));

/** The same for character data alone, where a quotation mark is one. */
export const escapeWords = (text: string): string => (/[&<>]/.test(text) ? inSlices(text, escapeSigns) : text);

const escapeSigns = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** UTF-16 units. To replace half a million signs at once takes thirty times the memory that they need. */
const SLICE_LENGTH = 32 * 1024;

/** What is done sign by sign, done to a long text slice by slice. */
const inSlices = (text: string, write: (slice: string) => string): string => {
  if (text.length <= SLICE_LENGTH) return write(text);
  const slices: string[] = [];
  for (let at = 0; at < text.length; at += SLICE_LENGTH) slices.push(write(text.slice(at, at + SLICE_LENGTH)));
  return slices.join("");
};
