import { expect, test } from "vitest";
import { readArticle, valuesOf } from "./seeds.ts";

test("a recording says its length, its place in the series and whether it is fit for all", async () => {
  const read = await readArticle(
    "a.md",
    "---\nduration: 30:43\nepisode: 12\nseason: 2\nepisode_type: bonus\nexplicit: no\naudio:\n  url: talk.mp3\n  duration: PT30M\n---\nThe ferry sails again.\n",
  );
  expect(
    (["duration", "episode", "season", "episode-kind", "explicit"] as const).map((field) => valuesOf(read, field)),
  ).toEqual([["30:43"], ["12"], ["2"], ["bonus"], ["false"]]);
  expect(read.declarations.find(({ field }) => field === "attachment")?.attributes).toEqual({ duration: "PT30M" });
});
