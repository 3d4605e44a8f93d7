import { describe, expect, test } from "vitest";
import type { Entry } from "#model/entry.ts";
import { renderJsonFeed } from "#publish/json-feed.ts";
import { channel, day, entry, evidence, instant, without } from "../../support/feed-articles.ts";
import { jsonFeedErrors, textOf } from "../../support/feed-checkers.ts";

const beliefs = (one: Entry) => {
  const json = textOf(renderJsonFeed(channel, [one]));
  expect(jsonFeedErrors(json)).toEqual([]);
  return (JSON.parse(json) as { items: { _seedwire: Record<string, unknown> }[] }).items[0]?._seedwire;
};

const proof = { origin: "front-matter", quote: "as the article has it", confidence: 0.9 };

describe("_seedwire", () => {
  test("shows for title, date, author, source and language where they come from", () => {
    const full = entry({
      published: evidence(day("2025-03-11"), "dateline", { notes: ["the caption agrees"] }),
      updated: evidence(instant("2025-03-12T08:30:00+03:00")),
      authors: [evidence({ name: "Mara", url: "https://mara.example/" })],
      source: evidence({ name: "Coast Radio" }),
      language: evidence("en", "detected"),
    });
    expect(beliefs(full)).toEqual({
      title: { value: "Growers bring in the last pears", ...proof },
      published: { value: "2025-03-11", precision: "day", ...proof, origin: "dateline", notes: ["the caption agrees"] },
      updated: { value: "2025-03-12T08:30:00+03:00", precision: "minute", ...proof },
      authors: [{ value: "Mara", url: "https://mara.example/", ...proof }],
      source: { value: "Coast Radio", ...proof },
      language: { value: "en", ...proof, origin: "detected" },
    });
  });

  test("says of a derived title that it is derived", () => {
    expect(beliefs(entry({ title: evidence("Pears", "lede", { derived: true }) }))).toMatchObject({
      title: { derived: true },
    });
    expect(beliefs(entry())).not.toHaveProperty("title.derived");
  });

  test.each([
    ["near-day", "2025-03-11"],
    ["month", "2025-03"],
    ["year", "2025"],
  ] as const)("states a date of precision %s no finer than its source", (precision, value) => {
    const coarse = entry({ published: evidence(instant("2025-03-11T00:00:00+03:00", precision)) });
    expect(beliefs(coarse)).toMatchObject({ published: { value, precision } });
  });

  test("says of the undated that no date was found, and what orders them", () => {
    const undated = entry({
      bound: evidence(instant("2025-04-01T12:00:00+00:00"), "last-modified", { notes: ["two years are named"] }),
    });
    expect(beliefs(undated)).toMatchObject({
      published: null,
      bound: { value: "2025-04-01T12:00:00+00:00", origin: "last-modified", notes: ["two years are named"] },
    });
  });

  test("holds status words and the timed updates of a live page, and nothing that is for the editor", () => {
    const live = entry({
      status: ["LIVE"],
      updates: [{ time: "17:59", opening: "The gates open." }],
      notices: [{ rule: "promotion-removed", reason: "A line was a promotion.", quote: "Subscribe now" }],
    });
    expect(beliefs(live)).toMatchObject({ status: ["LIVE"], updates: [{ time: "17:59", opening: "The gates open." }] });
    expect(JSON.stringify(beliefs(live))).not.toContain("promotion");
  });

  test("of an entry of which nothing is known is as good as empty", () => {
    expect(beliefs(without(entry(), "title"))).toEqual({ published: null, authors: [] });
  });
});
