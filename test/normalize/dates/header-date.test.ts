import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findHeaderDate } from "#normalize/dates/header-date.ts";

const PROSE = "The harbour of Porto opened again after the storm, and the first ferries crossed the river before noon.";

describe("a date in front of the text is lifted", () => {
  test.each([
    [` date 2025-03-11 ${PROSE}`, "date 2025-03-11", PROSE],
    ["Published: 3 May 2021, 14:05 GMT", "Published: 3 May 2021, 14:05 GMT", ""],
    ["Published: 3 May 2021 | Ferries cross", "Published: 3 May 2021", "Ferries cross"],
    [
      "Published: 3 May 2021 | Updated: 4 May 2021 | Ferries cross",
      "Published: 3 May 2021 | Updated: 4 May 2021",
      "Ferries cross",
    ],
    ["PUBLISHED: 14:05 GMT, 3 May 2021", "PUBLISHED: 14:05 GMT, 3 May 2021", ""],
    ["Posted on May 3, 2021", "Posted on May 3, 2021", ""],
    ["Posted on May 3, 2021 by Rita Lopes", "Posted on May 3, 2021", "by Rita Lopes"],
    ["Updated: 4 May 2021, 2:05 p.m. ET", "Updated: 4 May 2021, 2:05 p.m. ET", ""],
    ["Last modified on Tue 4 May 2021 10.30 GMT", "Last modified on Tue 4 May 2021 10.30 GMT", ""],
    ["Date: May 3rd, 2021 the council met", "Date: May 3rd, 2021", "the council met"],
    ["First published on Mon 3 May 2021 09.05 EDT", "First published on Mon 3 May 2021 09.05 EDT", ""],
    ["FOR RELEASE: May 3, 2021", "FOR RELEASE: May 3, 2021", ""],
    ["Gepubliceerd op 3 mei 2021", "Gepubliceerd op 3 mei 2021", "", "nl"],
    ["(Published 3 May 2021)", "Published 3 May 2021", ""],
    ["On 3 May 2021", "3 May 2021", ""],
    ["Tuesday, March 11, 2025", "Tuesday, March 11, 2025", ""],
    ["2025-03-11 — Ferries cross", "2025-03-11", "Ferries cross"],
    ["2025-03-11: Ferries cross", "2025-03-11", "Ferries cross"],
    ["2025-03-11 Ferries cross", "2025-03-11", "Ferries cross"],
    ["## 2025-03-11, Release 4", "2025-03-11", "Release 4"],
    ["[2025-03-11] Ferries cross", "2025-03-11", "Ferries cross"],
    ["**March 11, 2025** — Ferries cross", "March 11, 2025", "Ferries cross"],
    [`March 11, 2025 ${PROSE}`, "March 11, 2025", PROSE],
    ["2025-03-11T14:05:00Z", "2025-03-11T14:05:00Z", ""],
    ["3 May - Ferries cross", "3 May", "Ferries cross"],
    ["Published May 2021", "Published May 2021", ""],
    ["发布于 2025年3月11日", "发布于 2025年3月11日", ""],
    ["2025年3月11日 渡轮恢复", "2025年3月11日", "渡轮恢复"],
  ])("%s", (line, quote, rest, language = "en") => {
    expect(findHeaderDate(line, language)).toMatchObject({ quote, rest });
  });

  test("in the language of the text", () => {
    expect(findHeaderDate("Veröffentlicht am 3. März 2021 | Fähren fahren", "de")).toMatchObject({
      quote: "Veröffentlicht am 3. März 2021",
      rest: "Fähren fahren",
    });
    expect(findHeaderDate("Publié le 3 août 2021 à 14h05", "fr")).toMatchObject({
      quote: "Publié le 3 août 2021 à 14h05",
      rest: "",
    });
    expect(findHeaderDate("Опубликовано: 3 мая 2021", "ru")?.quote).toBe("Опубликовано: 3 мая 2021");
    expect(findHeaderDate("تاريخ النشر: 3 مايو 2021", "ar")?.quote).toBe("تاريخ النشر: 3 مايو 2021");
  });
});

describe("a date that belongs to a sentence, a title or something else stays", () => {
  test.each([
    "March 11 was a cold day",
    "March 11, 2025 was a cold day",
    "March 11, 2025, was a cold day",
    "On March 11, 2025 the ferries crossed",
    "Published on May 3, 2021, the report says so",
    "May 3, 2021, Porto was cold",
    "3 May 2021's ferries",
    "11 September 2001 Attacks: A Timeline",
    "2001: A Space Odyssey",
    "2024 was a hard year",
    "May 2021",
    "Today: 3 May 2021",
    "When: Saturday, 3 May 2025",
    "Event date: 3 May 2021",
    "© 3 May 2021",
    "May 3 and 4, 2021",
    "1.2.2021 2.2.2021 3.2.2021",
    "14:05",
    "Published: yesterday",
    "Ferries cross, 3 May 2021",
    "",
  ])("%s", (line) => {
    expect(findHeaderDate(line)).toBeUndefined();
  });
});

test("what is lifted and what remains stand in the line, whatever the line", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "3 May 2021",
      "2025-03-11",
      "Published: ",
      "Updated ",
      " | ",
      "— ",
      "The ferry ",
      "was ",
      "\n",
      "** ",
    ),
    fc.string({ unit: "binary", maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const line = pieces.join("");
      const found = findHeaderDate(line);
      if (!found) return;
      expect(found.quote).not.toBe("");
      expect(line).toContain(found.quote);
      expect(line.endsWith(found.rest) || line.trim().endsWith(found.rest)).toBe(true);
      expect(line.indexOf(found.quote) + found.quote.length).toBeLessThanOrEqual(line.length - found.rest.length);
    }),
  );
});
