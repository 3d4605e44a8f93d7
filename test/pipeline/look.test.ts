import { describe, expect, test } from "vitest";
import { parseConfiguration } from "#pipeline/configuration.ts";
import { isMadeFrom, isSeedKey, judge, lookAt, stampOf } from "#pipeline/look.ts";
import type { Store, StoredObject } from "#store/store.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, channel, NOON } from "../support/test-site.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const MEGABYTE = 1024 * 1024;

describe("looking at one seed", () => {
  const lookAtText = async (key: string, text: string, as = channel) => {
    const seeds = openMemory();
    seeds.plant(key, text, NOON - 60);
    return { seeds, ...(await lookAt(seeds, key, as)) };
  };

  test("notes the version and the time stamp of what it read", async () => {
    const { seeds, record } = await lookAtText("a.txt", article("Ferry sails"));
    expect(record).toMatchObject({ key: "a.txt", lastModified: NOON - 60, madeBy: stampOf(channel) });
    expect(record?.version).toBe((await seeds.head("a.txt"))?.version);
  });

  test("knows no time stamp where the configuration ignores it", async () => {
    const { record } = await lookAtText("a.txt", article("Ferry sails"), { ...channel, lastModified: "ignore" });
    expect(record).not.toHaveProperty("lastModified");
    expect(JSON.stringify(record)).not.toContain("last-modified");
  });

  test("finds nothing where nothing is", async () => {
    expect(await lookAt(openMemory(), "a.txt", channel)).toEqual({ key: "a.txt", record: undefined });
  });

  test("rejects a text that is too large, with its size and the limit", async () => {
    const { record } = await lookAtText("a.txt", "x".repeat(4 * MEGABYTE + 1));
    expect(record?.outcome).toMatchObject({ kind: "rejected", rule: "too-large" });
  });

  test("takes a large picture for a picture, measured by its bytes, and a large recording for one", async () => {
    const size = 5 * MEGABYTE;
    const gif = `GIF89a\x02\0\x03\0${"x".repeat(size - 10)}`;
    const boat = { key: "boat.gif", size, type: "image/gif", width: 2, height: 3 };
    const talk = { key: "talk.mp3", size, type: "audio/mpeg" };
    expect((await lookAtText("boat.gif", gif)).record?.outcome).toMatchObject({ kind: "asset", asset: boat });
    expect((await lookAtText("talk.mp3", "x".repeat(size))).record?.outcome).toMatchObject({ asset: talk });
    expect((await lookAtText("boat.jpg", "x".repeat(size))).record?.outcome).not.toHaveProperty("asset");
  });

  test.each(["boat.png", "talk.mp3"])("says that %s is too large to be copied", async (key) => {
    const seeds = openMemory();
    seeds.plant(key, "");
    const get: Store["get"] = async () => ({ ...((await seeds.get(key)) as StoredObject), size: 101 * MEGABYTE });
    const { record } = await lookAt({ ...seeds, get }, key, channel);
    expect(record?.outcome).toMatchObject({ kind: "asset", reason: expect.stringContaining("101.0 MB") });
    expect(record?.outcome).not.toHaveProperty("asset");
  });

  test("names a large file of no known type by its type, not its size", async () => {
    const { record } = await lookAtText("boat.iso", "x".repeat(5 * MEGABYTE));
    expect(record?.outcome).toMatchObject({ rule: "unknown-type" });
  });

  test("asks the store for no more bytes than an article may have", async () => {
    const limits: unknown[] = [];
    const seeds = openMemory();
    seeds.plant("a.txt", article("Ferry sails"));
    const get: Store["get"] = (key, options) => {
      limits.push(options);
      return seeds.get(key, options);
    };
    await lookAt({ ...seeds, get }, "a.txt", channel);
    expect(limits).toEqual([{ atMost: 4 * MEGABYTE }]);
  });
});

test("a file that brings our own rules down is rejected, and says so", async () => {
  const broken = {
    ...channel,
    get siteUrl(): string {
      throw new RangeError("no such place");
    },
  };
  const outcome = await judge({ key: "a.txt", bytes: bytes(article("Ferry sails")) }, broken);
  expect(outcome).toMatchObject({
    kind: "rejected",
    rule: "not-understood",
    reason: "Seedwire fails on this file: no such place",
  });
});

describe("the stamp of what made a record", () => {
  test("is the same for the same configuration, in whatever order it was written", () => {
    const json = {
      siteUrl: "https://quay.example/",
      id: { authority: "quay.example", date: "2024-01-01" },
      author: { name: "Ada", url: "https://ada.example/" },
      title: "The Quay",
    };
    const backwards = (value: object): object =>
      Object.fromEntries(
        Object.entries(value)
          .map(([name, inner]) => [name, typeof inner === "object" ? backwards(inner) : inner])
          .toReversed(),
      );
    expect(stampOf(parseConfiguration(backwards(json), ""))).toBe(stampOf(parseConfiguration(json, "")));
  });

  test.each([
    ["timeZone", { timeZone: "Europe/Riga" }],
    ["language", { language: "lv" }],
    ["siteUrl", { siteUrl: "https://other.example/" }],
    ["lastModified", { lastModified: "ignore" }],
  ] as const)("moves with %s", (_, change) => {
    expect(stampOf({ ...channel, ...change })).not.toBe(stampOf(channel));
  });
});

describe("a record is made from", () => {
  const record = {
    key: "a",
    version: "v1",
    lastModified: 5,
    madeBy: "x",
    outcome: { kind: "asset", type: "" },
  } as const;
  const { lastModified: _, ...stampless } = record;

  test.each([
    ["the version and stamp it notes", record, { version: "v1", lastModified: 5 }, true],
    ["no other version", record, { version: "v2", lastModified: 5 }, false],
    ["no other stamp: equal bytes dropped again are younger", record, { version: "v1", lastModified: 6 }, false],
    ["any stamp, where stamps are ignored", stampless, { version: "v1", lastModified: 6 }, true],
    ["nothing, where it is none", undefined, undefined, true],
    ["nothing that has appeared since", undefined, { version: "v1", lastModified: 5 }, false],
    ["nothing that is gone", record, undefined, false],
  ])("%s", (_, made, found, expected) => {
    expect(isMadeFrom(made, found)).toBe(expected);
  });
});

test.each([
  ["a.txt", true],
  ["a/b.md", true],
  ["a..b.txt", true],
  ["a. b/c", true],
  ["", false],
  ["news/", false],
  [".hidden", false],
  ["a/.hidden", false],
  [".git/config", false],
  ["a/..", false],
])("%j as a key of a seed: %j", (key, expected) => {
  expect(isSeedKey(key)).toBe(expected);
});
