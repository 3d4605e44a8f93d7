import Parser from "rss-parser";
import type { Reader } from "./read-item.ts";
import { secondsOf } from "./read-item.ts";

/** The most downloaded npm parser; it reads no JSON Feed and of several authors only the first. */
export const rssParser: Reader = {
  read: async (url) => {
    const { items } = await new Parser<object, { id?: string; author?: string }>().parseString(
      await (await fetch(url)).text(),
    );
    return items.map(({ guid, id, title, isoDate, creator, author }) => ({
      id: guid ?? id ?? "",
      title,
      date: secondsOf(isoDate),
      authors: [creator ?? author ?? []].flat(),
    }));
  },
};
