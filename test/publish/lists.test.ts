import fc from "fast-check";
import { parseOpml } from "feedsmith";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { Document } from "#model/document.ts";
import { cleanText } from "#model/xml-characters.ts";
import { renderOpml } from "#publish/opml.ts";
import { renderRobots } from "#publish/robots.ts";
import { renderSitemap, renderSitemapIndex } from "#publish/sitemap.ts";
import { hostileStrings } from "../support/hostile-strings.ts";
import { channel, day, minute, topics } from "../support/page-articles.ts";
import { textOf } from "../support/parse-page.ts";

/** The elements in the order in which they begin, each with its attributes and its own text. @throws when not well formed */
const elementsOf = (document: Document) => {
  const found: { name: string; attributes: Readonly<Record<string, string>>; text: string }[] = [];
  const open: number[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.push(found.length);
    found.push({ name, attributes, text: "" });
  });
  parser.on("text", (text) => {
    const element = found[open.at(-1) ?? -1];
    if (element) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(textOf(document)).close();
  return found;
};

const textsOf = (document: Document, name: string) =>
  elementsOf(document).flatMap((element) => (element.name === name ? [element.text] : []));

describe("feeds.opml", () => {
  test("lists the site's feed, then those of its topics in a folder for each kind", () => {
    const { head, body } = parseOpml(textOf(renderOpml(channel, topics)));
    expect(head?.title).toBe("The feeds of The Harbour Wire");
    expect(body?.outlines?.map(({ text, outlines }) => [text, outlines?.map(({ xmlUrl }) => xmlUrl)])).toEqual([
      ["The Harbour Wire", undefined],
      [
        "Topics",
        [
          "https://wire.example/topics/trams-0a1b2c3d/rss.xml",
          "https://wire.example/topics/city-council-1b2c3d4e/rss.xml",
        ],
      ],
      ["Authors", ["https://wire.example/topics/mara-lindqvist-2c3d4e5f/rss.xml"]],
      ["Sources", ["https://wire.example/topics/harbour-wire-3d4e5f6a/rss.xml"]],
    ]);
  });

  test("says of each feed what OPML 2.0 asks of a subscription", () => {
    const [site] = elementsOf(renderOpml(channel, [])).filter(({ name }) => name === "outline");
    expect(site?.attributes).toEqual({
      type: "rss",
      version: "RSS2",
      text: "The Harbour Wire",
      title: "The Harbour Wire",
      description: channel.description,
      language: "en",
      htmlUrl: "https://wire.example/",
      xmlUrl: "https://wire.example/rss.xml",
    });
  });

  test("has a type of its own, so that a browser saves it", () => {
    const { path, contentType } = renderOpml(channel, topics);
    expect([path, contentType]).toEqual(["feeds.opml", "text/x-opml; charset=utf-8"]);
  });

  test("gives back every name and title as it was, whatever stands in it", () =>
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...hostileStrings), fc.string({ unit: "binary" })), (name) => {
        const odd = { ...channel, title: `a${name}` };
        const outlines = elementsOf(
          renderOpml(odd, [
            { kind: "tag", name: `b${name}`, folder: `topics/${encodeURIComponent(name.toWellFormed())}x/` },
          ]),
        );
        const [, , topic] = outlines.filter((element) => element.name === "outline");
        const spaced = (text: string) => cleanText(text).replace(/\s+/g, " ").trim();
        expect(topic?.attributes.text).toBe(spaced(`b${name} – a${name}`));
        expect(topic?.attributes.xmlUrl).toMatch(/^https:\/\/wire\.example\/topics\//);
      }),
    ));
});

describe("a sitemap", () => {
  test("lists pages by their whole address, with the day or moment of the last change where it is known", () => {
    const document = renderSitemap(channel, "sitemap-1.xml", [
      { path: "" },
      { path: "articles/a&b c.html", modified: day("2025-05-19") },
      { path: "articles/d.html", modified: minute("2025-11-02T17:59:00+01:00") },
      { path: "articles/e.html", modified: { ...day("2025-05-01"), precision: "month" } },
    ]);
    expect(textsOf(document, "loc")).toEqual([
      "https://wire.example/",
      "https://wire.example/articles/a%26b%20c.html",
      "https://wire.example/articles/d.html",
      "https://wire.example/articles/e.html",
    ]);
    expect(textsOf(document, "lastmod")).toEqual(["2025-05-19", "2025-11-02T17:59:00+01:00"]);
    expect([document.path, document.contentType]).toEqual(["sitemap-1.xml", "application/xml; charset=utf-8"]);
  });

  test("says nothing of a date that cannot be written", () => {
    const modified = { at: -62_135_596_800, offset: 0, precision: "day" as const };
    expect(textsOf(renderSitemap(channel, "s.xml", [{ path: "a", modified }]), "lastmod")).toEqual([]);
  });

  test("of sitemaps names them, by the protocol's own namespace", () => {
    const document = renderSitemapIndex(channel, "sitemap.xml", ["sitemap-1.xml", "sitemap-2.xml"]);
    expect(textsOf(document, "loc")).toEqual([
      "https://wire.example/sitemap-1.xml",
      "https://wire.example/sitemap-2.xml",
    ]);
    const [root] = elementsOf(document);
    expect([root?.name, root?.attributes.xmlns]).toEqual([
      "sitemapindex",
      "http://www.sitemaps.org/schemas/sitemap/0.9",
    ]);
  });

  test("takes as many as the protocol allows and refuses more", () => {
    const paths = Array.from({ length: 50_001 }, (_, index) => `a/${index}`);
    expect(() => renderSitemapIndex(channel, "sitemap.xml", paths)).toThrow(/50001; a sitemap may list 50000/);
    expect(() => renderSitemapIndex(channel, "sitemap.xml", paths.slice(1))).not.toThrow();
  });
});

describe("robots.txt", () => {
  test("lets everybody read everything and names the sitemap", () => {
    expect(textOf(renderRobots(channel))).toBe(
      "User-agent: *\nDisallow:\n\nSitemap: https://wire.example/sitemap.xml\n",
    );
    expect(renderRobots(channel).path).toBe("robots.txt");
  });
});
