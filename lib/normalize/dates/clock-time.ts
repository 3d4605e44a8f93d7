import { parseZone, type Zone } from "./zone.ts";

/** A time of day that stands behind a date. */
export interface ClockTime {
  /** Seconds since midnight. */
  readonly time: number;
  readonly zone?: Zone;
  /** Index behind its last character. */
  readonly end: number;
}

/** `T14:05:00.000`, `T1405`, ` 14:05`. */
const ISO =
  /(?:[Tt_](?=\d\d|\d:)|\s(?=\d\d:))(?<hour>[01]?\d|2[0-4]):?(?<minute>[0-5]\d)(?::?(?<second>[0-5]\d|60)(?:[.,]\d{1,9})?)?(?![\d:])/uy;

const BETWEEN = String.raw`(?:[\s,;|·•@(]|[-–—](?=\s)){1,4}(?:(?:at|um|à|às|a las|alle|ore|om|kl\.?|klo|o|w|в|о)\s{1,2})?`;
const HOUR = String.raw`(?<hour>[01]?\d|2[0-4])`;
const MINUTE = String.raw`[:h時时点點시]\s?(?<minute>[0-5]\d)[分분]?(?::(?<second>[0-5]\d|60))?`;
// 14.05 may be a price or a share: only with a word that makes it a time.
const DOTTED = String.raw`\.(?<dotted>[0-5]\d)(?:(?=\s?(?:[ap]\.?m\b|uhr|h\b|hrs|(?:GMT|UTC|BST|MSK|CES?T|EES?T|[ECMP][SD]?T)\b))|(?<=\bklo?\.?\s\d{1,2}\.\d\d))`;
const WHOLE_HOUR = String.raw`(?=\s?(?:[ap]\.?m\b|uhr\b))`;
const AFTER = String.raw`(?![\d:])(?:\s?(?<half>[ap])\.?m\b\.?)?(?:\s(?:uhr|hrs|h)\b)?`;
const SPOKEN = new RegExp(`${BETWEEN}${HOUR}(?:${MINUTE}|${DOTTED}|${WHOLE_HOUR})${AFTER}`, "iuy");

const OFFSET = String.raw`(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?(?![\d:])`;
const IANA = String.raw`[A-Z][a-z]+(?:\/[A-Z][A-Za-z_]+){1,2}`;
const LETTERS = String.raw`[A-Z]{1,4}(?![\p{L}\p{N}])`;
const ZONE = new RegExp(String.raw`\s{0,2}\(?(?<zone>${OFFSET}|${IANA}|${LETTERS})\)?`, "uy");
// What `String(date)` appends in JavaScript: "GMT+0100 (Central European Standard Time)".
const ZONE_NAME = / \([A-Z][A-Za-z ]{3,50}\)/uy;

/**
 * The time that follows a date ending at `start`: `T14:05:00Z`, ` 14:00:00 -4`, `, 2:05 p.m. ET`, ` um 14.05 Uhr`.
 * Midnight may be 24:00 (ISO 8601); a leap second counts as second 59. `channelZone` (IANA) settles shared zone letters.
 */
export const readTime = (text: string, start: number, channelZone: string): ClockTime | undefined => {
  const found = matchAt(ISO, text, start) ?? matchAt(SPOKEN, text, start);
  const time = found?.groups ? secondsOf(found.groups) : undefined;
  if (!found || time === undefined) return undefined;
  const end = start + found[0].length;
  const named = matchAt(ZONE, text, end);
  const zone = named?.groups?.zone ? parseZone(named.groups.zone, channelZone) : undefined;
  if (!named || zone === undefined) return { time, end };
  const zoneEnd = end + named[0].length;
  return { time, zone, end: zoneEnd + (matchAt(ZONE_NAME, text, zoneEnd)?.[0].length ?? 0) };
};

/**
 * The time in front of a date that begins at `start`: `14:05 GMT, 3 May 2021`, `3:05 PM · May 3, 2021`. Its `end` is the
 * index at which it begins.
 */
export const readTimeBefore = (text: string, start: number, channelZone: string): ClockTime | undefined => {
  const from = Math.max(0, start - 28);
  const found = BEFORE.exec(text.slice(from, start));
  if (!found?.groups?.clock) return undefined;
  const clock = readTime(` ${found.groups.clock}`, 0, channelZone);
  return clock?.end === found.groups.clock.length + 1 ? { ...clock, end: from + found.index } : undefined;
};

const BEFORE =
  /(?<![\d:.,\p{L}])(?<clock>\d{1,2}(?:[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)(?:\s?[A-Z]{2,4})?)[\s,·|–-]{1,4}(?:(?:on|am|le)\s)?$/iu;

const secondsOf = ({ hour, minute, dotted, second, half }: Record<string, string | undefined>): number | undefined => {
  const onDial = Number(hour);
  if (half && (onDial > 12 || onDial === 0)) return undefined;
  const hours = half ? (onDial % 12) + (half.toLowerCase() === "p" ? 12 : 0) : onDial;
  const time = hours * 3600 + Number(minute ?? dotted ?? 0) * 60 + Math.min(Number(second ?? 0), 59);
  return time > 86_400 ? undefined : time;
};

const matchAt = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};
