import { describe, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, channel, clockAt, NOON, nobody, publicOf } from "../support/test-site.ts";

/** Promise P5: the same id in all three formats, and it and the page stay what they are. */

const KEY = "harbour/Ferry & Bell.txt";

const published = async (text: string, parts: Partial<typeof channel> = {}, key = KEY, lastModified = NOON - 60) => {
  const seeds = openMemory();
  const out = openMemory();
  seeds.plant("other.txt", article("Crab walks", "2025-06-02"));
  seeds.plant(key, text, lastModified);
  await build({ seeds, out, channel: { ...channel, ...parts }, clock: clockAt(NOON), post: nobody });
  const documents = await publicOf(out);
  const all = (path: string, pattern: RegExp) =>
    [...(documents[`public/${path}`] ?? "").matchAll(pattern)].map(([, id]) => id).toSorted();
  return {
    json: (JSON.parse(documents["public/feed.json"] ?? "") as { items: { id: string }[] }).items
      .map(({ id }) => id)
      .toSorted(),
    rss: all("rss.xml", /<guid isPermaLink="false">(.*?)<\/guid>/g),
    atom: all("atom.xml", /<entry\b.*?<id>(.*?)<\/id>/gs),
    pages: Object.keys(documents).filter((path) => path.startsWith("public/articles/ferry")),
  };
};

const FERRY = article("Ferry sails at noon");
const first = await published(FERRY);

test("the id is one string in all three formats, made of the authority and the key", () => {
  const ids = ["tag:quay.example,2024-01-01:harbour/Ferry%20%26%20Bell.txt", "tag:quay.example,2024-01-01:other.txt"];
  expect(first).toMatchObject({ json: ids, rss: ids, atom: ids });
});

describe("id and page do not move with", () => {
  test.each([
    ["the title", () => published(article("Ferry does not sail"))],
    ["the text", () => published(`${FERRY}\nAnd one more paragraph came in the evening.\n`)],
    ["the date", () => published(article("Ferry sails at noon", "2025-05-09"))],
    ["the time stamp", () => published(FERRY, {}, KEY, NOON - 90_000)],
    ["the site's address", () => published(FERRY, { siteUrl: "http://elsewhere.example/deep/" })],
    [
      "the feed's title, language and zone",
      () => published(FERRY, { title: "X", language: "lv", timeZone: "Asia/Tokyo" }),
    ],
  ])("%s", async (_, publishing) => {
    expect(await publishing()).toEqual(first);
  });
});

test("another key is another id and another page", async () => {
  const other = await published(FERRY, {}, "harbour/Ferry & Bell (2).txt");
  expect(other.json).not.toEqual(first.json);
  expect(other.pages).not.toEqual(first.pages);
});

test("keys that differ in their folder, their case or their form of Unicode have pages of their own", async () => {
  const keys = ["a/café.txt", "b/café.txt", "a/Café.txt", "a/cafe\u0301.txt"];
  const seeds = openMemory();
  const out = openMemory();
  for (const key of keys) seeds.plant(key, FERRY);
  await build({ seeds, out, channel, clock: clockAt(NOON), post: nobody });
  const pages = Object.keys(await publicOf(out)).filter((path) => path.startsWith("public/articles/"));
  expect(pages).toHaveLength(keys.length);
});
