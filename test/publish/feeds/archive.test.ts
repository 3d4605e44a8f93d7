import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import type { Channel } from "#model/channel.ts";
import type { Document, FeedPlace } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { childrenOf, parseXml, type XmlElement } from "#publish/check/xml-tree.ts";
import { checkFeeds } from "#publish/check.ts";
import { feedUpdated } from "#publish/feed-dates.ts";
import { joinArchive, joinFeeds, renderArchive, renderFeeds, renderFragments } from "#publish/feeds.ts";
import { channel, dated, evidence } from "../../support/feed-articles.ts";
import { atomErrors, jsonFeedErrors, textOf } from "../../support/feed-checkers.ts";
import { hostileChannel, hostileEntries } from "../../support/hostile.ts";
import { ATOM, rssChannel } from "./three.ts";

/** The archive of a feed (RFC 5005 section 4), and feeds of a part of the entries. */

const HISTORY = "http://purl.org/syndication/history/1.0";
const SITE = "https://orchard.example/";

const inThree = (documents: readonly Document[]) => {
  const [json, atom, rss] = documents.map(textOf);
  return { json: json ?? "", atom: atom ?? "", rss: rss ?? "" };
};

const linksOf = (feed: XmlElement) =>
  Object.fromEntries(
    childrenOf(feed, "link", ATOM).map(({ attributes: { rel = "", href = "" } }) => [rel, href.replace(SITE, "")]),
  );

const entryOf = (index: number): Entry => {
  const day = String(28 - index).padStart(2, "0");
  return dated(`2025-03-${day}`, {
    id: `tag:orchard.example,2025-02-01:${index}.md`,
    title: evidence(`Crate ${index}`),
  });
};

const entries = [entryOf(0), entryOf(1)];

describe("a page of the archive", () => {
  const place = { path: "archive/20250311094500-24", older: "archive/20250201000000-24" };
  const documents = renderArchive(channel, place, entries);
  const { rss, atom, json } = inThree(documents);

  test("stands at three addresses, as the types that readers look for, for ten minutes", () => {
    const types = ["application/feed+json", "application/atom+xml", "application/rss+xml"];
    expect(documents.map(({ path, contentType, cacheControl }) => [path, contentType, cacheControl])).toEqual(
      [".json", ".atom.xml", ".rss.xml"].map((suffix, index) => [
        `${place.path}${suffix}`,
        `${types[index]}; charset=utf-8`,
        "public, max-age=600",
      ]),
    );
  });

  test("says in RSS and Atom that it is one, of which feed, and what is older, and names nothing newer", () => {
    for (const [feed, suffix, front] of [
      [rssChannel(rss), ".rss.xml", "rss.xml"],
      [parseXml(atom), ".atom.xml", "atom.xml"],
    ] as const) {
      expect(childrenOf(feed, "archive", HISTORY)).toHaveLength(1);
      expect(linksOf(feed)).toEqual({
        self: `archive/20250311094500-24${suffix}`,
        alternate: "",
        current: front,
        "prev-archive": `archive/20250201000000-24${suffix}`,
      });
    }
  });

  test("leads on in JSON, and is known by the feed's own address", () => {
    expect(JSON.parse(json)).toMatchObject({
      feed_url: `${SITE}feed.json`,
      next_url: `${SITE}archive/20250201000000-24.json`,
      home_page_url: SITE,
    });
  });

  test("is as old as its newest entry", () => {
    expect(parseAtomFeed(atom).updated).toBe("2025-03-28T00:00:00+03:00");
    expect(rss).toContain("<lastBuildDate>Fri, 28 Mar 2025 00:00:00 +0300</lastBuildDate>");
  });

  test("is read by others as what it is", async () => {
    expect(await atomErrors(atom)).toEqual([]);
    expect(jsonFeedErrors(json)).toEqual([]);
    const ids = entries.map(({ id }) => id);
    expect(parseRssFeed(rss).items?.map(({ guid }) => guid?.value)).toEqual(ids);
    expect(parseAtomFeed(atom).entries?.map(({ id }) => id)).toEqual(ids);
    expect(parseJsonFeed(json).items?.map(({ id }) => id)).toEqual(ids);
    expect(checkFeeds(bytesOf(documents))).toEqual([]);
  });

  test("tells no hub: nobody subscribes to it", () => {
    const pages = renderArchive({ ...channel, hub: "https://hub.example/" }, place, entries);
    for (const page of pages) {
      expect(textOf(page)).not.toContain("hub.example");
      expect(page.cacheControl).toBe("public, max-age=600");
    }
  });

  test("is the last where nothing is older", () => {
    const oldest = inThree(renderArchive(channel, { path: "archive/a" }, entries));
    expect(linksOf(rssChannel(oldest.rss))).not.toHaveProperty("prev-archive");
    expect(linksOf(parseXml(oldest.atom))).not.toHaveProperty("prev-archive");
    expect(JSON.parse(oldest.json)).not.toHaveProperty("next_url");
  });

  test("may be without entries, and leads on", async () => {
    const split = renderArchive(channel, place, []);
    const empty = inThree(split);
    expect(await atomErrors(empty.atom)).toEqual([]);
    expect(jsonFeedErrors(empty.json)).toEqual([]);
    expect(checkFeeds(bytesOf(split))).toEqual([]);
    expect(linksOf(parseXml(empty.atom))["prev-archive"]).toBe(`${place.older}.atom.xml`);
    expect(JSON.parse(empty.json)).toMatchObject({ items: [], next_url: `${SITE}${place.older}.json` });
    expect(parseAtomFeed(empty.atom).updated).toBe("2025-02-01T00:00:00+03:00");
  });
});

