import { describe, expect, test } from "vitest";
import { renderAtom } from "#publish/atom.ts";
import { checkFeeds, type Finding } from "#publish/check.ts";
import { renderJsonFeed } from "#publish/json-feed.ts";
import { renderRss } from "#publish/rss.ts";
import { channel, dated, entry, evidence, instant, without } from "../../support/feed-articles.ts";
import { textOf } from "../../support/feed-checkers.ts";

const entries = [
  dated("2025-03-11", { updated: evidence(instant("2025-03-12T08:30:00+03:00")) }),
  dated("2025-03-10", {
    id: "tag:orchard.example,2025-02-01:b.md",
    page: "articles/b-00000001.html",
    title: evidence("Pears & plums"),
    authors: [evidence({ name: "Mara" })],
    attachments: [{ url: "https://media.example/talk.mp3", type: "audio/mpeg", length: 3214 }],
  }),
  without(entry({ id: "tag:orchard.example,2025-02-01:c.txt", page: "articles/c-00000002.html" }), "title"),
];

const older = { older: "archive/b" };

const built = {
  rss: textOf(renderRss(channel, entries, older)),
  atom: textOf(renderAtom(channel, entries, older)),
  json: textOf(renderJsonFeed(channel, entries, older)),
};

type Feeds = typeof built;

const lint = (feeds: Feeds): Finding[] => {
  const encoder = new TextEncoder();
  return checkFeeds({
    rss: encoder.encode(feeds.rss),
    atom: encoder.encode(feeds.atom),
    json: encoder.encode(feeds.json),
  });
};

/** The feeds with one of them changed; the change must find something to change. */
const broken = (format: keyof Feeds, from: string | RegExp, to: string): Finding[] => {
  const text = built[format].replace(from, to);
  expect(text).not.toBe(built[format]);
  return lint({ ...built, [format]: text });
};

test("what we build has no finding", () => {
  expect(lint(built)).toEqual([]);
  expect(
    lint({
      rss: textOf(renderRss(channel, [])),
      atom: textOf(renderAtom(channel, [])),
      json: textOf(renderJsonFeed(channel, [])),
    }),
  ).toEqual([]);
});

