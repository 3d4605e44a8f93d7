/** The calendar day that metadata states. */
export interface StatedDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** A time of day stands behind it: on other clocks it may be the day before or after. */
  readonly timed: boolean;
}

/** The day in a date for machines, RFC 3339 or RFC 822 in whatever dress; `undefined` for all other spellings. */
export const parseStatedDay = (value: string): StatedDay | undefined => {
  const [, year, month, day, time] = STANDARD.exec(value) ?? [];
  if (year) return { year: Number(year), month: Number(month), day: Number(day), timed: Boolean(time) };
  const [, mailDay, name = "", mailYear] = MAIL.exec(value) ?? [];
  const mailMonth = MONTHS.indexOf(name.toLowerCase()) / 3 + 1;
  if (!mailYear || !Number.isInteger(mailMonth) || mailMonth < 1) return undefined;
  return { year: Number(mailYear), month: mailMonth, day: Number(mailDay), timed: true };
};

const STANDARD = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)\D{0,4}(\d)?/;
const MAIL = /^\s*(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) \d/i;
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
