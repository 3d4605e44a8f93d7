import type { FeedFormat } from "#model/document.ts";
import type { FeedFacts, ItemFacts } from "./facts.ts";
import { error, type Finding, type Remark, warning, when } from "./finding.ts";

/**
 * Where the feeds tell different stories: a person who changes from one to another sees articles again, or misses some.
 * RSS is compared with, since it is the one that every reader takes.
 */
export const checkAgreement = (rss: FeedFacts, others: Readonly<Partial<Record<FeedFormat, FeedFacts>>>): Finding[] =>
  (Object.entries(others) as [FeedFormat, FeedFacts][]).flatMap(([format, facts]) =>
    compare(rss, facts, format).map((remark) => ({ format, ...remark })),
  );

const compare = (rss: FeedFacts, other: FeedFacts, format: FeedFormat): Remark[] => {
  const ids = rss.items.map(({ id }) => id);
  const theirs = other.items.map(({ id }) => id);
  const byId = new Map(rss.items.map((item) => [item.id, item]));
  return [
    ...rss.items
      .filter(({ id }) => !theirs.includes(id))
      .map(({ id }) => error("feed", `An item of RSS is missing: ${id}`, "The three formats carry the same items.")),
    ...other.items
      .filter(({ id }) => !ids.includes(id))
      .map(({ id, place }) => error(place, `The item is not in RSS: ${id}`, "The three formats carry the same items.")),
    ...when(
      ids.length === theirs.length &&
        theirs.every((id) => ids.includes(id)) &&
        theirs.some((id, index) => id !== ids[index]),
      warning("feed", "The items stand in another order than in RSS.", "Newest first, in all three."),
    ),
    ...when(
      stemOf(rss.older) !== stemOf(other.older),
      warning(
        "feed",
        `Older entries are at ${said(other.older)}, in RSS at ${said(rss.older)}.`,
        "The three formats have one archive.",
      ),
    ),
    ...other.items.flatMap((item) => compareItem(byId.get(item.id), item, format)),
  ];
};

const compareItem = (rss: ItemFacts | undefined, item: ItemFacts, format: FeedFormat): Remark[] => {
  if (!rss) return [];
  // Atom must have a title and an update where the others may have none.
  const comparable = (name: "title" | "modified") => format !== "atom" || rss[name] !== undefined;
  return [
    ...when(
      rss.published?.at !== item.published?.at,
      error(
        item.place,
        `Published ${said(item.published?.written)}, in RSS ${said(rss.published?.written)}.`,
        "One date, in all three.",
      ),
    ),
    ...when(
      comparable("modified") && rss.modified?.at !== item.modified?.at,
      warning(
        item.place,
        `Updated ${said(item.modified?.written)}, in RSS ${said(rss.modified?.written)}.`,
        "One date, in all three.",
      ),
    ),
    ...when(
      comparable("title") && rss.title !== item.title,
      warning(item.place, `The title is ${said(item.title)}, in RSS ${said(rss.title)}.`, "One title, in all three."),
    ),
    ...when(
      rss.link !== item.link,
      warning(item.place, `The link is ${said(item.link)}, in RSS ${said(rss.link)}.`, "One link, in all three."),
    ),
  ];
};

/** An archive page's address without what the format adds to it. */
const stemOf = (address: string | undefined): string | undefined => address?.replace(/(?:\.rss|\.atom)?\.\w+$/, "");

const said = (value: string | undefined): string => value ?? "not stated";
