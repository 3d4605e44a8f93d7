import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeReader } from "./describe-reader.ts";
import { openNewsboat } from "./newsboat.ts";
import { openSampleSite, type SampleSite } from "./sample-site.ts";

describeReader(
  "newsboat",
  {
    authors: { "rss.xml": "last", "atom.xml": "all" },
    showsBound: true,
    showsFeedAuthor: false,
    keeps: true,
    showsEdits: true,
    conditionalFrom: 3,
  },
  openNewsboat,
);

describe.each(["rss.xml", "atom.xml"] as const)("newsboat and what was read of %s", (feed) => {
  let site: SampleSite;
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "newsboat-"));
    site = await openSampleSite();
  });
  afterAll(() => Promise.all([site?.close(), rm(home, { recursive: true, force: true })]));

  test("an article that was read stays read when it is edited, and a late one is the only new one", async () => {
    const newsboat = await openNewsboat(home);
    const read = (await newsboat.read(site.urlOf(feed))).map(({ id }) => id);
    await newsboat.markRead(read);
    expect(await newsboat.unread()).toEqual([]);

    const entries = await site.published();
    await site.write(
      "lantern-room.md",
      "---\ntitle: The lamp at Tollan Point has a new wick\ndate: 2025-09-27\n---\n\nIt burns higher.\n",
    );
    await site.write("late.md", "---\ntitle: A letter that was late\ndate: 2025-03-01\n---\n\nIt came by boat.\n");
    await site.build();
    await newsboat.read(site.urlOf(feed));
    const late = (await site.published()).filter(({ id }) => !entries.some((entry) => entry.id === id));
    expect(late.map(({ seed }) => seed)).toEqual(["late.md"]);
    expect(await newsboat.unread()).toEqual(late.map(({ id }) => id));
  });
});
