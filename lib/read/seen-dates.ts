import type { Declaration } from "#model/article.ts";
import type { HtmlTree } from "./html-tree.ts";
import { showsName } from "./seen-authors.ts";
import { showsDay } from "./shown-day.ts";
import { parseStatedDay, type StatedDay } from "./stated-day.ts";

/**
 * Marks the days of publication that only a web page's metadata names (`attributes.unseen`). Content systems write there
 * when somebody first saved the page: of annotated pages that show no reader any such day, four in five have no date that
 * their readers could tell. A day counts as seen where the page shows it or its neighbour (clocks differ), shows the day
 * of its last change, says how many hours ago it was, or has it in its address; news, posts and what a person signs are
 * believed without, unless the page shows another day. What somebody saved without the page around it is believed. `shown`
 * are the words of the page.
 */
export const markUnseenDates = (
  { furnished, root, elements }: HtmlTree,
  declarations: readonly Declaration[],
  shown: string,
): readonly Declaration[] => {
  if (!furnished || !declarations.some(isDeclared)) return declarations;
  const language = root.getAttribute("lang") ?? "";
  const stamps = elements.flatMap((element) =>
    element.localName === "time" ? [element.getAttribute("datetime") ?? ""] : [],
  );
  const text = [shown, ...stamps, ...declarations.flatMap(({ field, value }) => (field === "url" ? [value] : []))].join(
    "\n",
  );
  const isShown = (value: string): boolean => {
    const day = parseStatedDay(value);
    return !day || neighbours(day).some((near) => showsDay(text, near, language));
  };
  const change = declarations.find(({ field }) => field === "updated");
  if (isFresh(shown) || (change && isShown(change.value))) return declarations;
  const isAlone = !declarations.some(({ field, origin }) => field === "published" && origin === "html");
  return declarations.map((declaration) =>
    isDeclared(declaration) && !isShown(declaration.value) && !(isAlone && isVouchedFor(declaration, shown))
      ? { ...declaration, attributes: { ...declaration.attributes, unseen: "true" } }
      : declaration,
  );
};

/** News and posts appear on a day, and so does what a person signs whom readers see. */
const isVouchedFor = ({ attributes }: Declaration, shown: string): boolean =>
  attributes?.dated !== undefined ||
  (attributes?.signed ?? "").split("\n").some((name) => name !== "" && showsName(name, shown));

/** An element is seen by itself. */
const isDeclared = ({ field, origin }: Declaration): boolean => field === "published" && origin !== "html";

const neighbours = (day: StatedDay): readonly StatedDay[] =>
  day.timed ? [day, ...[-1, 1].map((step) => stepped(day, step))] : [day];

const stepped = ({ year, month, day, timed }: StatedDay, step: number): StatedDay => {
  const date = new Date(Date.UTC(year, month - 1, day + step));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), timed };
};

/** "3 hours ago", "hace 3 horas", on a short line: it was published when the page was saved. */
const isFresh = (shown: string): boolean => {
  const lines = `\n${shown}\n`;
  for (const { 0: words, index } of lines.matchAll(SOON_AFTER)) {
    const [start, end] = [index - LINE_LENGTH, index + words.length + LINE_LENGTH];
    if (lines.slice(Math.max(0, start), index).includes("\n") && lines.slice(index, end).includes("\n")) return true;
  }
  return false;
};

/** Characters in front of those words and behind them. */
const LINE_LENGTH = 40;
const SOON_AFTER =
  /\b(?:\d{1,2} (?:min(?:ute)?s?|hours?|hrs?|days?) ago|(?:hace|vor|il y a|há|fa) (?:\d{1,2}|una?|une|einer|einem) (?:min|hora|ora|día|dia|heure|jour|stunde|tag))/giu;
