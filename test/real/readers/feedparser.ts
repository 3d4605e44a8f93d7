import { join } from "node:path";
import { outputOf } from "../../support/program.ts";
import type { Reader, ReadItem } from "./read-item.ts";

/** What feedparser says of a feed, fetched twice: the second time with the ETag of the first. */
export interface Parsed {
  /** False when it found nothing wrong with the XML, the character set or the content type. */
  readonly bozo: boolean;
  readonly trouble: string | null;
  readonly status: number;
  readonly statusOfSecond: number;
  readonly items: readonly ReadItem[];
}

/** Debian's feedparser through Debian's Python. */
export const parseWithFeedparser = async (url: string): Promise<Parsed> =>
  JSON.parse(
    await outputOf("/usr/bin/python3", [join(import.meta.dirname, "read_feed.py"), url], {
      debian: "python3-feedparser",
    }),
  );

export const feedparser: Reader = {
  read: async (url) =>
    (await parseWithFeedparser(url)).items.map((item) => ({
      ...item,
      title: item.title ?? undefined,
      date: item.date ?? undefined,
    })),
};
