import { describe, expect, test } from "vitest";
import { renderRfc3339 } from "#model/dates.ts";
import { type DateScene, findDates } from "#normalize/dates/find-dates.ts";
import { dateScene, declare, LEDE, noon } from "../../support/date-scene.ts";

/** Day or moment, origin and quote of what is found; `undefined` where the article stays undated. */
const published = (scene: Parameters<typeof dateScene>[0]): string | undefined => shown(dateScene(scene));

const shown = (scene: DateScene): string | undefined => {
  const found = findDates(scene).published;
  if (!found) return undefined;
  const time = renderRfc3339(found.value);
  const stated = { minute: time, day: time.slice(0, 10), month: time.slice(0, 7), year: time.slice(0, 4) };
  return `${stated[found.value.precision as keyof typeof stated]} ${found.origin} “${found.quote}”`;
};

describe("header lines", () => {
  test("date the article, with label or without", () => {
    expect(published({ headers: ["date 2025-03-11"] })).toBe("2025-03-11 header “date 2025-03-11”");
    expect(published({ headers: ["Published: 3 May 2021, 14:05 GMT"] })).toBe(
      "2021-05-03T14:05:00+00:00 header “Published: 3 May 2021, 14:05 GMT”",
    );
    expect(published({ headers: ["Tuesday, March 11, 2025"] })).toBe("2025-03-11 header “Tuesday, March 11, 2025”");
  });

  test("a labelled date goes before a bare one, wherever they stand", () => {
    expect(published({ headers: ["9 May 2021", "Posted on 3 May 2021"] })).toBe(
      "2021-05-03 header “Posted on 3 May 2021”",
    );
  });

  test("labels of other things date nothing", () => {
    for (const header of ["Updated: 3 May 2021", "Today: 3 May 2021", "When: 3 May 2021", "Retrieved 3 May 2021"])
      expect(published({ headers: [header] })).toBeUndefined();
  });
});

