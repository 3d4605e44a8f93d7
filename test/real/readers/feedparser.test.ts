import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeReader } from "./describe-reader.ts";
import { feedparser, parseWithFeedparser } from "./feedparser.ts";
import { openSampleSite, type SampleSite } from "./sample-site.ts";

describeReader(
  "feedparser",
  {
    authors: { "rss.xml": "all", "atom.xml": "all" },
    showsBound: false,
    showsFeedAuthor: false,
    keeps: false,
    showsEdits: true,
    conditionalFrom: 2,
  },
  async () => feedparser,
);

describe("feedparser's own verdict", () => {
  let site: SampleSite;
  beforeAll(async () => {
    site = await openSampleSite();
  });
  afterAll(() => site?.close());

  test.each(["rss.xml", "atom.xml"] as const)(
    "%s is well formed and says its character set and type (bozo = 0)",
    async (feed) => {
      const { bozo, trouble, status, statusOfSecond } = await parseWithFeedparser(site.urlOf(feed));
      expect({ bozo, trouble, status, statusOfSecond }).toEqual({
        bozo: false,
        trouble: null,
        status: 200,
        statusOfSecond: 304,
      });
    },
  );
});
