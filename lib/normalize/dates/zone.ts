/** Where a clock hangs: minutes east of UTC, or an IANA name. */
export type Zone = number | string;

const AMERICAN: Readonly<Record<string, string>> = {
  ET: "America/New_York",
  CT: "America/Chicago",
  MT: "America/Denver",
  PT: "America/Los_Angeles",
};

// Minutes east of UTC. RFC 822 section 5 for the American ones, the tz database's abbreviations for the rest.
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  UT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  TRT: 180,
  SAST: 120,
  CAT: 120,
  EAT: 180,
  WAT: 60,
  GST: 240,
  PKT: 300,
  IST: 330,
  ICT: 420,
  WIB: 420,
  WITA: 480,
  WIT: 540,
  HKT: 480,
  SGT: 480,
  PHT: 480,
  AWST: 480,
  KST: 540,
  JST: 540,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AST: -240,
  ADT: -180,
  NST: -210,
  NDT: -150,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BRT: -180,
  ART: -180,
  CLT: -240,
  CLST: -180,
}; // prettier-ignore

// Letters that several countries use. A channel that counts in one of these zones means its own; every other channel
// means the reading of the table above: India, North America's Central and Eastern, British Summer, Atlantic.
const SHARED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  IST: { "Asia/Jerusalem": 120, "Asia/Tel_Aviv": 120, "Europe/Dublin": 60 },
  CST: { "Asia/Shanghai": 480, "Asia/Taipei": 480, "Asia/Macau": 480, "America/Havana": -300 },
  CDT: { "America/Havana": -240 },
  BST: { "Asia/Dhaka": 360 },
  AST: { "Asia/Riyadh": 180, "Asia/Kuwait": 180, "Asia/Baghdad": 180, "Asia/Bahrain": 180, "Asia/Qatar": 180 },
  EST: { "Australia/Sydney": 600, "Australia/Melbourne": 600, "Australia/Brisbane": 600, "Australia/Hobart": 600 },
};

const NUMERIC = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?$/u;

/**
 * A zone as it stands behind a time: `Z`, `+03:00`, `-0500`, `-4`, `GMT+3`, `EST`, `ET`, `Europe/Berlin`; or `undefined`.
 * Offsets reach from -12:00 to +14:00. `channelZone` (IANA) settles letters that several countries share.
 */
export const parseZone = (text: string, channelZone: string): Zone | undefined => {
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const minutes = (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0)) * (numeric[1] === "-" ? -1 : 1);
    return minutes >= -12 * 60 && minutes <= 14 * 60 ? minutes : undefined;
  }
  const letters = text.toUpperCase();
  const abbreviated = SHARED[letters]?.[channelZone] ?? ABBREVIATIONS[letters] ?? AMERICAN[letters];
  if (abbreviated !== undefined) return abbreviated;
  return text.includes("/") && formatIn(text) ? text : undefined;
};

/**
 * Minutes east of UTC on a clock in `zone` that shows `local` (seconds since 1970-01-01T00:00 of that clock).
 * As RFC 5545 section 3.3.5 has it: a reading that happens twice (clocks went back) is the earlier one, and one that never
 * happens (clocks went forward) counts by the offset before the gap. A whole number of minutes, local mean times rounded.
 */
export const offsetAt = (zone: Zone, local: number): number => {
  if (typeof zone === "number") return zone;
  const before = offsetOfInstant(zone, local - 86_400);
  const after = offsetOfInstant(zone, local + 86_400);
  if (before === after) return before;
  if (offsetOfInstant(zone, local - before * 60) === before) return before;
  return offsetOfInstant(zone, local - after * 60) === after ? after : before;
};

/** Minutes east of UTC in `zone` (IANA) at an instant, seconds since 1970 UTC. */
export const offsetOfInstant = (zone: string, at: number): number => {
  if (zone === "UTC") return 0;
  const day = Math.floor(at / DAY_SECONDS);
  const mark = `${zone} ${day}`;
  if (!steady.has(mark)) {
    if (steady.size >= STEADY_LIMIT) steady.clear();
    const offset = askIntl(zone, day * DAY_SECONDS);
    steady.set(mark, askIntl(zone, (day + 1) * DAY_SECONDS) === offset ? offset : undefined);
  }
  return steady.get(mark) ?? askIntl(zone, at);
};

const DAY_SECONDS = 86_400;

/** A zone and a day of UTC to the offset that the zone has all that day; `undefined` on the day its clocks change. */
const steady = new Map<string, number | undefined>();
/** Days; more would only fill the memory. */
const STEADY_LIMIT = 5_000;

const askIntl = (zone: string, at: number): number => {
  const name = formatIn(zone)
    ?.formatToParts(at * 1000)
    .find((part) => part.type === "timeZoneName")?.value;
  const found = /([+-])(\d\d):(\d\d)(?::(\d\d))?$/u.exec(name ?? "");
  if (!found) return 0; // "GMT"
  const minutes = Number(found[2]) * 60 + Number(found[3]) + Math.round(Number(found[4] ?? 0) / 60);
  return found[1] === "-" ? -minutes : minutes;
};

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

const formatIn = (timeZone: string): Intl.DateTimeFormat | undefined => {
  if (!formats.has(timeZone)) formats.set(timeZone, makeFormat(timeZone));
  return formats.get(timeZone);
};

const makeFormat = (timeZone: string): Intl.DateTimeFormat | undefined => {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  } catch {
    return undefined; // RangeError: no such zone
  }
};
