import type { Entry } from "#model/entry.ts";
import { publishedDate, revisedDate } from "#publish/feed-dates.ts";
import { webAddress } from "#publish/links.ts";
import { INTERFACE_DIRECTION, isolate } from "./direction.ts";
import { renderEvidence } from "./evidence.ts";
import { type Content, type Html, html } from "./html.ts";
import { PUBLISHED, renderPublished } from "./published.ts";
import { hostOf } from "./references.ts";
import { renderStatus } from "./status.ts";
import { inInterface, type Tongue } from "./tongue.ts";
import { renderDateAndTime, renderLater } from "./visible-date.ts";
import { inSentence, withDots } from "./words.ts";

/** What stands above the text: title, introduction, who, when, and the proof of it. */
export const renderArticleHeader = (entry: Entry, tongue: Tongue): Html => html`<header class="opening">
${entry.status.length > 0 && html`<p class="status">${entry.status.map(renderStatus)}</p>\n`}${renderTitle(entry, tongue)}${renderStandfirst(entry)}<p class="facts">${inInterface(renderByline(entry), tongue)}</p>
${renderOriginal(entry, tongue)}${renderEvidence(entry, tongue)}</header>
`;

/** Every page has one `h1`, also of an article that nobody gave a title. The longer a title, the smaller it is set. */
const renderTitle = ({ title }: Entry, tongue: Tongue): Html => {
  if (!title?.value.trim()) return html`<h1 class="untitled">${inInterface("Untitled", tongue)}</h1>\n`;
  const length = title.value.length;
  const size = length > 400 ? "endless" : length > 110 && "long";
  return html`<h1${size && html` class="${size}"`}>${isolate(title.value, tongue.direction)}</h1>
${title.derived && html`<p class="note">${inInterface("Came without a title; this one is taken from the text.", tongue)}</p>\n`}`;
};

/** The summary, where it is not the opening of the text that follows. */
const renderStandfirst = ({ summary, text }: Entry): Html | undefined => {
  if (!summary) return undefined;
  const start = wordsOnly(summary.value).slice(0, START);
  return start && !hasWords(text, start, summary.value)
    ? html`<p class="standfirst">${summary.value}</p>\n`
    : undefined;
};

/** Letters and single spaces: as much of the summary is looked for. */
const START = 80;

/** Whether a text says the words with which the other one begins. Most do it letter for letter, and need no patterns. */
const hasWords = (text: string, words: string, opening: string): boolean => {
  const beginning = opening.slice(0, START * 1.5).replace(/…$/, "");
  return (text.includes(beginning) && wordsOnly(beginning).startsWith(words)) || wordsOnly(text).includes(words);
};

const wordsOnly = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const renderByline = (entry: Entry): Content => {
  const names = entry.authors.map(({ value }) => linked(isolate(value.name, INTERFACE_DIRECTION), value.url, "author"));
  const { source } = entry;
  return withDots([
    names.length > 0 && html`By ${inSentence(names)}`,
    source && html`<cite>${linked(isolate(source.value.name, INTERFACE_DIRECTION), source.value.url)}</cite>`,
    renderWhen(entry),
  ]);
};

const renderWhen = (entry: Entry): Content => {
  const updated = revisedDate(entry);
  const published = publishedDate(entry);
  const later = updated && updated.at !== published?.at;
  return [
    renderPublished(entry, renderDateAndTime, PUBLISHED),
    later && [" · updated ", renderLater(updated, published)],
  ];
};

const renderOriginal = (entry: Entry, tongue: Tongue): Html | undefined => {
  const address = webAddress(entry.url);
  if (!address) return undefined;
  const words = html`The original is at <a href="${address}">${hostOf(address)}</a>.`;
  return html`<p class="note">${inInterface(words, tongue)}</p>\n`;
};

const linked = (name: Content, url: string | undefined, rel?: string): Content => {
  const address = webAddress(url);
  return address ? html`<a href="${address}"${rel && html` rel="${rel}"`}>${name}</a>` : name;
};
