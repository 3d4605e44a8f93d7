/** What a feed says, in one shape for the three formats, as a reader would take it in. */
export interface FeedFacts {
  readonly updated: DateFact | undefined;
  /** Where it says that it is. */
  readonly self?: string | undefined;
  /** Where it leads for older entries. */
  readonly older?: string | undefined;
  /** Where a page of an archive says that its feed is. */
  readonly current?: string | undefined;
  /** True for a page of an archive; absent where the format has no word for it. */
  readonly archive?: boolean;
  readonly items: readonly ItemFacts[];
}

export interface ItemFacts {
  readonly place: string;
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly published: DateFact | undefined;
  readonly modified: DateFact | undefined;
  /** All of its HTML. */
  readonly html: string;
}

export interface DateFact {
  readonly written: string;
  /** Seconds since 1970; absent where the format's grammar does not know it as a date. */
  readonly at: number | undefined;
}

/** RFC 3339 section 5.6 with a real calendar day, as Atom and JSON Feed demand. */
export const rfc3339 = (written: string): DateFact => {
  const [, date = "", time = ""] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(written) ?? [];
  return { written, at: isRealTime(date, time) ? seconds(written) : undefined };
};

/** RFC 822 section 5 with a four-digit year; a weekday, where there is one, must be the date's. */
export const rfc822 = (written: string): DateFact => {
  const [, weekday, day = "", monthName = "", year = "", time = "", zone = ""] = RFC_822.exec(written) ?? [];
  const month = String(MONTHS.indexOf(monthName) + 1).padStart(2, "0");
  const date = `${year}-${month}-${day.padStart(2, "0")}`;
  const moment = time.length === 5 ? `${time}:00` : time;
  const rightDay = !weekday || WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] === weekday;
  const offset = /\d/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : "Z";
  return { written, at: isRealTime(date, moment) && rightDay ? seconds(`${date}T${moment}${offset}`) : undefined };
};

const RFC_822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d:\d\d(?::\d\d)?) ([+-]\d{4}|GMT|UT|Z)$/;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `2025-02-30` is what Date takes for 2 March; given back as written, it is a day of the calendar. */
const isRealTime = (date: string, time: string): boolean => {
  const at = Date.parse(`${date}T${time}Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(`${date}T${time}`);
};

const seconds = (iso: string): number | undefined => {
  const at = Date.parse(iso) / 1000;
  return Number.isFinite(at) ? at : undefined;
};