describe("dates that stand in the text", () => {
  test("on a line of their own above the lede", () => {
    expect(published({ paragraphs: ["Ferries cross again", "3 May 2021", LEDE] })).toBe(
      "2021-05-03 header “3 May 2021”",
    );
    expect(published({ paragraphs: ["Porto, 3 May 2021", LEDE] })).toBe("2021-05-03 header “3 May 2021”");
    expect(published({ paragraphs: ["Rita Lopes | 3 May 2021", LEDE] })).toBe("2021-05-03 header “3 May 2021”");
  });

  test("at the front of a heading", () => {
    expect(published({ paragraphs: ["2021-05-03, Release 4", LEDE] })).toBe("2021-05-03 header “2021-05-03”");
  });

  test("between title and place, where a page lost its line breaks", () => {
    const glued = `Ferries Cross Again After Ten Days Of Storm May 3 2021 PORTO ${LEDE}`;
    expect(published({ paragraphs: [glued] })).toBe("2021-05-03 header “May 3 2021”");
    expect(published({ paragraphs: [glued.replace("Storm", "waiting")] })).toBe("2021-05-03 header “May 3 2021”");
  });

  test("behind a label, even below the text", () => {
    expect(published({ paragraphs: [LEDE, "Published: 3 May 2021"] })).toBe(
      "2021-05-03 header “Published: 3 May 2021”",
    );
    expect(published({ paragraphs: [`Ferries cross For Immediate Release: May 3, 2021 ${LEDE}`] })).toBe(
      "2021-05-03 header “For Immediate Release: May 3, 2021”",
    );
    expect(published({ paragraphs: [`Press Release 05 23 2021 ${LEDE}`] })).toBe(
      "2021-05-23 header “Release 05 23 2021”".replace("Release", "Press Release"),
    );
  });

  test.each([
    `${LEDE.slice(0, -1)} on May 3, 2021.`,
    `The storm of May 3, 2021 closed the harbour of Porto, and nobody crossed the river for ten long days.`,
    `May 3, 2021 was the day on which the harbour of Porto closed and nobody crossed the river any more.`,
    `Since 3 May 2021 nobody has crossed the river at Porto, where the harbour had closed after the storm.`,
    `The ferry "3 May 2021's pride" crossed the river at Porto, where the harbour had closed after the storm.`,
    `A study published on May 3, 2021. It says that the harbour of Porto had closed for ten days after the storm.`,
    "Treaty of Porto, May 3, 1921",
    `The mayor will speak on Saturday, May 3, 2025. Ferries cross for nothing on that day, from dawn to dusk.`,
  ])("in a sentence they date nothing: %s", (paragraph) => {
    expect(published({ paragraphs: [paragraph] })).toBeUndefined();
  });

  test("as letters and press releases begin", () => {
    for (const line of ["Lindau, den 3. Mai 2021", "Porto, le 3 mai 2021"])
      expect(
        published({ language: line.includes("den") ? "de" : "fr", paragraphs: ["Fähren fahren", line, LEDE] }),
      ).toMatch(/^2021-05-03 header/);
  });

  test("above a speech, where the lede names its weekday", () => {
    const speech = (lede: string, ...lines: string[]) => published({ paragraphs: [lede, ...lines, LEDE] });
    const lede = "The mayor of Porto spoke on Monday of the harbour, of which nobody had spoken for ten long days.";
    expect(speech(lede, "Here is what he said.", "May 3, 2021")).toBe("2021-05-03 header “May 3, 2021”");
    expect(speech(lede, "Here is what he said.", "May 3, 2021", "May 10, 2021")).toBeUndefined();
    expect(speech(lede.replace("Monday", "Tuesday"), "Here is what he said.", "May 3, 2021")).toBeUndefined();
    expect(speech(lede.replace("on Monday ", ""), "Here is what he said.", "May 3, 2021")).toBeUndefined();
  });

  test("not as the hours of an event", () => {
    expect(published({ paragraphs: ["Date: 3 May 2021, 19:00 – 21:00", LEDE] })).toBeUndefined();
    expect(published({ paragraphs: ["Date: 3 May 2021, 7 pm to 9 pm", LEDE] })).toBeUndefined();
  });

  test("in a line that also names its author", () => {
    expect(published({ paragraphs: ["Posted on May 3, 2021 by Rita Lopes", LEDE] })).toBe(
      "2021-05-03 header “Posted on May 3, 2021”",
    );
  });

  test("behind a standfirst, where they open the text", () => {
    expect(published({ paragraphs: [LEDE, `3 May 2021 – ${LEDE}`] })).toBe("2021-05-03 header “3 May 2021”");
    expect(published({ paragraphs: [LEDE, "Gaia | Porto, 3 May 2021", LEDE] })).toBe("2021-05-03 header “3 May 2021”");
  });

  test("below the lede they are those of letters and programmes", () => {
    expect(published({ paragraphs: [LEDE, "3 May 2021", "Dear mayor,", LEDE] })).toBeUndefined();
    expect(published({ paragraphs: [LEDE, LEDE, LEDE, `3 May 2021 – ${LEDE}`] })).toBeUndefined();
    expect(published({ paragraphs: ["Programme", "3 May 2021", "4 May 2021", LEDE] })).toBeUndefined();
  });

  test("a day the text calls today is its own", () => {
    expect(published({ paragraphs: [`The mayor said today, March 11, 2025, that ${LEDE}`] })).toBe(
      "2025-03-11 body “today, March 11, 2025”",
    );
    expect(published({ language: "de", paragraphs: [`Heute, 3. Mai 2021, sagte die Stadt: ${LEDE}`] })).toBe(
      "2021-05-03 body “Heute, 3. Mai 2021”",
    );
  });
});

describe("datelines", () => {
  test.each([
    ["LA PAZ, Nov. 4, 2019 — ", "2019-11-04 dateline “LA PAZ, Nov. 4, 2019”"],
    ["PORTO, Portugal, May 3, 2021 (Reuters) - ", "2021-05-03 dateline “PORTO, Portugal, May 3, 2021 (Reuters)”"],
    ["Porto, 3 May 2021 – ", "2021-05-03 dateline “Porto, 3 May 2021”"],
    ["Rio de Janeiro, 3 May 2021 (Lusa) -- ", "2021-05-03 dateline “Rio de Janeiro, 3 May 2021 (Lusa)”"],
    ["NEW YORK, May 3, 2021 /PRNewswire/ -- ", "2021-05-03 dateline “NEW YORK, May 3, 2021 /PRNewswire/”"],
  ])("%s", (line, expected) => {
    expect(published({ paragraphs: [line + LEDE] })).toBe(expected);
  });

  test("without a year date nothing, and say so", () => {
    const found = findDates(dateScene({ paragraphs: [`PORTO, May 3 (Reuters) - ${LEDE}`] }));
    expect(found.published).toBeUndefined();
    expect(found.notices).toEqual([
      {
        rule: "year-unknown",
        reason: "The text says “PORTO, May 3 (Reuters)” and nothing in it tells the year.",
        quote: "PORTO, May 3 (Reuters)",
      },
    ]);
  });

  const dateline = `PORTO, May 3 (Reuters) - ${LEDE}`;

  test("take the year of a folder, or of a day near by", () => {
    expect(published({ key: "2021/ferries.txt", paragraphs: [dateline] })).toMatch(/^2021-05-03 dateline/);
    expect(published({ key: "2021/05/ferries.txt", paragraphs: [dateline] })).toMatch(/^2021-05-03 dateline/);
    expect(published({ paragraphs: [dateline, "The storm began on April 29, 2021."] })).toMatch(/^2021-05-03 dateline/);
  });

  test("take no year from an anniversary, from an older day or from another month", () => {
    for (const text of [
      "It is two years since the storm of May 3, 2019.",
      "The first storm came on May 1, 2019, the second in 2021.",
      "The bridge was built on April 29, 1921, for the fiscal year.",
    ])
      expect(published({ paragraphs: [dateline, text] })).toBeUndefined();
    expect(published({ key: "2021/06/ferries.txt", paragraphs: [dateline] })).not.toContain("dateline");
  });

  test("take the latest year in which a weekday beside them fits, if the text's years agree", () => {
    const withDay = (weekday: string) => [`PORTO, ${weekday}, March 11 - ${LEDE}`, "In 2024 the bridge was painted."];
    const lastModified = noon("2025-06-01");
    expect(published({ lastModified, paragraphs: withDay("Tuesday") })).toMatch(/^2025-03-11 dateline/);
    expect(published({ lastModified, paragraphs: withDay("Monday") })).toBeUndefined();
    expect(published({ lastModified: noon("2025-02-01"), paragraphs: withDay("Tuesday") })).toBeUndefined();
    expect(published({ lastModified, paragraphs: withDay("Tuesday").slice(0, 1) })).toBeUndefined();
    expect(published({ paragraphs: withDay("Tuesday") })).toBeUndefined();
  });
});

