import { parseJsonFeed } from "feedsmith";
import { SaxesParser } from "saxes";

/** A page of a feed as a reader sees it: whose entries are on it, and the address of the next older page. */
export interface SeenPage {
  readonly ids: readonly string[];
  readonly older: string | undefined;
}

/** One reader of each format, none of them ours. */
export const READERS: Readonly<Record<string, (text: string) => SeenPage>> = {
  "rss.xml": (text) => readXml(text, "item", "guid"),
  "atom.xml": (text) => readXml(text, "entry", "id"),
  "feed.json": (text) => {
    const { items = [], next_url } = parseJsonFeed(text);
    return { ids: items.flatMap(({ id }) => id ?? []), older: next_url };
  },
};

/** RFC 5005 section 4: in both XML formats a link of Atom's leads to the next older page. */
const readXml = (text: string, entry: string, idName: string): SeenPage => {
  const parser = new SaxesParser({ xmlns: true });
  const open: string[] = [];
  const ids: string[] = [];
  let older: string | undefined;
  parser.on("opentag", ({ local, uri, attributes }) => {
    open.push(local);
    if (local === "link" && uri === "http://www.w3.org/2005/Atom" && attributes.rel?.value === "prev-archive")
      older = attributes.href?.value;
  });
  parser.on("text", (words) => {
    if (open.at(-1) === idName && open.at(-2) === entry) ids.push(words.trim());
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return { ids, older };
};

/**
 * Follows the links from the front feed to the end of its archive.
 * @param get the text at an address; `undefined` where nothing is
 * @param between called after each page that was read
 * @returns the ids that were met, as often as they were
 * @throws where a link leads nowhere, or round in circles
 */
export const walk = async (
  front: string,
  get: (address: string) => string | undefined,
  between: () => Promise<void> = async () => {},
): Promise<string[]> => {
  const [, read] = Object.entries(READERS).find(([name]) => front.endsWith(name)) ?? [];
  const met: string[] = [];
  const seen = new Set<string>();
  let address: string | undefined = front;
  while (address !== undefined) {
    if (seen.has(address)) throw new Error(`${address} leads back to itself`);
    seen.add(address);
    const text = get(address);
    if (text === undefined || !read) throw new Error(`${address} is not there`);
    const page = read(text);
    met.push(...page.ids);
    address = page.older;
    await between();
  }
  return met;
};
