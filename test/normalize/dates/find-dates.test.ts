import { describe, expect, test } from "vitest";
import { renderRfc3339 } from "#model/dates.ts";
import { findDates } from "#normalize/dates/find-dates.ts";
import { dateScene, declare, LEDE, noon } from "../../support/date-scene.ts";

const find = (scene: Parameters<typeof dateScene>[0]) => findDates(dateScene(scene));

const DATED = { headers: ["date 2025-03-11"] };

describe("the ranking", () => {
  test("metadata goes before the header, the header before the dateline, the caption, the name and the address", () => {
    const key = "2025-03-17-ferries.txt";
    const declarations = [
      declare("published", "2025-03-11"),
      declare("url", "https://example.org/2025/03/18/ferries", "meta"),
    ];
    const headers = ["Published: 12 March 2025"];
    const paragraphs = [`PORTO, March 13, 2025 (Lusa) - ${LEDE}`];
    const captions = ["Ferries on the Douro, March 16, 2025. — Lusa"];
    const originOf = (scene: Parameters<typeof dateScene>[0]) => find(scene).published?.origin;
    expect(originOf({ key, declarations, headers, paragraphs, captions })).toBe("front-matter");
    expect(originOf({ key, declarations: declarations.slice(1), headers, paragraphs, captions })).toBe("header");
    expect(originOf({ key, declarations: declarations.slice(1), paragraphs, captions })).toBe("dateline");
    expect(originOf({ key, declarations: declarations.slice(1), captions })).toBe("caption");
    expect(originOf({ key, declarations: declarations.slice(1) })).toBe("file-name");
    expect(originOf({ declarations: declarations.slice(1) })).toBe("url");
    expect(originOf({})).toBeUndefined();
  });

  test("the first declaration that names a date wins, and what names none is reported", () => {
    const { published, notices } = find({
      declarations: [
        declare("published", "soon"),
        declare("published", "2025-03-11"),
        declare("published", "2025-03-12"),
      ],
    });
    expect(published && renderRfc3339(published.value)).toBe("2025-03-11T00:00:00+00:00");
    expect(published?.quote).toBe("published: 2025-03-11");
    expect(notices.map(({ rule, quote }) => [rule, quote])).toEqual([["date-refused", "published: soon"]]);
  });

  test("a stronger month is filled by a weaker day within it, and by no other", () => {
    const month = [declare("published", "2025-03")];
    expect(find({ declarations: month, key: "2025-03-11.txt" }).published).toMatchObject({ origin: "file-name" });
    const other = find({ declarations: month, key: "2025-04-11.txt" });
    expect(other.published).toMatchObject({ origin: "front-matter", value: { precision: "month" } });
  });
});

describe("agreement", () => {
  test("other witnesses and the weekday raise the confidence, and are named", () => {
    const alone = find(DATED).published;
    const { published } = find({
      ...DATED,
      captions: ["Ferries on the Douro, March 11, 2025. — Lusa"],
      paragraphs: [
        "The ferries of Porto crossed the Douro again on Tuesday, ten days after the storm, with empty decks.",
      ],
    });
    expect(alone?.notes).toBeUndefined();
    expect(published?.notes).toEqual(["caption “March 11, 2025” agrees", "“on Tuesday” agrees"]);
    expect(published?.confidence).toBeGreaterThan(alone?.confidence ?? 1);
    expect(published?.confidence).toBe(0.99);
  });

  test("another day lowers it, and is named", () => {
    const { published } = find({ declarations: [declare("published", "2025-03-11")], key: "2025-03-09-ferries.md" });
    expect(published?.notes).toEqual(["file name “2025-03-09” says 2025-03-09"]);
    expect(published?.confidence).toBe(0.98);
  });

  test("the weekday of the date itself is no second witness", () => {
    const { published } = find({ paragraphs: ["Tuesday, March 11, 2025", LEDE] });
    expect(published?.notes).toBeUndefined();
  });

  test("two declarations are one witness", () => {
    const { published } = find({
      declarations: [
        declare("published", "2025-03-11", "meta"),
        declare("published", "2025-03-11T10:00:00Z", "json-ld"),
      ],
    });
    expect(published?.notes).toBeUndefined();
    expect(published?.confidence).toBe(0.9);
  });

  test("a weekday that is not the day's is remarked where it stands beside the day, and passed over in the text", () => {
    expect(find({ headers: ["Monday, March 11, 2025"] }).published?.notes).toEqual([
      "the weekday beside it is another day’s",
    ]);
    const late = [
      "The mayor said late on Monday that the ferries of Porto would cross the Douro again, ten days after the storm.",
    ];
    expect(find({ ...DATED, paragraphs: late }).published?.notes).toBeUndefined();
  });
});

