import { describe, expect, test } from "vitest";
import { parseConfiguration } from "#pipeline/configuration.ts";

const configured = (podcast: unknown) =>
  parseConfiguration(
    { siteUrl: "https://quay.example/", id: { authority: "quay.example", date: "2025-01-01" }, podcast },
    "a.json",
  ).podcast;

describe("a podcast", () => {
  test("needs a category that directories know and a word on children", () => {
    expect(configured({ categories: ["News"], explicit: false })).toEqual({ categories: ["News"], explicit: false });
    expect(configured(undefined)).toBeUndefined();
  });

  test("may say more", () => {
    const all = {
      categories: ["Society & Culture > Documentary", "History"],
      explicit: true,
      author: "Harbour Sound",
      owner: { email: "desk@quay.example" },
      image: "https://quay.example/cover.jpg",
      type: "serial",
    };
    expect(configured(all)).toEqual(all);
  });

  test.each([
    [
      { categories: ["Documentary"], explicit: false },
      /categories\.0: found "Documentary", allowed is a category of Apple/,
    ],
    [{ categories: [], explicit: false }, /categories: found \[\], allowed is a category/],
    [{ categories: ["News"] }, /explicit: missing/],
    [{ categories: ["News"], explicit: false, owner: { email: "desk" } }, /owner\.email: .* a mail address/],
    [{ categories: ["News"], explicit: false, type: "weekly" }, /type: found "weekly", allowed is .*"serial"/],
  ])("is refused with what is allowed: %j", (podcast, message) => {
    expect(() => configured(podcast)).toThrow(message);
  });
});
