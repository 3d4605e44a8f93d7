import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { feedparser } from "./feedparser.ts";
import { openGofeed } from "./gofeed.ts";
import { openNewsboat } from "./newsboat.ts";
import type { Feed, Reader } from "./read-item.ts";
import { openRss2email } from "./rss2email.ts";
import { byCloudFront, openSampleSite, type SampleSite } from "./sample-site.ts";

/** Readers at what CloudFront sends: its headers, weak tags on what it compresses, Atom and JSON as they are. */

let site: SampleSite;
let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "reader-"));
  site = await openSampleSite(byCloudFront);
});
afterEach(() => Promise.all([site?.close(), rm(home, { recursive: true, force: true })]));

/** How often each asks until it is told 304; gofeed has no memory to ask by. One read of feedparser's driver asks twice. */
const READERS: readonly [string, (home: string) => Promise<Reader>, readonly Feed[], reads: number, said: number[]][] =
  [
    ["newsboat", openNewsboat, ["rss.xml", "atom.xml"], 3, [200, 200, 304]],
    ["rss2email", openRss2email, ["rss.xml", "atom.xml"], 2, [200, 304]],
    ["feedparser", async () => feedparser, ["rss.xml", "atom.xml"], 1, [200, 304]],
    ["gofeed", openGofeed, ["rss.xml", "atom.xml", "feed.json"], 1, [200]],
  ];

describe.each(READERS)("%s", (_, open, feeds, reads, said) => {
  test.each(feeds)("reads all of %s, and then is told that nothing changed", async (feed) => {
    const reader = await open(home);
    for (let read = 0; read < reads; read++) {
      const shown = (await reader.read(site.urlOf(feed))).map(({ id }) => id);
      expect(shown.toSorted()).toEqual((await site.published()).map(({ id }) => id).toSorted());
    }
    expect(site.statuses(feed)).toEqual(said);
  });
});
