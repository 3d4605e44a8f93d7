import type { Entry } from "#model/entry.ts";
import { type Html, html } from "./html.ts";
import { inInterface, type Tongue } from "./tongue.ts";
import { endsSentence } from "./words.ts";

/** The timed blocks of a live page at a glance, as they follow each other in the text below. The clock is the page's own. */
export const renderUpdates = ({ updates }: Entry, tongue: Tongue): Html | undefined => {
  if (updates.length === 0) return undefined;
  const count = updates.length === 1 ? "1 timed update" : `${updates.length} timed updates`;
  return html`<section class="updates">
<h2>${inInterface(count, tongue)}</h2>
<ol>
${updates.map(({ time, opening }) => html`<li><b>${time}</b> <span>${trailing(opening)}</span></li>\n`)}</ol>
</section>
`;
};

/** First words that break off within a sentence show that they do. */
const trailing = (opening: string): string =>
  endsSentence(opening) ? opening : `${opening.replace(/[\s,;:–—-]+$/u, "")}…`;
