import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FEEDS, type Feed, type Reader, type ReadItem } from "./read-item.ts";
import { FEED_TITLE, openSampleSite, type PublishedEntry, type SampleSite } from "./sample-site.ts";

/** What a reader is able to do, as the table in README.md says; everything else must be as the entry list says. */
export interface Ability {
  /** Which of an item's authors it shows, for each feed that it reads. */
  readonly authors: Partial<Record<Feed, "all" | "first" | "last">>;
  /** Takes Atom's `updated` for the date of an entry that has no `published`. */
  readonly showsBound: boolean;
  /** Gives an entry without an author the author of the Atom feed (RFC 4287 section 4.2.1). */
  readonly showsFeedAuthor: boolean;
  /** Keeps items after they have left the feed. */
  readonly keeps: boolean;
  /** Shows an item as edited; otherwise as it was when it came. */
  readonly showsEdits: boolean;
  /** Which read of an unchanged feed is the first to be answered 304. */
  readonly conditionalFrom?: number;
}

/**
 * The promises that hold for every reader, as one suite: each reader's test file calls it with its driver.
 * @param open is given a folder for what the reader keeps; it is removed afterwards
 */
export const describeReader = (name: string, ability: Ability, open: (home: string) => Promise<Reader>): void => {
  const feeds = FEEDS.filter((feed) => ability.authors[feed] !== undefined);
  const { conditionalFrom } = ability;

  describe.each(feeds)(`${name} reading %s`, (feed) => {
    let site: SampleSite;
    let reader: Reader;
    let home: string;
    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), "reader-"));
      [site, reader] = await Promise.all([openSampleSite(), open(home)]);
    });
    afterAll(() => Promise.all([site?.close(), rm(home, { recursive: true, force: true })]));

    const shown = (entry: PublishedEntry): ReadItem => asShown(entry, feed, ability);

    test("shows every sample with the id, title, date and authors of the entry list", async () => {
      const entries = await site.published();
      expect(entries.length).toBeGreaterThan(8);
      expect(byId(await reader.read(site.urlOf(feed)))).toEqual(byId(entries.map(shown)));
    });

    if (conditionalFrom !== undefined) {
      test(`is told 304 from read ${conditionalFrom} on when nothing has changed`, async () => {
        const answered = () => site.statuses(feed);
        for (let read = answered().length; read < conditionalFrom; read++) await reader.read(site.urlOf(feed));
        expect(answered()).toEqual([...Array(conditionalFrom - 1).fill(200), 304]);
      });
    }

    test("doubles nothing and loses nothing when a seed is edited, another removed and an older one comes late", async () => {
      const before = await site.published();
      await site.write("seed-library.md", EDITED);
      await site.remove("clockmaker.json");
      await site.write("rope-walk.md", LATE);
      await site.build();
      const after = await site.published();
      expect(changesBetween(before, after)).toEqual({
        came: ["rope-walk.md"],
        left: ["clockmaker.json"],
        edited: ["seed-library.md"],
      });

      const held = ability.keeps ? before.filter(({ id }) => !after.some((entry) => entry.id === id)) : [];
      const current = after.map((entry) =>
        ability.showsEdits ? entry : (before.find(({ id }) => id === entry.id) ?? entry),
      );
      expect(byId(await reader.read(site.urlOf(feed)))).toEqual(byId([...held, ...current].map(shown)));
    });

    test("doubles nothing and loses nothing when the site moves to another domain", async () => {
      const before = byId(await reader.read(site.urlOf(feed)));
      await site.moveTo(MOVED);
      await site.build();
      expect(await (await fetch(site.urlOf(feed))).text()).toContain(MOVED);
      expect(byId(await reader.read(site.urlOf(feed)))).toEqual(before);
    });
  });
};

/** The ids carry the domain that the site had on its first day, so they do not follow it here. */
const MOVED = "https://quay-and-hill.example/";

/** Sorted, so that an item which is there twice is seen twice. */
const byId = (items: readonly ReadItem[]): readonly ReadItem[] => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const asShown = ({ id, title, date, authors, bound }: PublishedEntry, feed: Feed, ability: Ability): ReadItem => {
  const inAtom = feed === "atom.xml";
  const shown = { all: authors, first: authors.slice(0, 1), last: authors.slice(-1) }[ability.authors[feed] ?? "all"];
  return {
    id,
    title,
    date: date ?? (inAtom && ability.showsBound ? bound : undefined),
    authors: shown.length === 0 && inAtom && ability.showsFeedAuthor ? [FEED_TITLE] : shown,
  };
};

/** Seeds by what happened to them; an edit keeps the id and the date. */
const changesBetween = (before: readonly PublishedEntry[], after: readonly PublishedEntry[]) => {
  const idsBefore = new Map(before.map((entry) => [entry.id, entry]));
  const idsAfter = new Set(after.map(({ id }) => id));
  const seeds = (entries: readonly PublishedEntry[]) => entries.map(({ seed }) => seed);
  return {
    came: seeds(after.filter(({ id }) => !idsBefore.has(id))),
    left: seeds(before.filter(({ id }) => !idsAfter.has(id))),
    edited: seeds(
      after.filter((entry) => {
        const old = idsBefore.get(entry.id);
        return old !== undefined && old.title !== entry.title && old.date === entry.date;
      }),
    ),
  };
};

const EDITED = `+++
title = "Beans & borrowers: the Vale Blue has come home"
date = 2025-08-14
updated = 2025-08-20
language = "en"

[author]
name = "Ansel Whitcombe"
+++

The drawer that stayed empty for twenty years now holds a card with an arrow on it, pointing to a bucket.
`;

const LATE = `---
title: The rope walk is swept for the first time since the war
date: 2025-05-03
author: Priya Lindqvist-Rowe
---

Nobody could say which war. The broom was found leaning where the last ropemaker had left it, at the far end, three
hundred metres from the door.
`;
