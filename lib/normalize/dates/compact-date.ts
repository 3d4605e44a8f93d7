import { type FullDate, isPlausible } from "./written-date.ts";

const COMPACT =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[Tt_-]?(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?<second>[0-5]\d)?)?$/u;

/**
 * ISO 8601's basic format and the habit of cameras and scripts: `20250311`, `20250311T140500`, `202503111405`.
 * `undefined` for digits that name no plausible day: most numbers are numbers.
 */
export const parseCompactDate = (digits: string): FullDate | undefined => {
  const groups = COMPACT.exec(digits)?.groups;
  if (!groups) return undefined;
  const { hour, minute, second } = groups;
  const date: FullDate = {
    year: Number(groups.year),
    month: Number(groups.month),
    day: Number(groups.day),
    ...(hour !== undefined && { time: Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0) }),
  };
  return isPlausible(date) ? date : undefined;
};
