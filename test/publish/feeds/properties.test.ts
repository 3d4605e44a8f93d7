import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { joinAtom, renderAtom, renderAtomEntry } from "#publish/atom.ts";
import { childOf, childrenOf, parseXml, type XmlElement } from "#publish/check/xml-tree.ts";
import { checkFeeds } from "#publish/check.ts";
import { feedUpdated } from "#publish/feed-dates.ts";
import { joinJsonFeed, renderJsonFeed, renderJsonItem } from "#publish/json-feed.ts";
import { joinRss, renderRss, renderRssItem } from "#publish/rss.ts";
import { atomErrors, jsonFeedErrors, textOf } from "../../support/feed-checkers.ts";
import { asRead, hostileChannel, hostileEntries } from "../../support/hostile.ts";

const DC = "http://purl.org/dc/elements/1.1/";
const CONTENT = "http://purl.org/rss/1.0/modules/content/";

const nonBlank = (texts: readonly string[]) => texts.map(asRead).filter((text) => text !== "");
const textIn = (element: XmlElement, name: string, namespace?: string) => childOf(element, name, namespace)?.text;
const textsIn = (element: XmlElement, name: string, namespace?: string) =>
  childrenOf(element, name, namespace).map(({ text }) => text);

describe("whatever stands in an article or in the configuration", () => {
  test("RSS and Atom are well formed, and their values are what went in", () => {
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (channel, entries) => {
        const items = childrenOf(
          childOf(parseXml(textOf(renderRss(channel, entries))), "channel") as XmlElement,
          "item",
        );
        const feed = parseXml(textOf(renderAtom(channel, entries)));
        const written = childrenOf(feed, "entry");
        expect(items).toHaveLength(entries.length);
        expect(written).toHaveLength(entries.length);
        for (const [index, { id, title, tags, authors, html }] of entries.entries()) {
          const item = items[index] as XmlElement;
          const entry = written[index] as XmlElement;
          const tagsAsRead = [...new Set(nonBlank(tags))];
          const names = nonBlank(authors.map(({ value }) => value.name));
          expect(textIn(item, "guid")).toBe(asRead(id));
          expect(textIn(entry, "id")).toBe(asRead(id));
          expect(textIn(item, "title")).toBe(asRead(title?.value ?? "") || undefined);
          if (asRead(title?.value ?? "")) expect(textIn(entry, "title")).toBe(asRead(title?.value ?? ""));
          expect(textIn(entry, "title")).not.toBe("");
          expect(textsIn(item, "category")).toEqual(tagsAsRead);
          expect(childrenOf(entry, "category").map(({ attributes }) => attributes.term)).toEqual(tagsAsRead);
          if (names.length > 0) expect(textsIn(item, "creator", DC)).toEqual(names);
          if (names.length > 0)
            expect(childrenOf(entry, "author").map((author) => textIn(author, "name"))).toEqual(names);
          const full = channel.content === "full" ? asRead(html) || undefined : undefined;
          expect(textIn(item, "encoded", CONTENT)).toBe(full);
          expect(textIn(entry, "content")).toBe(full);
        }
      }),
    );
  });

  test("Atom keeps to the grammar of RFC 4287", async () => {
    const sample = fc.sample(fc.tuple(hostileChannel, hostileEntries), { numRuns: 60, seed: 4287 });
    expect(await atomErrors(...sample.map(([channel, entries]) => textOf(renderAtom(channel, entries))))).toEqual([]);
  });

  test("every entry of Atom has an author, itself or by the feed, and an alternate link", () => {
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (channel, entries) => {
        const feed = parseXml(textOf(renderAtom(channel, entries)));
        expect(textIn(childOf(feed, "author") as XmlElement, "name")).not.toBe("");
        for (const entry of childrenOf(feed, "entry")) {
          const alternates = childrenOf(entry, "link").filter(({ attributes }) => attributes.rel === "alternate");
          expect(alternates.map(({ attributes }) => attributes.href)).toEqual([expect.stringMatching(/^https?:\/\//)]);
        }
      }),
    );
  });

  test("JSON keeps to the schema of JSON Feed 1.1, and its values are what went in", () => {
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (channel, entries) => {
        const json = textOf(renderJsonFeed(channel, entries));
        expect(jsonFeedErrors(json)).toEqual([]);
        const { items } = JSON.parse(json) as { items: Record<string, unknown>[] };
        expect(items.map(({ id }) => id)).toEqual(entries.map(({ id }) => asRead(id)));
        expect(items.map(({ title }) => title)).toEqual(
          entries.map(({ title }) => asRead(title?.value ?? "") || undefined),
        );
      }),
    );
  });

  test("the three agree on ids, dates and authors", () => {
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (channel, entries) => {
        const rss = childrenOf(childOf(parseXml(textOf(renderRss(channel, entries))), "channel") as XmlElement, "item");
        const atom = childrenOf(parseXml(textOf(renderAtom(channel, entries))), "entry");
        const { items } = JSON.parse(textOf(renderJsonFeed(channel, entries))) as {
          items: { id: string; date_published?: string; authors?: { name: string }[] }[];
        };
        const time = (date: string | undefined) => date && Date.parse(date);
        const ofAtom = atom.map((entry) => ({
          id: textIn(entry, "id"),
          published: time(textIn(entry, "published")),
          authors: childrenOf(entry, "author").map((author) => textIn(author, "name")),
        }));
        expect(ofAtom).toEqual(
          items.map(({ id, date_published, authors = [] }) => ({
            id,
            published: time(date_published),
            authors: authors.map(({ name }) => name),
          })),
        );
        expect(ofAtom).toEqual(
          rss.map((item) => ({
            id: textIn(item, "guid"),
            published: time(textIn(item, "pubDate")),
            authors: textsIn(item, "creator", DC),
          })),
        );
      }),
    );
  });

  test("an independent parser reads the same ids, titles and links", () => {
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (channel, entries) => {
        const rss = parseRssFeed(textOf(renderRss(channel, entries)));
        const atom = parseAtomFeed(textOf(renderAtom(channel, entries)));
        const json = parseJsonFeed(textOf(renderJsonFeed(channel, entries)));
        const ids = entries.map(({ id }) => asRead(id));
        expect((rss.items ?? []).map(({ guid }) => guid?.value)).toEqual(ids);
        expect((atom.entries ?? []).map(({ id }) => id)).toEqual(ids);
        expect((json.items ?? []).map(({ id }) => id)).toEqual(ids);
        const titles = entries.map(({ title }) => asRead(title?.value ?? "") || undefined);
        expect((rss.items ?? []).map(({ title }) => title)).toEqual(titles);
        expect((json.items ?? []).map(({ title }) => title)).toEqual(titles);
        const links = (json.items ?? []).map(({ url }) => url);
        expect((rss.items ?? []).map(({ link }) => link)).toEqual(links);
        expect((atom.entries ?? []).map((entry) => entry.links?.[0]?.href)).toEqual(links);
      }),
    );
  });

  test("equal input gives equal bytes, and an item's bytes do not depend on its neighbours", () => {
    const formats = [
      [renderRss, renderRssItem],
      [renderAtom, renderAtomEntry],
      [renderJsonFeed, renderJsonItem],
    ] as const;
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (channel, entries) => {
        for (const [render, renderItem] of formats) {
          expect(render(channel, entries)).toEqual(render(structuredClone(channel), structuredClone(entries)));
          const text = textOf(render(channel, entries));
          for (const entry of entries) expect(text).toContain(`\n${renderItem(channel, entry)}`);
        }
      }),
    );
  });

  test("items that were rendered before make the same feed", () => {
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (channel, entries) => {
        const kept = <T>(render: (of: typeof channel, entry: (typeof entries)[number]) => T) =>
          entries.map((entry) => render(channel, entry));
        const updated = feedUpdated(channel, entries);
        expect(joinRss(channel, updated, kept(renderRssItem))).toEqual(renderRss(channel, entries));
        expect(joinAtom(channel, updated, kept(renderAtomEntry))).toEqual(renderAtom(channel, entries));
        expect(joinJsonFeed(channel, kept(renderJsonItem))).toEqual(renderJsonFeed(channel, entries));
      }),
    );
  });

  test("what is linted is found free of errors", () => {
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (channel, entries) => {
        const plain = entries.map((entry, index) => ({
          ...entry,
          id: `tag:orchard.example,2025:${index}`,
          html: "<p>x</p>",
        }));
        const documents = {
          rss: renderRss(channel, plain).body,
          atom: renderAtom(channel, plain).body,
          json: renderJsonFeed(channel, plain).body,
        };
        expect(checkFeeds(documents)).toEqual([]);
      }),
    );
  });
});
