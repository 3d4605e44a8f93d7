import { type AnyFeed, parseFeed } from "feedsmith";
import { type Reader, type ReadItem, secondsOf } from "./read-item.ts";

/** The npm parser that also reads JSON Feed. */
export const feedsmith: Reader = {
  read: async (url) => itemsOf(parseFeed(await (await fetch(url)).text())),
};

const itemsOf = (parsed: AnyFeed): readonly ReadItem[] => {
  switch (parsed.format) {
    case "rss":
      return (parsed.feed.items ?? []).map(({ guid, title, pubDate, dc }) => ({
        id: guid?.value ?? "",
        title,
        date: secondsOf(pubDate),
        authors: dc?.creators ?? [],
      }));
    case "atom":
      return (parsed.feed.entries ?? []).map(({ id, title, published, authors }) => ({
        id: id ?? "",
        title: title?.value,
        date: secondsOf(published),
        authors: namesOf(authors),
      }));
    case "json":
      return (parsed.feed.items ?? []).map(({ id, title, date_published, authors }) => ({
        id: id ?? "",
        title,
        date: secondsOf(date_published),
        authors: namesOf(authors),
      }));
    default:
      throw new Error(`feedsmith takes the feed for ${parsed.format}`);
  }
};

const namesOf = (authors: readonly { readonly name?: string | undefined }[] | undefined): readonly string[] =>
  (authors ?? []).flatMap(({ name }) => name ?? []);
