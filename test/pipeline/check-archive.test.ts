import { expect, test } from "vitest";
import type { Document } from "#model/document.ts";
import { checkSite } from "#pipeline/check-site.ts";
import { renderArchive, renderFeeds } from "#publish/feeds.ts";
import { channel, dated } from "../support/feed-articles.ts";
import { openMemory } from "../support/memory-store.ts";
import { NOON } from "../support/test-site.ts";

const one = (day: string) => dated(`2025-03-${day}`, { id: `tag:orchard.example,2025-02-01:${day}.md` });

const site: readonly Document[] = [
  ...renderFeeds(channel, [one("28")], { older: "archive/b" }),
  ...renderArchive(channel, { path: "archive/b", older: "archive/a" }, [one("28"), one("27")]),
  ...renderArchive(channel, { path: "archive/a" }, [one("26")]),
];

/** What is found where some documents are others, or none. */
const found = async (others: Readonly<Record<string, string | undefined>> = {}) => {
  const out = openMemory(() => NOON);
  for (const { path, body } of site) {
    const text = path in others ? others[path] : new TextDecoder().decode(body);
    if (text !== undefined) await out.put(`public/${path}`, new TextEncoder().encode(text), { contentType: "a/b" });
  }
  return (await checkSite(out)).map(({ format, place, message }) => `${format} ${place}: ${message}`);
};

const textOf = (path: string) => new TextDecoder().decode(site.find((document) => document.path === path)?.body);

test("an archive that is whole has no finding", async () => {
  expect(await found()).toEqual([]);
});

test("what is wrong with a page is told with its place", async () => {
  const broken = textOf("archive/a.rss.xml").replace(' isPermaLink="false"', "");
  expect(await found({ "archive/a.rss.xml": broken })).toEqual([
    expect.stringMatching(/^rss archive\/a, item 1 \(line \d+\): The guid passes for an address/),
  ]);
});

test("a page that is not there is told for its format", async () => {
  const gone = "The archive leads to a page that is not there.";
  expect(await found({ "archive/b.atom.xml": undefined })).toEqual([`atom archive/b: ${gone}`]);
  expect(await found({ "archive/a.json": undefined })).toEqual([`json archive/a: ${gone}`]);
});

test("a circle is told, and ends", async () => {
  const json = textOf("archive/a.json").replace(
    '"feed_url"',
    '"next_url": "https://orchard.example/archive/b.json", "feed_url"',
  );
  expect(await found({ "archive/a.json": json })).toContain("json archive/b: The archive leads in a circle.");
});
