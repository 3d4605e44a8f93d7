import { describe, expect, test } from "vitest";
import { cutTitleDate } from "#normalize/dates/title-date.ts";
import { normalize } from "#normalize/normalize.ts";
import { articleOf, body, channel } from "../articles.ts";

describe("a labelled date on the title's line is cut off", () => {
  test.each([
    [
      "Ferries sail again For Immediate Release: May 3, 2021",
      "Ferries sail again",
      "For Immediate Release: May 3, 2021",
    ],
    ["Ferries sail again | Published: 3 May 2021", "Ferries sail again", "Published: 3 May 2021"],
    ["Ferries sail again (Updated 3 May 2021)", "Ferries sail again", "Updated 3 May 2021"],
    ["(UPDATE 2021-05-03) Ferries sail again", "Ferries sail again", "UPDATE 2021-05-03"],
    ["Date: 2021-05-03 – Ferries sail again", "Ferries sail again", "Date: 2021-05-03"],
  ])("%s", (line, title, quote) => {
    expect(cutTitleDate(line, "en")).toEqual({ title, quote });
  });
});

describe("a date that is the title's own stays", () => {
  test.each([
    "Ferries sail again",
    "Ferries to sail on May 3, 2021",
    "Report Released May 3, 2021",
    "A year of storms: from May 3, 2021 to today",
    "Deadline: May 3, 2021",
    "Published: May 3, 2021",
  ])("%s", (line) => {
    expect(cutTitleDate(line, "en")).toBeUndefined();
  });
});

test("what was cut off the title dates the article", async () => {
  const line = "Ferries sail again For Immediate Release: May 3, 2021";
  const of = (text: string) => normalize(articleOf(text, { key: "ferries.txt" }), channel);
  const { title, published } = await of(`${line}\n${body}`);
  expect(title?.value).toBe("Ferries sail again");
  expect(published).toMatchObject({ origin: "header", quote: "For Immediate Release: May 3, 2021" });
  expect((await of(`Ferries sail again\n${body}`)).published).toBeUndefined();
});
