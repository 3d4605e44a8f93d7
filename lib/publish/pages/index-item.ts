import type { Entry } from "#model/entry.ts";
import { webAddress } from "#publish/links.ts";
import { clip } from "./clip.ts";
import { INTERFACE_DIRECTION, isolate } from "./direction.ts";
import { type Content, type Html, html } from "./html.ts";
import { labelOf } from "./label.ts";
import { renderPublished } from "./published.ts";
import { hostOf, pathReference } from "./references.ts";
import { renderStatus } from "./status.ts";
import { inInterface, type Tongue, tongueAttributes, tongueOf } from "./tongue.ts";
import { renderDate } from "./visible-date.ts";
import { inSentence, withDots } from "./words.ts";

/**
 * One article in the list: its title leads to its own address, or to our page of it where it has none.
 * @param root from the list's page to the top of `public/`
 */
export const renderIndexItem = (entry: Entry, around: Tongue, root: string): Html => {
  const tongue = tongueOf(entry.language?.value, around.language, `${entry.title?.value ?? ""} ${entry.text}`);
  const label = labelOf(entry, TITLE);
  const address = webAddress(entry.url);
  const summary = label.kind === "opening" ? undefined : entry.summary?.value;
  const kind = label.kind !== "title" && html` class="untitled"`;
  return html`<li${tongueAttributes(tongue, around)}><h2${kind}><a href="${address ?? root + pathReference(entry.page)}">${isolate(label.text, tongue.direction)}</a></h2>
<p>${inInterface(renderFacts(entry, address, label.kind), tongue)}</p>${summary && html`\n<p>${clip(summary, SUMMARY)}</p>`}</li>
`;
};

const renderFacts = (entry: Entry, address: string | undefined, label: string): Content => [
  entry.status.map(renderStatus),
  withDots([
    renderPublished(entry, renderDate),
    entry.authors.length > 0 && renderNames(entry),
    entry.source ? isolate(entry.source.value.name, INTERFACE_DIRECTION) : address && hostOf(address),
    label !== "title" && "untitled",
  ]),
];

const renderNames = ({ authors }: Entry): Content => {
  const names = authors.slice(0, NAMES).map(({ value }) => isolate(value.name, INTERFACE_DIRECTION));
  const others = authors.length - NAMES;
  return inSentence(others > 0 ? [...names, `${others} more`] : names);
};

/** The page stays under 30 kB at fifty entries: a title or summary that goes on is cut, and stands whole on its page. */
const TITLE = 240;
const SUMMARY = 110;
const NAMES = 3;
