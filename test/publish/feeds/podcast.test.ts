import { parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import type { Podcast } from "#model/channel.ts";
import { childrenOf, parseXml } from "#publish/check/xml-tree.ts";
import { channel, dated } from "../../support/feed-articles.ts";
import { jsonOf, MEDIA, rssChannel, rssOf, three } from "./three.ts";

/** What Apple Podcasts, Spotify and those who follow them ask of RSS. */

const ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";

const podcast: Podcast = {
  categories: ["Society & Culture > Documentary", "News"],
  explicit: false,
  owner: { email: "desk@orchard.example" },
  image: "https://orchard.example/cover.jpg",
  type: "serial",
};
const talk = { url: "https://media.example/talk.mp3", type: "audio/mpeg", length: 3214, duration: 1843 };

describe("a podcast", () => {
  const of = { ...channel, podcast };
  const read = parseRssFeed(rssOf([dated("2025-03-11", { attachments: [talk] })], of));

  test("has the tags that a directory demands of a channel, as another parser reads them", () => {
    expect(read.itunes).toEqual({
      author: "The Orchard Post",
      categories: [{ text: "Society & Culture", categories: [{ text: "Documentary" }] }, { text: "News" }],
      explicit: false,
      image: "https://orchard.example/cover.jpg",
      owner: { name: "The Orchard Post", email: "desk@orchard.example" },
      type: "serial",
    });
    expect(read).toMatchObject({ language: "en", link: "https://orchard.example/", title: "The Orchard Post" });
  });

  test("writes explicit in the words that directories compare", () => {
    expect(childrenOf(rssChannel(rssOf([], of)), "explicit", ITUNES).map(({ text }) => text)).toEqual(["false"]);
  });

  test("shows the feed's own picture and author where it has no others", () => {
    const plain = { categories: ["News"], explicit: true };
    const signed = { ...channel, image: "https://orchard.example/logo.png", author: { name: "Mara" }, podcast: plain };
    expect(parseRssFeed(rssOf([], signed)).itunes).toEqual({
      author: "Mara",
      categories: [{ text: "News" }],
      explicit: true,
      image: "https://orchard.example/logo.png",
    });
  });

  test("names no owner without a mail address", () => {
    const owner = { name: "Desk", email: "no address" };
    expect(parseRssFeed(rssOf([], { ...channel, podcast: { ...podcast, owner } })).itunes).not.toHaveProperty("owner");
  });
});

test("a channel that is no podcast has none of the tags", () => {
  expect(childrenOf(rssChannel(rssOf([])), "category", ITUNES)).toEqual([]);
  expect(parseRssFeed(rssOf([]))).not.toHaveProperty("itunes");
});

describe("an episode", () => {
  const episode = { number: 12, season: 2, kind: "bonus", explicit: true } as const;
  const images = [{ url: "https://pictures.example/pears.jpg", width: 1600, height: 900 }];
  const one = dated("2025-03-11", { attachments: [talk], episode, images });

  test("says how long it is, where in the series it stands and what it looks like", () => {
    expect(parseRssFeed(rssOf([one])).items?.[0]).toMatchObject({
      itunes: {
        duration: 1843,
        episode: 12,
        season: 2,
        episodeType: "bonus",
        explicit: true,
        image: "https://pictures.example/pears.jpg",
      },
      enclosures: [{ url: talk.url, type: "audio/mpeg", length: 3214 }],
    });
  });

  test("is told to apps in JSON", () => {
    const [item] = jsonOf([one]).items;
    expect(item).toMatchObject({
      attachments: [{ url: talk.url, mime_type: "audio/mpeg", size_in_bytes: 3214, duration_in_seconds: 1843 }],
      _seedwire: { episode },
    });
  });

  test("is none without a recording that can be fetched", () => {
    const { rss } = three(
      dated("2025-03-11", { episode, images, attachments: [{ ...talk, type: "application/pdf" }] }),
    );
    expect(rss.children.filter(({ namespace }) => namespace === ITUNES)).toEqual([]);
  });
});

test("where there is something to hear, that is enclosed, not what is to be read", () => {
  const notes = { url: "https://media.example/notes.pdf", type: "application/pdf", length: 99 };
  const { rss } = three(dated("2025-03-11", { attachments: [notes, talk] }));
  expect(childrenOf(rss, "enclosure").map(({ attributes }) => attributes.url)).toEqual([talk.url]);
  expect(childrenOf(rss, "content", MEDIA).map(({ attributes }) => attributes.url)).toEqual([notes.url]);
});

test("media say their size in pixels and seconds where it is known", () => {
  const film = { url: "https://media.example/f.mp4", type: "video/mp4", duration: 61, width: 1280, height: 720 };
  const picture = { url: "https://pictures.example/pears.jpg", width: 1600, height: 900 };
  const { rss } = three(dated("2025-03-11", { attachments: [talk, film], images: [picture] }));
  expect(childrenOf(rss, "content", MEDIA).map(({ attributes }) => attributes)).toEqual([
    { url: picture.url, medium: "image", width: "1600", height: "900" },
    { url: film.url, type: "video/mp4", duration: "61", width: "1280", height: "720" },
  ]);
});

test("a size that is none is not told", () => {
  const sizes = { width: 0, height: Number.NaN, duration: -1, length: 0.5 };
  const { rss } = three(
    dated("2025-03-11", { attachments: [{ ...talk, ...sizes }], images: [{ url: talk.url, ...sizes }] }),
  );
  const said = childrenOf(rss, "content", MEDIA).flatMap(({ attributes }) => Object.keys(attributes));
  expect(new Set(said)).toEqual(new Set(["url", "type", "medium"]));
  expect(() => parseXml(rssOf([]))).not.toThrow();
});
