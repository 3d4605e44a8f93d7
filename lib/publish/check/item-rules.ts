import type { DateFact, FeedFacts, ItemFacts } from "./facts.ts";
import { error, type Remark, warning, when } from "./finding.ts";

/** What holds for items in any format: ids, links, dates and what may stand in their HTML. */
export const checkItems = ({ items, updated }: FeedFacts): Remark[] => [
  ...items.flatMap(checkItem),
  ...checkUniqueIds(items),
  ...checkDate(updated, "feed"),
  ...checkNewest(updated, items),
  ...when(
    items.length > MOST_ITEMS,
    warning("feed", `There are ${items.length} items.`, `Readers fetch all of it every time: keep to ${MOST_ITEMS}.`),
  ),
];

const MOST_ITEMS = 60;

const checkItem = ({ place, id, link, published, modified, html }: ItemFacts): Remark[] => [
  ...when(id === undefined, error(place, "There is no id.", "Without one, readers show the item again and again.")),
  ...when(
    id !== undefined && !/^[a-z][a-z\d+.-]*:\S+$/i.test(id),
    warning(place, `The id is no IRI: ${id}`, "Atom asks for one, such as tag:example.org,2025:name."),
  ),
  ...checkLink(link, place),
  ...[published, modified].flatMap((date) => checkDate(date, place)),
  ...relativeAddresses(html).map((address) =>
    warning(
      place,
      `An address in the text is relative: ${address}`,
      "Readers know no page it could be relative to; write it in full.",
    ),
  ),
  ...when(
    ACTIVE.test(html),
    error(
      place,
      "The text holds a script, a handler or a frame.",
      "Readers strip it or run it; it has no place in a feed.",
    ),
  ),
];

const checkLink = (link: string | undefined, place: string): Remark[] =>
  link === undefined
    ? [warning(place, "There is no link.", "Readers have no page to open.")]
    : when(
        !/^https?:\/\/[^\s/]/i.test(link),
        error(place, `The link is not an absolute web address: ${link}`, "Write it in full, with https://."),
      );

const checkDate = (date: DateFact | undefined, place: string): Remark[] => {
  if (!date) return [];
  if (date.at === undefined) {
    return [
      error(
        place,
        `This is no date in the format's form: ${date.written}`,
        "Readers take the time of arrival for it, or drop the item.",
      ),
    ];
  }
  return when(
    Math.abs(date.at) <= DAY || date.at < YEAR_TWO,
    error(place, `The date is a placeholder: ${date.written}`, "An undated item has no date at all."),
  );
};

/** Where software begins to count: 1 January 1970, give or take a zone, and the year 1. In seconds since 1970. */
const DAY = 86_400;
const YEAR_TWO = -62_104_000_000;

const checkUniqueIds = (items: readonly ItemFacts[]): Remark[] => {
  const seen = new Set<string>();
  return items.flatMap(({ id, place }) => {
    const again = id !== undefined && seen.has(id);
    if (id !== undefined) seen.add(id);
    return when(
      again,
      error(place, `The id stands twice: ${id}`, "Readers show one of the items and never the other."),
    );
  });
};

/** A feed's own date is that of its newest item; one from the clock makes every build look like news. */
const checkNewest = (updated: DateFact | undefined, items: readonly ItemFacts[]): Remark[] => {
  const times = items.flatMap(({ modified, published }) => modified?.at ?? published?.at ?? []);
  return when(
    updated?.at !== undefined && times.some((at) => at > (updated.at ?? 0)),
    warning(
      "feed",
      `The feed says it is older than one of its items: ${updated?.written}`,
      "Its date is that of the item that changed last.",
    ),
  );
};

const relativeAddresses = (html: string): string[] =>
  [...html.matchAll(/<[^>]*?\s(?:href|src|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi)]
    .map(([, double, single, bare]) => (double ?? single ?? bare ?? "").trim())
    .filter((address) => !/^[a-z][a-z\d+.-]*:/i.test(address));

const ACTIVE =
  /<(?:script|iframe|object|embed|form|base|meta)\b|<[^>]*\s(?:on[a-z]+\s*=|(?:href|src)\s*=\s*["']?\s*(?:javascript|vbscript):)/i;
