import { type Instant, isDated, renderDay, renderRfc3339 } from "#model/dates.ts";
import { type Html, html } from "./html.ts";
import { MONTHS } from "./words.ts";

/**
 * A date as a reader sees it, `11 March 2025`, in a `<time>` that machines read. It is the calendar day the source
 * wrote, never shifted to the reader's zone. The words are our own: `Intl` spells dates by the ICU data of the machine,
 * which differ between releases of Node, and the same seeds must give the same bytes everywhere (promise P1).
 * What is vaguer than a day says so, and gives machines no day to take at its word.
 */
export const renderDate = (instant: Instant): Html => {
  const { precision } = instant;
  if (isDated(instant)) return html`<time datetime="${machineForm(instant)}">${dayWords(instant)}</time>`;
  if (precision === "near-day") return html`about ${dayWords(instant)}`;
  return html`<time datetime="${machineForm(instant)}">${monthWords(instant)}</time>, day not stated`;
};

/** As `renderDate`, with the clock time and its distance from UTC where the source states the minute. */
export const renderDateAndTime = (instant: Instant): Html =>
  instant.precision === "minute"
    ? html`<time datetime="${machineForm(instant)}">${dayWords(instant)}, ${clockWords(instant)}</time>`
    : renderDate(instant);

/** As `renderDateAndTime`, but the clock alone for what happened on the same day and in the same zone as `earlier`. */
export const renderLater = (instant: Instant, earlier: Instant | undefined): Html =>
  instant.precision === "minute" && earlier && zonedDay(instant) === zonedDay(earlier)
    ? html`<time datetime="${machineForm(instant)}">${clockWords(instant)}</time>`
    : renderDateAndTime(instant);

/** From the earliest day to the latest, `3 March 2025 – 19 May 2025`; `undefined` of none. In whatever order they come. */
export const dayRange = (instants: readonly Instant[]): string | undefined => {
  const [first, ...others] = instants.toSorted((a, b) => a.at - b.at);
  const [from, to] = [first, others.at(-1)].map((instant) => instant && dayWords(instant));
  return from === undefined || to === undefined || from === to ? from : `${from} – ${to}`;
};

/** The HTML Standard's valid forms (4.5.14) that state no more than the source: a month, a day, or an RFC 3339 moment. */
const machineForm = (instant: Instant): string => {
  if (instant.precision === "minute") return renderRfc3339(instant);
  const length = { day: 10, "near-day": 10, month: 7, year: 4 }[instant.precision];
  return renderDay(instant).slice(0, length);
};

const zonedDay = (instant: Instant): string => `${renderDay(instant)} ${instant.offset}`;

const dayWords = (instant: Instant): string => `${Number(renderDay(instant).slice(8))} ${monthName(instant)}`;

const monthWords = (instant: Instant): string =>
  instant.precision === "year" ? renderDay(instant).slice(0, 4) : monthName(instant);

const monthName = (instant: Instant): string => {
  const day = renderDay(instant);
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
};

/** `17:59 UTC`, `17:59 UTC+3`, `17:59 UTC−3:30`. */
const clockWords = (instant: Instant): string => {
  const [, clock, sign, hours, minutes] = /T(\d\d:\d\d).*([+-])(\d\d):(\d\d)$/.exec(renderRfc3339(instant)) ?? [];
  if (instant.offset === 0) return `${clock} UTC`;
  return `${clock} UTC${sign === "-" ? "−" : "+"}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
};
