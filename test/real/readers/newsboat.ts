import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { outputOf } from "../../support/program.ts";
import type { Reader, ReadItem } from "./read-item.ts";

/** One user's newsboat: its cache holds every item it ever saw, and which of them were read. */
export interface Newsboat extends Reader {
  /** Marks items as read, as the person does by opening them. */
  markRead(ids: readonly string[]): Promise<void>;
  /** Ids that newsboat lists as unread. */
  unread(): Promise<readonly string[]>;
}

interface Row {
  readonly guid: string;
  readonly title: string;
  readonly author: string;
  readonly pubDate: number;
}

/** newsboat asks conditionally from its third reload on: only the second one stores the ETag of an unchanged feed. */
export const openNewsboat = async (home: string): Promise<Newsboat> => {
  const [urls, config, cache] = [join(home, "urls"), join(home, "config"), join(home, "cache.db")];
  await writeFile(config, "reload-threads 1\n");
  await writeFile(urls, "");
  const newsboat = (...args: string[]) =>
    outputOf("newsboat", ["-u", urls, "-C", config, "-c", cache, ...args], { debian: "newsboat", env: { HOME: home } });
  const select = async <T>(sql: string): Promise<T[]> =>
    JSON.parse((await outputOf("sqlite3", ["-json", cache, sql], { debian: "sqlite3" })) || "[]");

  const reloads: { from: number; to: number }[] = [];
  // An item without a date gets newsboat's own clock at the reload that brought it: no date of the feed's.
  const fromFeed = (date: number) => (reloads.some(({ from, to }) => from <= date && date <= to) ? undefined : date);

  return {
    read: async (url) => {
      await writeFile(urls, `${url}\n`);
      const from = Math.floor(Date.now() / 1000);
      await newsboat("-x", "reload");
      reloads.push({ from, to: Math.ceil(Date.now() / 1000) });
      const rows = await select<Row>("select guid, title, author, pubDate from rss_item where deleted = 0 order by id");
      return rows.map(
        ({ guid, title, author, pubDate }): ReadItem => ({
          id: guid,
          title,
          date: fromFeed(pubDate),
          authors: author === "" ? [] : author.split(", "),
        }),
      );
    },
    markRead: async (ids) => {
      const list = join(home, "read");
      await writeFile(list, `${ids.join("\n")}\n`);
      await newsboat("-I", list);
    },
    unread: async () =>
      (await select<Pick<Row, "guid">>("select guid from rss_item where unread = 1 order by guid")).map(
        ({ guid }) => guid,
      ),
  };
};
