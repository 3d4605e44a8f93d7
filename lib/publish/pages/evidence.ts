import type { Instant } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import { writable } from "#publish/feed-dates.ts";
import { clip } from "./clip.ts";
import { INTERFACE_DIRECTION, isolate } from "./direction.ts";
import { type Content, type Html, html } from "./html.ts";
import { isInferred, PUBLISHED } from "./published.ts";
import { inInterface, interfaceAttributes, type Tongue } from "./tongue.ts";
import { renderDateAndTime } from "./visible-date.ts";
import { confidenceWords, endsSentence, ORIGIN_WORDS } from "./words.ts";

/**
 * "How we know": each belief with the words it rests on, where they stood and how sure we are (promise P9). Closed
 * until somebody asks; `<details>` opens by mouse and keyboard without a script.
 */
export const renderEvidence = (entry: Entry, tongue: Tongue): Html => html`<details class="evidence">
<summary>${inInterface(html`How we know${workedOut(entry)}`, tongue)}</summary>
<dl${interfaceAttributes(tongue)}>
${beliefsOf(entry).map(([name, evidence, value]) =>
  evidence ? renderBelief(name, evidence, value, tongue) : value && renderRow(name, value),
)}</dl>
</details>
`;

/** What is ours rather than the article's, said before anybody asks. */
const workedOut = ({ title, published }: Entry): string | false => {
  const dated = published && isInferred(published) && "date";
  const ours = [title?.derived && "title", dated].filter(Boolean);
  return ours.length > 0 && `: ${ours.join(" and ")} worked out`;
};

/** In the order a reader asks. A belief without evidence has a value only where its absence is worth a word. */
type Belief = readonly [name: string, evidence: Evidence<unknown> | undefined, value: Content];

const beliefsOf = (entry: Entry): readonly Belief[] => {
  const { title, published, updated, bound, authors, source, summary, language } = entry;
  return [
    ["Title", title, title && madeOrGiven(title)],
    ["Published", published, published ? momentOf(published) : NO_DATE],
    ["Updated", updated, momentOf(updated)],
    [bound?.origin === "last-modified" ? "Not later than" : "Listed by", bound, momentOf(bound)],
    ...authors.map((author): Belief => ["Author", author, isolate(author.value.name, INTERFACE_DIRECTION)]),
    ["Source", source, source && isolate(source.value.name, INTERFACE_DIRECTION)],
    ["Summary", summary, summary && madeOrGiven(summary)],
    ["Language", language, language?.value],
  ];
};

const NO_DATE = "Not stated anywhere that we could find, so we claim none.";

const madeOrGiven = ({ derived }: Evidence<string>): string => (derived ? "Made from the text" : "As given");

const momentOf = (evidence: Evidence<Instant> | undefined): Content => {
  const instant = writable(evidence?.value);
  return instant && renderDateAndTime(instant);
};

const renderBelief = (name: string, evidence: Evidence<unknown>, value: Content, tongue: Tongue): Html => {
  const { origin, quote, confidence, notes = [] } = evidence;
  const quoted = clip(quote.trim(), QUOTE);
  const words = quoted
    ? html`: <q lang="${tongue.language}" dir="auto">${quoted}</q>${!endsSentence(quoted) && "."}`
    : ".";
  const remarks = notes.map((note) => html` ${isolate(sentence(note), INTERFACE_DIRECTION)}`);
  const proof = html`From ${ORIGIN_WORDS[origin]}${words} ${sentence(confidenceWords(confidence))}${remarks}`;
  return renderRow(name, html`${value} <small>${proof}</small>`);
};

/** By its fragment a browser opens what is closed around it (HTML Standard 7.4.6.4), so other places can point here. */
const renderRow = (name: string, content: Content): Html =>
  html`<dt${name === "Published" && html` id="${PUBLISHED}"`}>${name}</dt>\n<dd>${content}</dd>\n`;

/** With a capital at the beginning and a full stop at the end, where it has none. */
const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${endsSentence(words) ? "" : "."}`;

/** Code points of the quoted words; a whole paragraph proves no more than its beginning. */
const QUOTE = 240;
