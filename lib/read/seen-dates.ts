import type { Declaration } from "#model/article.ts";
import type { HtmlTree } from "./html-tree.ts";
import { parseStatedDay, type StatedDay } from "./stated-day.ts";

/**
 * Marks the days of publication that only a web page's metadata names (`attributes.unseen`). Content systems write there
 * when somebody first saved the page: of annotated pages that show no reader any such day, four in five have no date that
 * their readers could tell. A day counts as seen where the page shows it or its neighbour (clocks differ), shows the day
 * of its last change, says how many hours ago it was, or has it in its address. What somebody saved without the page
 * around it is believed. `shown` are the words of the page.
 */
export const markUnseenDates = (
  { furnished, root, elements }: HtmlTree,
  declarations: readonly Declaration[],
  shown: string,
): readonly Declaration[] => {
  if (!furnished || !declarations.some(isDeclared)) return declarations;
  const months = () => monthsOf(root.getAttribute("lang") ?? "");
  const stamps = elements.flatMap((element) =>
    element.localName === "time" ? [element.getAttribute("datetime") ?? ""] : [],
  );
  const text = [shown, ...stamps, ...declarations.flatMap(({ field, value }) => (field === "url" ? [value] : []))].join(
    "\n",
  );
  const isShown = (value: string): boolean => {
    const day = parseStatedDay(value);
    return !day || neighbours(day).some((near) => showsDay(text, near) || showsDayOfMonth(shown, near, months()));
  };
  const change = declarations.find(({ field }) => field === "updated");
  if (SOON_AFTER.test(shown) || (change && isShown(change.value))) return declarations;
  return declarations.map((declaration) =>
    isDeclared(declaration) && !isShown(declaration.value)
      ? { ...declaration, attributes: { ...declaration.attributes, unseen: "true" } }
      : declaration,
  );
};

/** An element is seen by itself. */
const isDeclared = ({ field, origin }: Declaration): boolean => field === "published" && origin !== "html";

const neighbours = (day: StatedDay): readonly StatedDay[] =>
  day.timed ? [day, ...[-1, 1].map((step) => stepped(day, step))] : [day];

const stepped = ({ year, month, day, timed }: StatedDay, step: number): StatedDay => {
  const date = new Date(Date.UTC(year, month - 1, day + step));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), timed };
};

const MARK = String.raw`[\s./,’'·|_–年月년월-]{1,4}(?:del?\s)?`;
const WORD = String.raw`\p{L}[\p{L}\p{M}]{2,14}\.?`;
const ORDINAL = "(?:st|nd|rd|th|er|º|ª|-?го)?";

/** The day in any order and any spelling of its month: "11. März 2025", "March 11, 2025", "11.3.25", "2025/03/11". */
const showsDay = (text: string, { year, month, day }: StatedDay): boolean => {
  const [d, m, y] = [`0?${day}${ORDINAL}`, `(?:0?${month}|${WORD})`, `(?:${year}|${String(year).slice(2)})`];
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${d}${MARK}${m}${MARK}${y}|${m}${MARK}${d}${MARK}${y}|${year}${MARK}${m}${MARK}${d})(?!\d)`,
    "iu",
  ).test(text);
};

/** The day without its year, by the name of its month: "11 de marzo", "Mar 11". */
const showsDayOfMonth = (shown: string, { month, day }: StatedDay, months: readonly (readonly string[])[]): boolean => {
  const name = `(?:${(months[month - 1] ?? []).join("|")})`;
  const pattern = String.raw`(?<![\p{L}\p{N}])(?:0?${day}${ORDINAL}${MARK}${name}(?!\p{L})|${name}\.?\s0?${day}(?!\d))`;
  return new RegExp(pattern, "iu").test(shown);
};

/** Of each month its names in a language (BCP 47) and in English, long and short. */
const monthsOf = (language: string): readonly (readonly string[])[] => {
  const locales = /^[a-z]{2,3}(?:-[a-z]{2})?$/i.test(language) ? [language, "en"] : ["en"];
  return Array.from({ length: 12 }, (_, month) =>
    (["long", "short"] as const).flatMap((form) =>
      locales.map((locale) =>
        new Intl.DateTimeFormat(locale, { month: form, timeZone: "UTC" })
          .format(Date.UTC(2000, month, 15))
          .replace(/[^\p{L}\p{M}]/gu, ""),
      ),
    ),
  );
};

/** "3 hours ago", "hace 3 horas", on a short line: it was published when the page was saved. */
const SOON_AFTER =
  /^[^\n]{0,40}?\b(?:\d{1,2} (?:min(?:ute)?s?|hours?|hrs?|days?) ago|(?:hace|vor|il y a|há|fa) (?:\d{1,2}|una?|une|einer|einem) (?:min|hora|ora|día|dia|heure|jour|stunde|tag))[^\n]{0,30}$/imu;
