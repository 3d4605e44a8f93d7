import { type Instant, isDated } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import { publishedDate, writable } from "#publish/feed-dates.ts";
import { type Content, html } from "./html.ts";

/**
 * When an entry was published, as far as anybody knows. A date that was worked out rather than stated says so, and one
 * that nobody states is not made up.
 * @param renderInstant how much of it there is room for
 */
export const renderPublished = (entry: Entry, renderInstant: (instant: Instant) => Content): Content => {
  const { published } = entry;
  const instant = publishedDate(entry) ?? vagueDate(entry);
  if (!published || !instant) return html`<i class="undated">Date not stated</i>`;
  const inferred = published.derived === true || published.origin === "siblings";
  return [renderInstant(instant), inferred && " (inferred)"];
};

/** A month, a year, or a day give or take one: no date for a feed, but something a person may like to know. */
const vagueDate = ({ published }: Entry): Instant | undefined =>
  published && !isDated(published.value) ? writable(published.value) : undefined;