describe("the future", () => {
  const lastModified = noon("2025-03-11");

  test("metadata may name it: that is an embargo", () => {
    const { published } = find({ lastModified, declarations: [declare("published", "2025-04-01T08:00:00Z")] });
    expect(published && renderRfc3339(published.value)).toBe("2025-04-01T08:00:00+00:00");
  });

  test("text, names and elements of the page may not, but by a day for zones and slow clocks", () => {
    const { published, notices } = find({ lastModified, headers: ["Published: 1 April 2025"] });
    expect(published).toBeUndefined();
    expect(notices.map(({ rule, quote }) => [rule, quote])).toEqual([["date-not-reached", "Published: 1 April 2025"]]);
    expect(find({ lastModified, key: "2025-04-01.txt" }).published).toBeUndefined();
    expect(
      find({ lastModified, declarations: [declare("published", "2025-04-01", "html")] }).published,
    ).toBeUndefined();
    expect(find({ lastModified, headers: ["Published: 12 March 2025"] }).published).toBeDefined();
  });

  test("a month to come is no embargo, and a change to come has not happened", () => {
    expect(find({ lastModified, declarations: [declare("published", "2031-05")] }).published).toBeUndefined();
    expect(find({ ...DATED, lastModified, declarations: [declare("updated", "2031-05-03")] }).updated).toBeUndefined();
  });

  test("a weaker date that has come takes the place of one that has not", () => {
    expect(find({ lastModified, headers: ["Published: 1 April 2025"], key: "2025-03-10.txt" }).published?.origin).toBe(
      "file-name",
    );
  });
});

describe("the last change", () => {
  test("is what the article declares, or says in a header", () => {
    const declared = find({ ...DATED, declarations: [declare("updated", "2025-03-12T10:00:00Z")] }).updated;
    expect(declared).toMatchObject({ origin: "front-matter", value: { at: noon("2025-03-12") - 7200 } });
    const header = find({ headers: ["Published: 11 March 2025 | Updated: 12 March 2025, 09:30 GMT"] });
    expect(header.published?.quote).toBe("Published: 11 March 2025");
    expect(header.updated?.quote).toBe("Updated: 12 March 2025, 09:30 GMT");
  });

  test("else the file's last-modified, where that is later than the published day", () => {
    expect(find({ ...DATED, lastModified: noon("2025-03-11") }).updated).toBeUndefined();
    expect(find({ ...DATED, lastModified: noon("2025-03-12") }).updated).toEqual({
      value: { at: noon("2025-03-12"), offset: 0, precision: "minute" },
      origin: "last-modified",
      quote: "2025-03-12T12:00:00+00:00",
      confidence: 0.3,
    });
    expect(find(DATED).updated).toBeUndefined();
  });

  test("before the publication it is none, and is reported", () => {
    const { updated, notices } = find({ ...DATED, declarations: [declare("updated", "2025-03-10")] });
    expect(updated).toBeUndefined();
    expect(notices.map(({ rule, quote }) => [rule, quote])).toEqual([
      ["updated-before-published", "updated: 2025-03-10"],
    ]);
  });

  test("on the published day itself it says nothing new", () => {
    const { updated, notices } = find({ ...DATED, declarations: [declare("updated", "2025-03-11")] });
    expect(updated).toBeUndefined();
    expect(notices).toEqual([]);
  });
});