describe("a finding says what is wrong, where, and what to do", () => {
  const cases: readonly (readonly [string, keyof Feeds, string | RegExp, string, Finding["level"], RegExp])[] = [
    ["XML that is not well formed", "rss", "</channel>", "", "error", /cannot be read: \d+:\d+/],
    ["an undeclared prefix", "rss", 'xmlns:dc="http://purl.org/dc/elements/1.1/"', "", "error", /cannot be read.*dc/],
    ["another root", "rss", /<(\/?)rss/g, "<$1feed", "error", /not RSS/],
    ["another version", "rss", 'version="2.0"', 'version="0.91"', "error", /version/],
    ["a channel without title", "rss", "<title>The Orchard Post</title>", "", "error", /no title/],
    ["a channel with a blank description", "rss", "News from the valley.", " ", "error", /no description/],
    ["a channel without link", "rss", "<link>https://orchard.example/</link>", "", "error", /no link/],
    ["a channel without language", "rss", "<language>en</language>", "", "warning", /language/],
    ["a channel that does not say where it is", "rss", 'rel="self"', 'rel="related"', "warning", /where it is/],
    [
      "an item without title and description",
      "rss",
      /<description><!\[CDATA.*?<\/description>(?=\s*<content:encoded>.*\s*<\/item>)/,
      "",
      "error",
      /neither title nor description/,
    ],
    [
      "content without description",
      "rss",
      /<description><!\[CDATA.*?<\/description>/,
      "",
      "warning",
      /without a description/,
    ],
    ["a guid that passes for an address", "rss", ' isPermaLink="false"', "", "error", /passes for an address/],
    [
      "an author who is no mail address",
      "rss",
      "<dc:creator>Mara</dc:creator>",
      "<author>Mara</author>",
      "error",
      /no mail address/,
    ],
    [
      "an author named twice",
      "rss",
      "<dc:creator>",
      "<author>a@b.example (Mara)</author><dc:creator>",
      "warning",
      /named twice/,
    ],
    ["two enclosures", "rss", /(<enclosure[^>]*>)/, "$1$1", "warning", /more than one enclosure/],
    ["an enclosure without length", "rss", ' length="3214"', "", "error", /length in bytes/],
    ["a pubDate with the wrong weekday", "rss", "Tue, 11 Mar 2025", "Wed, 11 Mar 2025", "error", /no date/],
    ["a pubDate in another form", "rss", "Tue, 11 Mar 2025 00:00:00 +0300", "2025-03-11", "error", /no date/],
    ["a pubDate on no day of the calendar", "rss", "Tue, 11 Mar 2025", "30 Feb 2025", "error", /no date/],
    [
      "a placeholder for a date",
      "rss",
      "Tue, 11 Mar 2025 00:00:00 +0300",
      "Thu, 01 Jan 1970 00:00:00 GMT",
      "error",
      /placeholder/,
    ],
    [
      "white space around a value",
      "rss",
      ">tag:orchard.example,2025-02-01:b.md<",
      ">\ntag:orchard.example,2025-02-01:b.md\n<",
      "warning",
      /White space.*guid/,
    ],
    ["an item without id", "rss", /<guid.*?<\/guid>/, "", "error", /no id/],
    ["an item without link", "rss", /<link>[^<]*articles[^<]*<\/link>/, "", "warning", /no link/],
    ["a relative link", "rss", /<link>[^<]*articles/, "<link>/articles", "error", /not an absolute web address/],
    ["an id that stands twice", "rss", "-01:b.md<", "-01:c.txt<", "error", /stands twice/],
    ["an id that is no IRI", "rss", "tag:orchard.example,2025-02-01:b.md", "b.md", "warning", /no IRI/],
    ["a relative picture", "rss", "<p>The last", "<img src='pear.jpg'><p>The last", "warning", /relative: pear\.jpg/],
    [
      "a relative link in the text",
      "rss",
      "<p>The last",
      '<a class="x" href="/pears">x</a><p>The last',
      "warning",
      /relative: \/pears/,
    ],
    ["a script", "rss", "<p>The last", "<script>x</script><p>The last", "error", /script/],
    ["a handler", "rss", "<p>The last", "<p onclick=x>The last", "error", /handler/],
    ["a dangerous address", "rss", "<p>The last", "<a href='javascript:x'>The last", "error", /script/],
    [
      "a feed that is older than its items",
      "rss",
      /<lastBuildDate>.*<\/lastBuildDate>/,
      "<lastBuildDate>Sat, 01 Feb 2025 00:00:00 +0300</lastBuildDate>",
      "warning",
      /older/,
    ],
    ["another namespace", "atom", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "error", /not Atom 1\.0/],
    ["a feed without id", "atom", "<id>tag:orchard.example,2025-02-01:</id>", "", "error", /no id/],
    ["a feed without update", "atom", /<updated>.*<\/updated>/, "", "error", /no updated/],
    ["a feed without language", "atom", ' xml:lang="en"', "", "warning", /language/],
    ["a feed that does not say where it is", "atom", 'rel="self"', 'rel="related"', "warning", /where it is/],
    [
      "nobody who signs an entry",
      "atom",
      /<author>\s*<name>The Orchard Post<\/name>.*?<\/author>/s,
      "",
      "error",
      /author/,
    ],
    ["an entry without title", "atom", '<title type="text">Pears &amp; plums</title>', "", "error", /no title/],
    ["an entry without content", "atom", /<content.*?<\/content>/, "", "warning", /neither content nor summary/],
    ["a title in HTML", "atom", '<title type="text">Pears', '<title type="html">Pears', "warning", /title is HTML/],
    ["a date without zone", "atom", "2025-03-11T00:00:00+03:00", "2025-03-11T00:00:00", "error", /no date/],
    ["JSON that is none", "json", "{", "", "error", /cannot be read/],
    ["JSON of another kind", "json", /^.*$/s, "[]", "error", /not JSON Feed/],
    ["the first version", "json", "version/1.1", "version/1", "error", /not JSON Feed 1\.1/],
    ["a feed without title", "json", '"title": "The Orchard Post"', '"title": ""', "error", /no title/],
    ["a feed without items", "json", '"items":', '"entries":', "error", /no list of items/],
    ["a feed that does not say where it is", "json", '"feed_url"', '"feed"', "warning", /where it is/],
    ["a feed without language", "json", '"language"', '"lang"', "warning", /language/],
    ["an id that is a number", "json", /"id": ".*?"/, '"id": 7', "error", /no string/],
    ["an item without content", "json", '"content_html"', '"content"', "error", /no content/],
    ["an author by name only", "json", /"authors": \[\s*\{/, '"authors": ["Mara", {', "error", /authors/],
    ["an attachment without type", "json", '"mime_type"', '"type"', "error", /media type/],
    ["an item that RSS does not have", "json", "01:b.md", "01:other.md", "error", /not in RSS/],
    ["an item that only RSS has", "json", "01:b.md", "01:other.md", "error", /missing: tag.*b\.md/],
    [
      "another date than in RSS",
      "json",
      '"date_published": "2025-03-11',
      '"date_published": "2025-03-12',
      "error",
      /in RSS Tue, 11 Mar/,
    ],
    [
      "a date where RSS has none",
      "atom",
      "<updated>2025-02-01T00:00:00+03:00</updated>",
      "<published>2025-02-01T00:00:00Z</published>",
      "error",
      /in RSS not stated/,
    ],
    [
      "another update than in RSS",
      "json",
      '"date_modified": "2025-03-12',
      '"date_modified": "2025-03-13',
      "warning",
      /Updated 2025-03-13/,
    ],
    ["another title than in RSS", "json", '"Pears & plums"', '"Plums & pears"', "warning", /title is Plums/],
    ["an archive that is the feed itself", "atom", "/archive/b.atom.xml", "/atom.xml", "error", /its own archive/],
    ["an archive in JSON that is the feed itself", "json", "/archive/b.json", "/feed.json", "error", /its own archive/],
    ["a relative archive", "rss", "https://orchard.example/archive", "/archive", "error", /older.*not an absolute/],
    ["another archive than in RSS", "json", "/archive/b.json", "/archive/c.json", "warning", /Older entries are at/],
    ["no archive where RSS has one", "atom", "prev-archive", "related", "warning", /Older entries are at not stated/],
    [
      "a page of an archive that does not say of which",
      "atom",
      "<generator",
      "<fh:archive/><generator",
      "warning",
      /which feed it is of/,
    ],
    [
      "a feed that is taken for an old one",
      "rss",
      'rel="prev-archive"',
      'rel="current" href="https://a.example/"/><atom:link rel="prev-archive"',
      "warning",
      /another is the current/,
    ],
    ["another link than in RSS", "json", "articles/b-", "articles/x-", "warning", /link is/],
  ];

  test.each(cases)("%s in %s", (_, format, from, to, level, message) => {
    const findings = broken(format, from, to);
    expect(findings).toContainEqual({
      format,
      level,
      place: expect.stringMatching(/./),
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\.$/),
    });
  });
});

test("a place in XML tells item and line", () => {
  const [finding] = broken("rss", "Tue, 11 Mar 2025", "Wed, 11 Mar 2025");
  const line = built.rss.split("\n").findIndex((text) => text.includes("<item>")) + 1;
  expect(finding?.place).toBe(`item 1 (line ${line})`);
});

test("items in another order are a finding", () => {
  const json = textOf(renderJsonFeed(channel, entries.toReversed(), older));
  expect(lint({ ...built, json })).toEqual([
    expect.objectContaining({ format: "json", message: expect.stringContaining("another order") }),
  ]);
});

test("bytes that are not UTF-8 are a finding, and the other feeds are still read", () => {
  const encoder = new TextEncoder();
  const findings = checkFeeds({
    rss: new Uint8Array([0xff, 0xfe, 0x3c]),
    atom: encoder.encode(built.atom.replace("<generator", "<x:generator")),
    json: encoder.encode(built.json),
  });
  expect(findings.map(({ format, place }) => [format, place])).toEqual([
    ["rss", "document"],
    ["atom", "document"],
  ]);
});

test("a feed of more than 2 MB or 60 items is a finding", () => {
  const many = Array.from({ length: 61 }, (_, index) =>
    dated("2025-03-11", { id: `tag:orchard.example,2025:${index}`, html: `<p>${"pear ".repeat(7000)}</p>` }),
  );
  const findings = lint({
    rss: textOf(renderRss(channel, many)),
    atom: textOf(renderAtom(channel, many)),
    json: textOf(renderJsonFeed(channel, many)),
  });
  expect(findings.map(({ message }) => message)).toEqual(
    ["rss", "atom", "json"].flatMap(() => [expect.stringMatching(/^It is 2\.\d MB large/), "There are 61 items."]),
  );
});
