import { describe, expect, test } from "vitest";
import { renderAtom } from "#publish/atom.ts";
import { childOf, childrenOf, parseXml, type XmlElement } from "#publish/check/xml-tree.ts";
import { renderJsonFeed } from "#publish/json-feed.ts";
import { renderRss } from "#publish/rss.ts";
import { channel, entry, evidence } from "../../support/feed-articles.ts";
import { textOf } from "../../support/feed-checkers.ts";
import { ATOM, atomOf, DC, jsonOf, MEDIA, rssChannel, rssOf, textIn, textsIn, three } from "./three.ts";

/** What is known to go wrong with links and attachments, each numbered point a promise of ours. */

describe("12. attachments", () => {
  const unmeasured = { url: "https://media.example/notes.pdf", type: "application/pdf" };
  const talk = { url: "https://media.example/talk.mp3", type: "audio/mpeg", length: 3214, title: "The talk" };
  const film = { url: "https://media.example/film.mp4", type: "video/mp4", length: 99 };
  const with3 = entry({ attachments: [unmeasured, talk, film] });

  test("RSS encloses one, with its bytes and true type, and names the others by Media RSS", () => {
    const { rss } = three(with3);
    expect(childrenOf(rss, "enclosure").map(({ attributes }) => attributes)).toEqual([
      { url: talk.url, type: "audio/mpeg", length: "3214" },
    ]);
    expect(childrenOf(rss, "content", MEDIA).map(({ attributes }) => attributes)).toEqual([
      { url: unmeasured.url, type: "application/pdf" },
      { url: film.url, type: "video/mp4", fileSize: "99" },
    ]);
  });

  test("Atom links all, JSON attaches all", () => {
    const { atom, json } = three(with3);
    const links = childrenOf(atom, "link").map(({ attributes }) => attributes);
    expect(links.filter(({ rel }) => rel === "enclosure")).toEqual([
      { rel: "enclosure", href: unmeasured.url, type: "application/pdf" },
      { rel: "enclosure", href: talk.url, type: "audio/mpeg", length: "3214", title: "The talk" },
      { rel: "enclosure", href: film.url, type: "video/mp4", length: "99" },
    ]);
    expect(json.attachments).toEqual([
      { url: unmeasured.url, mime_type: "application/pdf" },
      { url: talk.url, mime_type: "audio/mpeg", title: "The talk", size_in_bytes: 3214 },
      { url: film.url, mime_type: "video/mp4", size_in_bytes: 99 },
    ]);
  });

  test("the article's picture is shown with its credit, and is no enclosure", () => {
    const picture = {
      url: "https://pictures.example/pears.jpg",
      alt: "Pears",
      caption: "The last crate.",
      credit: "A. Brandt",
    };
    const { rss, json } = three(entry({ images: [picture] }));
    const media = childOf(rss, "content", MEDIA);
    expect(media?.attributes).toEqual({ url: picture.url, medium: "image" });
    expect([textIn(media, "description"), textIn(media, "credit")]).toEqual(["The last crate.", "A. Brandt"]);
    expect(textsIn(rss, "enclosure")).toEqual([]);
    expect(json.image).toBe(picture.url);
  });

  test("one of unknown length is no enclosure, and 0 bytes are unknown", () => {
    const { rss, json } = three(entry({ attachments: [{ ...talk, length: 0 }] }));
    expect(textsIn(rss, "enclosure")).toEqual([]);
    expect(childOf(rss, "content", MEDIA)?.attributes).toEqual({ url: talk.url, type: "audio/mpeg" });
    expect(json.attachments).toEqual([{ url: talk.url, mime_type: "audio/mpeg", title: "The talk" }]);
  });

  test("one that cannot be fetched or has no type is not named", () => {
    const { rss, atom, json } = three(
      entry({
        attachments: [
          { url: "file:///etc/passwd", type: "a/b", length: 1 },
          { url: "https://a.example/x", type: "unknown" },
        ],
      }),
    );
    expect(textsIn(rss, "enclosure")).toEqual([]);
    expect(childrenOf(atom, "link")).toHaveLength(1);
    expect(json).not.toHaveProperty("attachments");
  });
});

describe("13. links are absolute", () => {
  test("an entry's is its own address, or our page's", () => {
    const own = three(entry({ url: "https://paper.example/pears" }));
    const ours = three(entry());
    const links = ({ rss, atom, json }: typeof own) => [
      textIn(rss, "link"),
      childOf(atom, "link")?.attributes.href,
      json.url,
    ];
    expect(links(own)).toEqual(Array(3).fill("https://paper.example/pears"));
    expect(links(ours)).toEqual(Array(3).fill("https://orchard.example/articles/harvest-0a1b2c3d.html"));
  });

  test("a dangerous address is none", () => {
    const evil = "javascript:alert(1)";
    const bad = entry({
      url: evil,
      authors: [evidence({ name: "Mara", url: evil })],
      source: evidence({ name: "Post", url: evil }),
      images: [{ url: evil }],
      attachments: [{ url: evil, type: "a/b", length: 1 }],
    });
    const of = { ...channel, image: evil, hub: evil, author: { name: "Desk", url: evil } };
    for (const document of [renderRss(of, [bad]), renderAtom(of, [bad]), renderJsonFeed(of, [bad])]) {
      expect(textOf(document)).not.toContain("javascript:");
    }
  });

  test("each feed says where it is, where the site is and which hub tells of it", () => {
    const of = { ...channel, hub: "https://hub.example/" };
    const links = (element: XmlElement) =>
      childrenOf(element, "link", ATOM).map(({ attributes: { rel, href } }) => [rel, href]);
    const site = ["alternate", "https://orchard.example/"];
    const hub = ["hub", "https://hub.example/"];
    expect(links(rssChannel(rssOf([], of)))).toEqual([["self", "https://orchard.example/rss.xml"], site, hub]);
    expect(links(parseXml(atomOf([], of)))).toEqual([["self", "https://orchard.example/atom.xml"], site, hub]);
    expect(jsonOf([], of)).toMatchObject({
      feed_url: "https://orchard.example/feed.json",
      home_page_url: "https://orchard.example/",
      hubs: [{ type: "WebSub", url: "https://hub.example/" }],
    });
  });
});

describe("a source", () => {
  test("is told by name, and in Atom where it can be found", () => {
    const { rss, atom } = three(entry({ source: evidence({ name: "Coast Radio", url: "https://coast.example/" }) }));
    expect([textIn(rss, "source", DC), textIn(atom, "source", DC)]).toEqual(["Coast Radio", "Coast Radio"]);
    expect(childrenOf(atom, "link").map(({ attributes }) => attributes)).toContainEqual({
      rel: "via",
      href: "https://coast.example/",
      title: "Coast Radio",
    });
    expect([textsIn(rss, "source"), textsIn(atom, "source")]).toEqual([[], []]);
  });
});