describe("an undated article", () => {
  const lastModified = noon("2025-06-01");

  test("is bounded by its file's last-modified, and by nothing where that is ignored", () => {
    expect(find({ lastModified }).bound).toMatchObject({ origin: "last-modified", value: { at: lastModified } });
    expect(find({})).toEqual({ notices: [] });
  });

  test("stands at the beginning of the month or year it claims", () => {
    const { published, bound, updated } = find({ lastModified, declarations: [declare("published", "March 2025")] });
    expect(published?.value.precision).toBe("month");
    expect(bound).toEqual(published);
    expect(updated).toBeUndefined();
  });

  test("is bounded by the change it states", () => {
    expect(find({ lastModified, headers: ["Updated: 4 May 2021"] })).toMatchObject({
      updated: { quote: "Updated: 4 May 2021" },
      bound: { quote: "Updated: 4 May 2021" },
    });
  });

  test("is no older than the latest day it tells of as past", () => {
    const paragraphs = [
      "The storm closed the harbour of Porto on March 1, 2021. A storm of May 3, 2019 had closed it before.",
      "The mayor will speak on June 5, 2021. She said so.",
    ];
    expect(find({ paragraphs }).bound).toMatchObject({ origin: "body", quote: "March 1, 2021" });
    expect(find({ paragraphs, lastModified }).bound).toMatchObject({ origin: "last-modified" });
  });

  test("keeps what it knows: the day of no year, and the clock times of no day", () => {
    const paragraphs = [
      "The ferries of Porto have crossed the Douro again after a break of ten days, the harbour master told the press there.",
      "The first one left at noon on March 11, with empty decks and a loud horn, as the harbour master had said it would.",
      "On March 11 the storm of February 28 was forgotten. It had come after that of 2014 and that of 2022.",
    ];
    const updates = [
      { time: "17:59", opening: "The first one left" },
      { time: "13:41", opening: "On March 11" },
    ];
    const { published, bound, notices } = find({ paragraphs, updates, lastModified });
    const known = [
      "The text says “March 11” (2 times) and nothing in it tells the year.",
      "The page gives clock times and no day for them: first published 13:41, updated after 17:59, zone unknown.",
    ];
    expect(published).toBeUndefined();
    expect(bound?.notes).toEqual(known);
    expect(notices.map(({ rule, reason }) => [rule, reason])).toEqual([
      ["year-unknown", known[0]],
      ["day-unknown", known[1]],
    ]);
  });

  test("does not speak of a day that is named once, further down", () => {
    const once = "The storm of February 28 was forgotten.";
    expect(find({ paragraphs: [LEDE, LEDE, once] }).notices).toEqual([]);
    expect(find({ paragraphs: [LEDE, once] }).notices).toHaveLength(1);
    expect(find({ paragraphs: [LEDE, LEDE, once, once] }).notices).toHaveLength(1);
  });

  test.each([
    "Ferries crossed on Tuesday and late on Monday, over the past 10 days, for the first time since the storm of 2014.",
    "The bridge that was built in 2014 has been closed since February 28, 2024, and the ferries cross under it again.",
  ])("claims no day from its sentences: %s", (paragraph) => {
    expect(find({ paragraphs: [paragraph] }).published).toBeUndefined();
  });
});

describe("a live page", () => {
  const at = (...times: string[]) => times.map((time) => ({ time, opening: "Ferries" }));

  test("keeps its day a day and its times in the notes, where they name no zone", () => {
    const { published, updated } = find({ ...DATED, updates: at("17:59", "13:41") });
    expect(published?.value.precision).toBe("day");
    expect(published?.notes).toEqual(["first published 13:41, updated after 17:59, zone unknown"]);
    expect(updated).toBeUndefined();
  });

  test("has minutes where they do", () => {
    const { published, updated } = find({ ...DATED, updates: at("5.59 p.m. GMT", "1.41 p.m. GMT") });
    expect(published && renderRfc3339(published.value)).toBe("2025-03-11T13:41:00+00:00");
    expect(updated && renderRfc3339(updated.value)).toBe("2025-03-11T17:59:00+00:00");
    expect(updated?.origin).toBe("live-update");
  });

  test("that grows downwards was last changed at its last time", () => {
    expect(find({ ...DATED, updates: at("13:41", "17:59") }).published?.notes).toEqual([
      "first published 13:41, updated 17:59, zone unknown",
    ]);
  });

  test("that runs over midnight has times of no order", () => {
    expect(find({ ...DATED, updates: at("00:10", "23:50", "01:00") }).published?.notes).toBeUndefined();
  });
});

