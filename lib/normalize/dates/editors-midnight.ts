import { languageOf } from "./calendar-names.ts";
import { offsetOfInstant } from "./zone.ts";

/**
 * Minutes east of UTC where it was midnight at that moment (seconds since 1970 UTC) for who writes in `language` (BCP 47);
 * `undefined` where it was not, or nobody can tell. Content systems keep a day that an editor picked as the midnight at
 * which it began, and write it in UTC: `2022-11-06T23:00:00.000Z` on a German page is the 7th.
 */
export const midnightOffset = (at: number, language: string): number | undefined => {
  if (at % 1800 !== 0) return undefined;
  const zone = ZONES[languageOf(language)];
  const offset = zone === undefined ? 0 : offsetOfInstant(zone, at);
  return offset !== 0 && (at + offset * 60) % 86_400 === 0 ? offset : undefined;
};

/** Languages that are written in one zone nearly alone; its rules are those of all who share its clock. */
const ZONES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["de", "it", "nl", "pl", "cs", "sk", "hu", "sl", "hr", "sv", "da", "nb", "nn", "no"].map((language) => [
      language,
      "Europe/Berlin",
    ]),
  ),
  ...Object.fromEntries(
    ["fi", "el", "bg", "ro", "uk", "lt", "lv", "et"].map((language) => [language, "Europe/Athens"]),
  ),
  tr: "Europe/Istanbul",
  ja: "Asia/Tokyo",
  ko: "Asia/Seoul",
};