describe("captions", () => {
  test("date the article by their picture", () => {
    expect(published({ captions: ["Ferries cross the Douro in Porto, March 11, 2025. — Lusa"] })).toBe(
      "2025-03-11 caption “March 11, 2025”",
    );
  });

  test("the picture's day is the last one, and the camera's clock is not the article's", () => {
    expect(published({ captions: ["The mayor, elected on 4 May 2020, in Porto on 11 March 2025, 14:05"] })).toBe(
      "2025-03-11 caption “11 March 2025, 14:05”",
    );
  });

  test.each([
    "FILE PHOTO: Ferries cross the Douro, March 11, 2025",
    "Ferries, 11 March 2025 (archive)",
    "Undated, 11 March 2025",
  ])("a picture from the archive dates nothing: %s", (caption) => {
    expect(published({ captions: [caption] })).toBeUndefined();
  });
});

describe("names and addresses", () => {
  test.each([
    ["2025-03-11-ferries.md", "2025-03-11 file-name “2025-03-11”"],
    ["posts/2025_03_11_ferries.md", "2025-03-11 file-name “2025_03_11”"],
    ["20250311.txt", "2025-03-11 file-name “20250311”"],
    ["wire-20250311-1405.txt", "2025-03-11 file-name “20250311”"],
    ["scan_20250311T140500.txt", "2025-03-11 file-name “20250311T140500”"],
    ["26Apr2009minutes4.txt", "2009-04-26 file-name “26Apr2009”"],
    ["april-26-2009.txt", "2009-04-26 file-name “april-26-2009”"],
    ["2025/03/11/ferries.md", "2025-03-11 file-name “2025/03/11”"],
    ["2025/03/11-ferries.md", "2025-03-11 file-name “2025/03/11”"],
    ["2025/mar/11/ferries.md", "2025-03-11 file-name “2025/mar/11”"],
    ["2025-03-11/ferries.md", "2025-03-11 file-name “2025-03-11”"],
    ["2025/03/ferries.md", "2025-03 file-name “2025/03”"],
    ["archive/2025/ferries.md", "2025 file-name “2025/”"],
  ])("%s", (key, expected) => {
    expect(published({ key })).toBe(expected);
  });

  test.each([
    "2024-election-guide.md",
    "848b20250311f04.txt",
    "f848b20250311.txt",
    "ferries-12345678.txt",
    "007_8936d28a644e8a9f.txt",
    "report-20251340.txt",
    "3000/03/11/ferries.md",
    "1080p.txt",
  ])("%s names no day", (key) => {
    expect(published({ key })).toBeUndefined();
  });

  test("the address the article declares for itself", () => {
    const at = (url: string) => published({ declarations: [declare("url", url, "meta")] });
    expect(at("https://example.org/2025/03/11/ferries.html?d=2020-01-05")).toBe("2025-03-11 url “2025/03/11”");
    expect(at("https://example.org/news/ferries-2025-03-11/")).toBe("2025-03-11 url “2025-03-11”");
    expect(at("https://2025-03-11.example.org/ferries")).toBeUndefined();
    expect(at("https://web.archive.org/web/20160526181643/https://example.org/ferries")).toBeUndefined();
  });
});