describe("zones", () => {
  test("a day begins at midnight of the channel, and keeps its own number", () => {
    const midnight = (timeZone: string) => {
      const { published } = find({ ...DATED, timeZone });
      return published && renderRfc3339(published.value);
    };
    expect(midnight("Asia/Riyadh")).toBe("2025-03-11T00:00:00+03:00");
    expect(midnight("America/New_York")).toBe("2025-03-11T00:00:00-04:00");
    expect(midnight("UTC")).toBe("2025-03-11T00:00:00+00:00");
  });

  test("a stated zone is kept", () => {
    const { published } = find({ timeZone: "Asia/Tokyo", headers: ["Published: 3 May 2021, 23:30 EDT"] });
    expect(published && renderRfc3339(published.value)).toBe("2021-05-03T23:30:00-04:00");
  });
});

describe("a moment in UTC", () => {
  const utc = declare("published", "2022-05-04T03:37:37Z", "json-ld");
  const at = (...rest: ReturnType<typeof declare>[]) => {
    const { published } = find({ declarations: [utc, ...rest] });
    return published && [renderRfc3339(published.value), published.notes?.length];
  };

  test("stands on the clock of its place, where the page shows the same moment there", () => {
    expect(at(declare("published", "2022-05-03T23:37:37-04:00", "html"))).toEqual(["2022-05-03T23:37:37-04:00", 1]);
    expect(at(declare("published", "3 May 2022, 23:37", "html"))).toEqual(["2022-05-03T23:37:37-04:00", 1]);
    expect(at(declare("published", "2022-05-04 09:07 Asia/Kolkata", "meta"))).toEqual(["2022-05-04T09:07:37+05:30", 1]);
  });

  test("was on the neighbouring day, where the page shows that and somebody's clock had it", () => {
    expect(at(declare("published", "3 May 2022", "html"))?.[0]).toBe("2022-05-03T00:00:00+01:00");
    expect(at(declare("published", "5 May 2022", "html"))?.[0]).toBe("2022-05-04T03:37:37+00:00");
    expect(at(declare("published", "2 May 2022", "html"))?.[0]).toBe("2022-05-04T03:37:37+00:00");
  });

  test("stays in UTC, where what the page shows is another moment", () => {
    const stated = "2022-05-04T03:37:37+00:00";
    expect(at()).toEqual([stated, undefined]);
    expect(at(declare("published", "3 May 2022, 23:20", "html"))).toEqual([stated, 1]);
    expect(at(declare("published", "2022-05-03T23:37:37-06:00", "html"))?.[0]).toBe(stated);
    expect(at(declare("published", "2 May 2022, 03:37", "html"))).toEqual([stated, 1]);
  });
});

describe("a moment in UTC that is somebody's midnight", () => {
  const at = (stated: string, language: string) => {
    const { published } = find({
      declarations: [declare("published", stated, "open-graph")],
      language,
      timeZone: "UTC",
    });
    return published && renderRfc3339(published.value);
  };

  test.each([
    ["2022-11-06T23:00:00.000Z", "de", "2022-11-07T00:00:00+01:00"],
    ["2022-07-06T22:00:00.000Z", "pl-PL", "2022-07-07T00:00:00+02:00"],
    ["2022-11-06T22:00:00Z", "fi", "2022-11-07T00:00:00+02:00"],
    ["2022-11-06T15:00:00Z", "ja", "2022-11-07T00:00:00+09:00"],
  ])("%s in the language %s is %s", (stated, language, local) => {
    expect(at(stated, language)).toBe(local);
  });

  test.each([
    ["2022-11-06T23:00:01Z", "de"],
    ["2022-11-06T22:00:00Z", "de"],
    ["2022-11-06T23:00:00Z", "en"],
    ["2022-11-06T23:00:00Z", "es"],
    ["2022-11-07T00:00:00Z", "de"],
  ])("%s in %s is none", (stated, language) => {
    expect(at(stated, language)?.slice(0, 19)).toBe(stated.slice(0, 19));
  });
});

