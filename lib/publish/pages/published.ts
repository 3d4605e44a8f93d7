import { type Instant, isDated } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import { publishedDate, writable } from "#publish/feed-dates.ts";
import { type Content, html } from "./html.ts";

/**
 * When an entry was published, as far as anybody knows. A date that was worked out rather than stated says so, and one
 * that nobody states is not made up.
 * @param renderInstant how much of it there is room for
 * @param proof where on the page it is shown how it was worked out; absent: not there
 */
export const renderPublished = (
  entry: Entry,
  renderInstant: (instant: Instant) => Content,
  proof?: string,
): Content => {
  const { published } = entry;
  const instant = publishedDate(entry) ?? vagueDate(entry);
  if (!published || !instant) return html`<i class="undated">Date not stated</i>`;
  const remark = proof ? html`<a href="#${proof}">inferred</a>` : "inferred";
  return [renderInstant(instant), isInferred(published) && [" (", remark, ")"]];
};

/** True of a date that nobody states: it was worked out, of the text or of other reports. */
export const isInferred = ({ derived, origin }: Evidence<Instant>): boolean =>
  derived === true || origin === "siblings";

/** The fragment of the page's proof of it. */
export const PUBLISHED = "published";

/** A month, a year, or a day give or take one: no date for a feed, but something a person may like to know. */
const vagueDate = ({ published }: Entry): Instant | undefined =>
  published && !isDated(published.value) ? writable(published.value) : undefined;