const bytesOf = ([json, atom, rss]: readonly Document[]) => ({
  rss: rss?.body ?? new Uint8Array(),
  atom: atom?.body ?? new Uint8Array(),
  json: json?.body ?? new Uint8Array(),
});

describe("the feed to which people subscribe", () => {
  const { rss, atom, json } = inThree(renderFeeds(channel, entries, { older: "archive/b" }));

  test("leads to the newest page of its archive and is none itself", () => {
    for (const [feed, own, older] of [
      [rssChannel(rss), "rss.xml", "archive/b.rss.xml"],
      [parseXml(atom), "atom.xml", "archive/b.atom.xml"],
    ] as const) {
      expect(linksOf(feed)).toEqual({ self: own, alternate: "", "prev-archive": older });
      expect(childrenOf(feed, "archive", HISTORY)).toEqual([]);
    }
    expect(JSON.parse(json)).toMatchObject({ feed_url: `${SITE}feed.json`, next_url: `${SITE}archive/b.json` });
  });

  test("carries each entry in the bytes that its archive page carries it in", () => {
    const page = inThree(renderArchive(channel, { path: "archive/b" }, entries));
    for (const entry of entries) {
      const fragments = renderFragments(channel, entry);
      for (const format of ["rss", "atom", "json"] as const) {
        expect(page[format]).toContain(fragments[format]);
        expect({ rss, atom, json }[format]).toContain(fragments[format]);
      }
    }
  });
});

test("all entries of any number are found by following the links of any format, each once", () => {
  const SIZE = 3;
  fc.assert(
    fc.property(fc.nat({ max: 26 }), (count) => {
      const all = Array.from({ length: count }, (_, index) => entryOf(index));
      const pages = Array.from({ length: Math.ceil(count / SIZE) }, (_, page) => `archive/${page}`);
      const documents = [
        ...renderFeeds(channel, [], { older: pages[0] }),
        ...pages.flatMap((path, page) =>
          renderArchive(channel, { path, older: pages[page + 1] }, all.slice(page * SIZE, (page + 1) * SIZE)),
        ),
      ];
      const site = new Map(documents.map((document) => [SITE + document.path, textOf(document)]));
      const walks: Readonly<Record<string, (text: string) => Page>> = {
        "rss.xml": (text) => {
          const { items = [], atom } = parseRssFeed(text);
          return { ids: items.map(({ guid }) => guid?.value), next: relatedTo(atom?.links) };
        },
        "atom.xml": (text) => {
          const feed = parseAtomFeed(text);
          return { ids: (feed.entries ?? []).map(({ id }) => id), next: relatedTo(feed.links) };
        },
        "feed.json": (text) => {
          const { items = [], next_url: next } = parseJsonFeed(text);
          return { ids: items.map(({ id }) => id), next };
        },
      };
      for (const [front, read] of Object.entries(walks)) {
        const found: Page["ids"][number][] = [];
        let address: string | undefined = SITE + front;
        while (address !== undefined) {
          const { ids, next }: Page = read(site.get(address) ?? "");
          found.push(...ids);
          address = next;
        }
        expect(found).toEqual(all.map(({ id }) => id));
      }
    }),
    { numRuns: 27 },
  );
});

interface Page {
  readonly ids: readonly (string | undefined)[];
  readonly next: string | undefined;
}

