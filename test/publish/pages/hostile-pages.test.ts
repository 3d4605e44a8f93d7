import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Channel } from "#model/channel.ts";
import type { Entry } from "#model/entry.ts";
import { cleanText } from "#model/xml-characters.ts";
import { renderAboutPage } from "#publish/pages/about-page.ts";
import { renderArchivePage } from "#publish/pages/archive-page.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderNotFoundPage } from "#publish/pages/not-found-page.ts";
import type { Related } from "#publish/pages/related.ts";
import { renderTopicPage } from "#publish/pages/topic-page.ts";
import { renderTopicsPage } from "#publish/pages/topics-page.ts";
import type { Topic } from "#publish/topic.ts";
import { hostileChannel as oddChannel, hostileEntry as oddEntry } from "../../support/hostile.ts";
import { hostileStrings } from "../../support/hostile-strings.ts";
import { channel, evidence, liveEntry } from "../../support/page-articles.ts";
import { findActive, parsePage } from "../../support/parse-page.ts";

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileStrings) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);

const hostileEntry: fc.Arbitrary<Entry> = fc.infiniteStream(words).map((stream) => {
  const next = (): string => stream.next().value ?? "";
  return {
    ...liveEntry,
    key: next(),
    id: next(),
    url: next(),
    page: `articles/${next()}.html`,
    title: evidence(next(), "heading", next(), { derived: true, notes: [next()] }),
    authors: [evidence({ name: next(), url: next() }, "byline", next()), evidence({ name: next() }, "byline", next())],
    source: evidence({ name: next(), url: next() }, "attribution", next()),
    summary: evidence(next(), "meta", next()),
    language: evidence(next(), "meta", next()),
    tags: [next(), next()],
    status: [next()],
    text: next(),
    images: [{ url: next(), alt: next(), caption: next(), credit: next() }],
    attachments: [{ url: next(), type: next(), length: 1, title: next() }],
    updates: [{ time: next(), opening: next() }],
  };
});

const hostileTopic: fc.Arbitrary<Topic> = fc
  .tuple(words, words, fc.constantFrom("tag" as const, "author" as const, "source" as const))
  .map(([name, folder, kind]) => ({ kind, name, folder: `topics/${folder}/` }));

const hostileRelated: fc.Arbitrary<Related> = fc
  .tuple(words, words, words)
  .map(([title, href, source]) => ({ title, href, source }));

const hostileChannel: fc.Arbitrary<Channel> = fc
  .tuple(words, words, words, words, words)
  .map(([title, description, language, rights, image]) => ({
    ...channel,
    title,
    description,
    language,
    rights,
    image,
    pages: { stylesheet: image, logo: rights, footer: title },
  }));

describe("whatever an article holds", () => {
  test("nothing on its page can run, load, submit or lead to a dangerous address", () =>
    fc.assert(
      fc.property(hostileChannel, hostileEntry, (feed, entry) => {
        const page = parsePage(renderArticlePage(feed, entry));
        expect(findActive(page)).toEqual([]);
        const title = cleanText(entry.title?.value ?? "").trim();
        if (title) expect(page.one("h1").textContent.trim()).toBe(title);
        expect(page.all("head, body, main, article, details").map(({ localName }) => localName)).toEqual([
          "head",
          "body",
          "main",
          "article",
          "details",
        ]);
      }),
      { numRuns: 300 },
    ));

  test("nothing in the list can either, and no item breaks out of it", () =>
    fc.assert(
      fc.property(hostileChannel, fc.array(hostileEntry, { maxLength: 4 }), (feed, entries) => {
        const page = parsePage(renderIndex(feed, entries));
        expect(findActive(page)).toEqual([]);
        expect(page.all("main > ol > li")).toHaveLength(entries.length);
      }),
    ));

  test("no page of the site can: archive, topic, all topics, about, not found", () =>
    fc.assert(
      fc.property(hostileChannel, hostileEntry, hostileTopic, words, (feed, entry, topic, path) => {
        const topics = [topic, topic];
        const documents = [
          renderArticlePage(feed, entry, { topics, related: [{ title: path, href: path, source: path }] }),
          renderIndex(feed, [entry], { topics, older: path }),
          renderArchivePage(feed, { path, older: path, entries: [entry], topic }),
          renderTopicPage(feed, { ...topic, entries: [entry], older: path }),
          renderTopicsPage(feed, topics),
          renderAboutPage(feed, topics),
          renderNotFoundPage(feed),
        ];
        for (const document of documents) {
          const page = parsePage(document);
          expect(findActive(page)).toEqual([]);
          expect([page.all("main").length, page.all("body > footer").length]).toEqual([1, 1]);
        }
      }),
    ));

  test("another report leads to the web or stays within the site", () =>
    fc.assert(
      fc.property(hostileRelated, (report) => {
        const page = parsePage(renderArticlePage(channel, liveEntry, { related: [report] }));
        expect(page.one(".related a").getAttribute("href")).toMatch(/^(?:https?:\/\/|\.\.\/)/);
      }),
    ));

  test("no date, size or markup is so odd that a page cannot be made", () =>
    fc.assert(
      fc.property(oddChannel, oddEntry, (feed, entry) => {
        expect(findActive(parsePage(renderArticlePage(feed, entry)))).toEqual([]);
        expect(findActive(parsePage(renderIndex(feed, [entry])))).toEqual([]);
      }),
    ));

  test("its data block reads back as data", () =>
    fc.assert(
      fc.property(hostileEntry, (entry) => {
        const page = parsePage(renderArticlePage(channel, entry));
        const [block, ...others] = page.all("script");
        expect(others).toEqual([]);
        expect(JSON.parse(block?.textContent ?? "")).toMatchObject({ keywords: entry.tags.map(cleanText) });
      }),
    ));
});
