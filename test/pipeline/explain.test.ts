import { describe, expect, test } from "vitest";
import { explain } from "#pipeline/explain.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, channel, NOON } from "../support/test-site.ts";

const explained = async (key: string, text: string, now = NOON) => {
  const seeds = openMemory(() => NOON - 3_600);
  seeds.plant(key, text);
  return explain(seeds, key, channel, now);
};

describe("explaining a seed", () => {
  test("gives each value with the evidence it rests on", async () => {
    const explanation = await explained("news/ferry.txt", article("Ferry sails at noon"));
    expect(explanation).toMatchObject({
      seed: "news/ferry.txt",
      outcome: "published",
      entry: {
        id: "tag:quay.example,2024-01-01:news/ferry.txt",
        url: null,
        page: expect.stringMatching(/^articles\/ferry-[0-9a-f]{8}\.html$/),
        title: "Ferry sails at noon",
        published: "2025-05-03T00:00:00+00:00",
        authors: [],
        source: null,
        language: "en",
      },
      evidence: {
        title: { value: "Ferry sails at noon" },
        published: { value: "2025-05-03T00:00:00+00:00", precision: "day", origin: "front-matter" },
      },
    });
    expect(explanation).not.toHaveProperty("reason");
  });

  test("quotes words that stand in the seed", async () => {
    const text = article("Ferry sails at noon");
    const { title, published } = (await explained("ferry.txt", text))?.evidence ?? {};
    for (const one of [title, published].flat()) expect(text).toContain(one?.quote);
  });

  test("claims no day it cannot show", async () => {
    const explanation = await explained("note.txt", "The tide turned, and the boats came home.\n");
    expect(explanation?.entry?.published).toBeNull();
    expect(explanation?.evidence).not.toHaveProperty("published");
  });

  test("of a rejected one says why, and what to do", async () => {
    expect(await explained("empty.txt", " \n")).toEqual({
      seed: "empty.txt",
      outcome: "rejected",
      reason: expect.stringMatching(/empty/),
      hint: expect.stringMatching(/\w/),
    });
  });

  test("of a picture says that it is one", async () => {
    expect(await explained("boat.png", "")).toEqual({ seed: "boat.png", outcome: "asset" });
  });

  test("finds none where there is none", async () => {
    expect(await explain(openMemory(), "ferry.txt", channel, NOON)).toBeUndefined();
  });
});