const relatedTo = (links: readonly { rel?: string; href?: string }[] = []): string | undefined =>
  links.find(({ rel }) => rel === "prev-archive")?.href;

describe("a feed of a part of the entries", () => {
  const feed: FeedPlace = {
    folder: "topics/tag/pears & plums/",
    title: "Pears & plums — The Orchard Post",
    page: "topics/tag/pears & plums/index.html",
    announced: false,
  };
  const of: Channel = { ...channel, hub: "https://hub.example/" };
  const folder = "topics/tag/pears%20%26%20plums/";

  test("has its own title, page, addresses and archive", async () => {
    const documents = renderFeeds(of, entries, { feed, older: `${feed.folder}archive/b` });
    expect(documents.map(({ path }) => path)).toEqual(
      ["feed.json", "atom.xml", "rss.xml"].map((name) => feed.folder + name),
    );
    const { rss, atom, json } = inThree(documents);
    expect(JSON.parse(json)).toMatchObject({
      title: feed.title,
      home_page_url: `${SITE}${folder}index.html`,
      feed_url: `${SITE}${folder}feed.json`,
      next_url: `${SITE}${folder}archive/b.json`,
    });
    expect(linksOf(rssChannel(rss))).toMatchObject({ self: `${folder}rss.xml`, alternate: `${folder}index.html` });
    expect(linksOf(parseXml(atom))).toMatchObject({ self: `${folder}atom.xml`, alternate: `${folder}index.html` });
    expect(parseRssFeed(rss)).toMatchObject({ title: feed.title, link: `${SITE}${folder}index.html` });
    expect(await atomErrors(atom)).toEqual([]);
    expect(jsonFeedErrors(json)).toEqual([]);
    expect(checkFeeds(bytesOf(documents))).toEqual([]);
  });

  test("with a title of its own is not described by the site's words", () => {
    expect(JSON.parse(inThree(renderFeeds(of, [], { feed })).json)).not.toHaveProperty("description");
    expect(parseRssFeed(inThree(renderFeeds(of, [], { feed })).rss).description).toBe(feed.title);
    const described = { ...feed, description: "Fruit with stones." };
    expect(parseRssFeed(inThree(renderFeeds(of, [], { feed: described })).rss).description).toBe("Fruit with stones.");
  });

  test("has an id of its own, which no entry can have and the pages of its archive share", () => {
    const ids = [renderFeeds(of, [], { feed }), renderArchive(of, { path: "x" }, [], feed), renderFeeds(of, [])].map(
      (documents) => parseAtomFeed(inThree(documents).atom).id,
    );
    expect(ids).toEqual([
      `tag:orchard.example,2025-02-01:?${folder}`,
      `tag:orchard.example,2025-02-01:?${folder}`,
      "tag:orchard.example,2025-02-01:",
    ]);
  });

  test("names a hub only where the hub hears of it", () => {
    const naming = (announced: boolean) =>
      renderFeeds(of, entries, { feed: { ...feed, announced } }).map(
        (document) => [textOf(document).includes("https://hub.example/"), document.cacheControl] as const,
      );
    expect(naming(false)).toEqual(Array(3).fill([false, "public, max-age=60, stale-while-revalidate=300"]));
    expect(naming(true)).toEqual(Array(3).fill([true, "public, max-age=60, s-maxage=0"]));
  });

  test("leads its archive back to itself", () => {
    const { atom, json } = inThree(renderArchive(of, { path: `${feed.folder}archive/b` }, entries, feed));
    expect(linksOf(parseXml(atom))).toMatchObject({ current: `${folder}atom.xml` });
    expect(JSON.parse(json)).toMatchObject({ title: feed.title, feed_url: `${SITE}${folder}feed.json` });
  });
});

test("whatever stands in an entry, its archive page is sound, and the same from fragments that were kept", () => {
  fc.assert(
    fc.property(hostileChannel, hostileEntries, (of, some) => {
      const place = { path: "archive/a", older: "archive/b" };
      const pages = renderArchive(of, place, some);
      const { rss, atom, json } = inThree(pages);
      expect(() => [parseXml(rss), parseXml(atom)]).not.toThrow();
      expect(jsonFeedErrors(json)).toEqual([]);
      const kept = some.map((entry) => renderFragments(of, entry));
      expect(joinArchive(of, place, feedUpdated(of, some), kept)).toEqual(pages);
      expect(joinFeeds(of, feedUpdated(of, some), kept)).toEqual(renderFeeds(of, some));
    }),
  );
});