describe("a moment on a clock of its own", () => {
  const at = (stated: string, shown: string) => {
    const declarations = [declare("published", stated, "json-ld"), declare("published", shown, "html")];
    const { published } = find({ declarations, timeZone: "UTC" });
    return published && renderRfc3339(published.value);
  };

  test("stands as the page shows it to its readers, and on no machine's clock", () => {
    expect(at("2022-05-05T21:00:00-05:00", "6 May 2022 - 2:00 a.m.")).toBe("2022-05-06T02:00:00+00:00");
    expect(at("2022-05-05T21:00:00-05:00", "2022-05-06T02:00:00Z")).toBe("2022-05-05T21:00:00-05:00");
    expect(at("2022-05-05T21:00:00-05:00", "6 May 2022")).toBe("2022-05-05T21:00:00-05:00");
  });

  test("that nobody knows gives way to the day before or after, which the page shows", () => {
    expect(at("2022-05-03 13:32:45", "4 May 2022")).toBe("2022-05-04T00:00:00+00:00");
    expect(at("2022-05-03 13:32:45", "5 May 2022")).toBe("2022-05-03T13:32:45+00:00");
    expect(at("2022-05-03 13:32:45", "3 May 2022")).toBe("2022-05-03T13:32:45+00:00");
  });
});

describe("a day of publication that no reader sees", () => {
  const declarations = [{ ...declare("published", "2022-05-03", "json-ld"), attributes: { unseen: "true" } }];

  test("dates nothing, bounds the entry and is reported", () => {
    const { published, bound, notices } = find({ declarations, lastModified: noon("2023-01-01") });
    expect(published).toBeUndefined();
    expect(bound).toMatchObject({ origin: "json-ld", quote: "published: 2022-05-03", confidence: 0.3 });
    expect(notices.map(({ rule }) => rule)).toEqual(["date-unseen"]);
  });

  test("is no bound when it lies behind the last change of the file", () => {
    expect(find({ declarations, lastModified: noon("2022-01-01") }).bound).toMatchObject({ origin: "last-modified" });
  });

  test("is not spoken of where another is seen", () => {
    const seen = declare("published", "2022-03-09", "html");
    const { published, notices } = find({ declarations: [...declarations, seen] });
    expect([published?.quote, notices]).toEqual(["published: 2022-03-09", []]);
  });
});

describe("numeric dates in an English of no country", () => {
  const header = { headers: ["Published: 11/03/2021"] };

  test("follow the habit of the text", () => {
    const day = (paragraph: string) => find({ ...header, paragraphs: [paragraph] }).published?.value.at;
    expect(day("The storm of February 28 was forgotten.")).toBe(Date.UTC(2021, 10, 3) / 1000);
    expect(day("The storm of 28 February was forgotten.")).toBe(Date.UTC(2021, 2, 11) / 1000);
    expect(day("The colors of the city center are gray.")).toBe(Date.UTC(2021, 10, 3) / 1000);
    expect(day("Call (555) 555-0134.")).toBe(Date.UTC(2021, 10, 3) / 1000);
    expect(day("So said Ada Lund (D-Maine).")).toBe(Date.UTC(2021, 10, 3) / 1000);
    expect(day("The colours of the city centre are grey.")).toBe(Date.UTC(2021, 2, 11) / 1000);
  });

  test("are settled by the weekday beside them, whatever the habit", () => {
    const day = (line: string) =>
      find({ headers: [line], paragraphs: ["The colours."], timeZone: "UTC" }).published?.value.at;
    expect(day("Published: Mon, 11/04/2019 - 10:14")).toBe(Date.UTC(2019, 10, 4, 10, 14) / 1000);
    expect(day("Published: Thursday 11/04/2019")).toBe(Date.UTC(2019, 3, 11) / 1000);
    expect(day("Published: Sunday 11/04/2019")).toBe(Date.UTC(2019, 3, 11) / 1000);
  });

  test("are refused where the text has none, or both", () => {
    for (const paragraph of ["The storm was forgotten.", "The storms of February 28 and of 3 March were forgotten."])
      expect(find({ ...header, paragraphs: [paragraph] }).published).toBeUndefined();
  });
});
