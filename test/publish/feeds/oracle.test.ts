import { Feed } from "feed";
import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { renderAtom } from "#publish/atom.ts";
import { renderRss } from "#publish/rss.ts";
import { channel as base, entry, evidence, instant } from "../../support/feed-articles.ts";
import { textOf } from "../../support/feed-checkers.ts";

/** What `feed` does right, our Atom does as well; what it does wrong is written down here, to be seen when it changes. */

const channel = { ...base, image: "https://orchard.example/logo.png", rights: "© 2025", hub: "https://hub.example/" };
const article = entry({
  id: "https://orchard.example/ids/pears",
  url: "https://orchard.example/pears",
  published: evidence(instant("2025-03-11T13:41:00+00:00")),
  updated: evidence(instant("2025-03-12T08:30:00+00:00")),
  authors: [evidence({ name: "Mara", url: "https://mara.example/" }), evidence({ name: "Tom" })],
  summary: evidence("The last pears are in."),
  tags: ["fruit"],
});

const byFeed = () => {
  const feed = new Feed({
    id: "tag:orchard.example,2025-02-01:",
    title: channel.title,
    description: channel.description,
    updated: new Date("2025-03-12T08:30:00Z"),
    generator: "Seedwire",
    link: channel.siteUrl,
    feedLinks: { atom: "https://orchard.example/atom.xml" },
    hub: channel.hub,
    image: channel.image,
    favicon: channel.image,
    copyright: channel.rights,
    author: { name: channel.title, link: channel.siteUrl },
  });
  feed.addItem({
    id: article.id,
    link: "https://orchard.example/pears",
    title: "Growers bring in the last pears",
    date: new Date("2025-03-12T08:30:00Z"),
    published: new Date("2025-03-11T13:41:00Z"),
    description: "The last pears are in.",
    content: article.html,
    author: [{ name: "Mara", link: "https://mara.example/" }, { name: "Tom" }],
    category: [{ term: "fruit" }],
  });
  return feed;
};

/** As `feed` writes it, in the spelling of ours: times in UTC, no type and relation where we state it. */
const comparable = (xml: string) => {
  const { links = [], entries = [], updated = "", ...feed } = parseAtomFeed(xml);
  const time = (date: unknown) => Date.parse(String(date));
  return {
    ...feed,
    updated: time(updated),
    links: links
      .map(({ href, rel }) => ({ href, rel }))
      .toSorted((a, b) => String(a.href).localeCompare(String(b.href))),
    entries: entries.map((item) => ({
      ...item,
      links: item.links?.map(({ href }) => href),
      updated: time(item.updated),
      published: time(item.published),
    })),
  };
};

describe("feed 6 as the oracle of our Atom", () => {
  test("an ordinary article reads the same from both", () => {
    const ours = textOf(renderAtom(channel, [article])).replace(' xml:lang="en"', "");
    const theirs = byFeed().atom1();
    const untyped = (xml: string) =>
      JSON.parse(JSON.stringify(comparable(xml)).replaceAll(/,"type":"(?:text|html)"/g, "")) as object;
    expect(untyped(ours)).toEqual(untyped(theirs));
  });

  test("it still writes titles as HTML unescaped, dates in UTC, and breaks on the second ]]>", () => {
    const feed = byFeed();
    const [item] = feed.items;
    if (item) Object.assign(item, { title: "AT&T", content: "]]> and ]]>" });
    expect(feed.atom1()).toContain('<title type="html"><![CDATA[AT&T]]></title>');
    expect(feed.atom1()).toContain("2025-03-11T13:41:00.000Z");
    expect(feed.atom1()).toContain("<![CDATA[]]]]><![CDATA[> and ]]>]]>");
  });
});

describe("feed 6 as the oracle of our items in RSS", () => {
  test("an ordinary item reads the same from both", () => {
    const enclosure = { url: "https://media.example/talk.mp3", type: "audio/mpeg", length: 3214 };
    const feed = byFeed();
    const [item] = feed.items;
    if (item) Object.assign(item, { category: [{ name: "fruit" }], enclosure, author: undefined });
    const read = (xml: string) => {
      const { pubDate, dc: _, atom: __, ...rest } = parseRssFeed(xml).items?.[0] ?? {};
      return { ...rest, published: Date.parse(String(pubDate)) };
    };
    expect(read(textOf(renderRss(channel, [{ ...article, attachments: [enclosure] }])))).toEqual(read(feed.rss2()));
  });

  test("it still writes a pubDate for every item and names for mail addresses: what rss-item.ts is for", () => {
    const feed = byFeed();
    const [item] = feed.items;
    if (item) Object.assign(item, { published: undefined, category: [{ name: "a &amp; b" }] });
    const xml = feed.rss2();
    expect(xml).toContain("<pubDate>Wed, 12 Mar 2025 08:30:00 GMT</pubDate>");
    expect(xml.match(/<author>/g)).toHaveLength(2);
    expect(xml).toContain("<category>a &amp; b</category>");
    expect(textOf(renderRss(channel, [{ ...article, tags: ["a &amp; b"] }]))).toContain(
      "<category>a &#x26;amp; b</category>",
    );
  });
});
