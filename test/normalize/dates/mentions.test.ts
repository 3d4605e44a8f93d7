import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderRfc3339 } from "#model/dates.ts";
import { findMentions } from "#normalize/dates/mentions.ts";
import { readingOf } from "#normalize/dates/reading.ts";
import { toInstant } from "#normalize/dates/written-date.ts";
import { noon } from "../../support/date-scene.ts";

const seen = noon("2025-06-01");

/** What stands in the text, each date as RFC 3339 and its precision, read in Lisbon. */
const read = (text: string, language = "en", lastModified = seen): string[] =>
  findMentions(text, readingOf(language, "Europe/Lisbon", lastModified)).map(({ date, range }) => {
    if (range) return "range";
    const instant = toInstant(date, "Europe/Lisbon");
    return instant ? `${renderRfc3339(instant)} ${instant.precision}` : `${date.month}/${date.day}`;
  });

const DAY = "2021-05-03T00:00:00+01:00 day";
const AFTERNOON = "2021-05-03T14:05:00+01:00 minute";

describe("days as people write them", () => {
  test.each([
    ["2021-05-03", "en"],
    ["2021/5/3", "en"],
    ["2021.05.03", "en"],
    ["3 May 2021", "en"],
    ["03 May 2021", "en"],
    ["3rd May, 2021", "en"],
    ["3rd of May 2021", "en"],
    ["3-May-2021", "en"],
    ["3 May '21", "en"],
    ["May 3 '21", "en"],
    ["3 May 21", "en"],
    ["May 3, 21", "en"],
    ["03May2021minutes", "en"],
    ["May 3, 2021", "en"],
    ["May 3rd, 2021", "en"],
    ["May 3 2021", "en"],
    ["MAY 3, 2021", "en"],
    ["Monday, May 3, 2021", "en"],
    ["Mon, 3 May 2021", "en"],
    ["2021 May 3", "en"],
    ["3. Mai 2021", "de"],
    ["Montag, den 3. Mai 2021", "de"],
    ["3.5.2021", "de"],
    ["03.05.21", "de"],
    ["le 3 mai 2021", "fr"],
    ["lundi 3 mai 2021", "fr"],
    ["3 de mayo de 2021", "es"],
    ["lunes, 3 de mayo del 2021", "es"],
    ["3 maggio 2021", "it"],
    ["3 de maio de 2021", "pt-BR"],
    ["3 maja 2021 r.", "pl"],
    ["3. května 2021", "cs"],
    ["3 мая 2021 г.", "ru"],
    ["3 Mayıs 2021 Pazartesi", "tr"],
    ["2021. május 3., hétfő", "hu"],
    ["2021 m. gegužės 3 d.", "lt"],
    ["ngày 3 tháng 5, 2021", "vi"],
    ["2021年5月3日", "zh"],
    ["2021年5月3日(月)", "ja"],
    ["2021년 5월 3일", "ko"],
    ["2021. 5. 3.", "ko"],
    ["3 مايو 2021", "ar"],
    ["٣ مايو ٢٠٢١", "ar"],
    ["3 أيار 2021", "ar"],
    ["۳ مهٔ ۲۰۲۱".replace("مهٔ", "مه"), "fa"],
    ["3 במאי 2021", "he"],
    ["3 พฤษภาคม 2564", "th"],
    ["3 मई 2021", "hi"],
    ["3 May 2021", "de"],
  ])("%s (%s)", (text, language) => {
    expect(read(text, language)).toEqual([DAY]);
  });

  test.each(["Sept. 5, 2020", "5 Sept 2020", "Sep 5 2020", "SEPTEMBER 5TH, 2020"])("%s is a September day", (text) => {
    expect(read(text)).toEqual(["2020-09-05T00:00:00+01:00 day"]);
  });

  test("a month or a year is all that is claimed where no more is said", () => {
    expect(read("In March 2021 the bridge closed")).toEqual(["2021-03-01T00:00:00+00:00 month"]);
    expect(read("Porto, marzo de 2021", "es")).toEqual(["2021-03-01T00:00:00+00:00 month"]);
    expect(read("2021年3月", "zh")).toEqual(["2021-03-01T00:00:00+00:00 month"]);
    expect(read("on March 11 the bridge closed")).toEqual(["3/11"]);
    expect(read("am 11. März", "de")).toEqual(["3/11"]);
  });

  test("several days at once are none", () => {
    expect(read("the fair of May 3-5, 2021 and that of 15 – 16 September 2020")).toEqual(["range", "range"]);
    expect(read("between May 3 and 5, 2021")).toEqual(["range"]);
  });

  test("Intl's own long dates are read back in every language that has month names here", () => {
    const languages = ["bg", "bn", "bs", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fil", "fr", "ga", "gu", "he"];
    languages.push(
      "hi",
      "hr",
      "id",
      "it",
      "ka",
      "kn",
      "ms",
      "nb",
      "nl",
      "pa",
      "pl",
      "pt",
      "ro",
      "ru",
      "sk",
      "sl",
      "sr",
    );
    languages.push(
      "sv",
      "sw",
      "ta",
      "th",
      "tr",
      "uk",
      "ur",
      "uz",
      "vi",
      "lt",
      "lv",
      "hu",
      "kk",
      "hy",
      "ja",
      "zh",
      "ko",
    );
    const day = fc.date({ min: new Date("1980-01-02"), max: new Date("2025-05-31"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.constantFrom("full", "long"), day, (language, dateStyle, date) => {
        const long = new Intl.DateTimeFormat(language, { dateStyle, calendar: "gregory", timeZone: "UTC" }).format(
          date,
        );
        const [first] = findMentions(long, readingOf(language, "UTC", seen));
        expect(first?.date, long).toMatchObject({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
    );
  });
});

describe("the time beside a day", () => {
  test.each([
    ["2021-05-03T14:05", "en"],
    ["2021-05-03 14:05:00", "en"],
    ["3 May 2021, 14:05", "en"],
    ["3 May 2021 at 2:05 p.m.", "en"],
    ["May 3, 2021 2:05 PM", "en"],
    ["14:05, 3 May 2021", "en"],
    ["2:05 PM · May 3, 2021", "en"],
    ["3. Mai 2021, 14.05 Uhr", "de"],
    ["3. Mai 2021 um 14:05 Uhr", "de"],
    ["3 mai 2021 à 14h05", "fr"],
    ["3 de mayo de 2021 a las 14:05", "es"],
    ["3 maj 2021 kl. 14.05", "sv"],
    ["2021年5月3日 14:05", "zh"],
    ["2021年5月3日 14時05分", "ja"],
  ])("%s (%s)", (text, language) => {
    expect(read(text, language)).toEqual([AFTERNOON]);
  });

  test.each([
    ["2021-05-03T14:05:09.123Z", "2021-05-03T14:05:09+00:00 minute"],
    ["2021-05-03T14:05:09+02:00", "2021-05-03T14:05:09+02:00 minute"],
    ["2021-05-03 14:05:09 -4", "2021-05-03T14:05:09-04:00 minute"],
    ["Mon, 03 May 2021 14:05:09 +0200", "2021-05-03T14:05:09+02:00 minute"],
    ["Mon, 03 May 2021 14:05:09 GMT", "2021-05-03T14:05:09+00:00 minute"],
    ["3 May 2021 2:05 p.m. ET", "2021-05-03T14:05:00-04:00 minute"],
    ["3 May 2021, 14:05 CEST", "2021-05-03T14:05:00+02:00 minute"],
    ["3 May 2021 14:05 Europe/Berlin", "2021-05-03T14:05:00+02:00 minute"],
    ["14:05 GMT, 3 May 2021", "2021-05-03T14:05:00+00:00 minute"],
    ["Mon May 03 2021 14:05:09 GMT+0200 (Central European Summer Time)", "2021-05-03T14:05:09+02:00 minute"],
    ["2021-05-03T24:00", "2021-05-04T00:00:00+01:00 minute"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00 minute"],
    ["3 May 2021, 12:05 a.m.", "2021-05-03T00:05:00+01:00 minute"],
  ])("%s is %s", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test("a number that is no time leaves the day a day", () => {
    for (const text of ["3 May 2021 25:00", "3 May 2021, 14.05 euros", "3 May 2021: 12 dead", "3 May 2021 2000 people"])
      expect(read(text)).toEqual([DAY]);
  });
});

describe("a weekday in the case that its language asks for", () => {
  test.each([
    ["ru", "в среду, 6 ноября 2019"],
    ["uk", "у середу, 6 листопада 2019"],
    ["pl", "w środę 6 listopada 2019"],
    ["cs", "ve středu 6. listopadu 2019"],
    ["sk", "v stredu 6. novembra 2019"],
    ["hr", "u srijedu, 6. studenoga 2019."],
    ["sr", "u sredu, 6. novembra 2019"],
    ["sr", "у среду, 6. новембра 2019"],
    ["sl", "v sredo, 6. novembra 2019"],
    ["fi", "keskiviikkona 6. marraskuuta 2019"],
  ])("belongs to its date (%s: %s)", (language, text) => {
    expect(findMentions(text, readingOf(language, "UTC"))[0]?.date).toEqual({
      year: 2019,
      month: 11,
      day: 6,
      weekday: 3,
    });
  });
});

describe("11/03/2025", () => {
  const march = ["2025-03-11T00:00:00+00:00 day"];
  const later = noon("2025-12-31");

  test("is read in the order of the language", () => {
    expect(read("11/03/2025", "en-GB", later)).toEqual(march);
    expect(read("11/03/2025", "fr", later)).toEqual(march);
    expect(read("03/11/2025", "en-US", later)).toEqual(march);
    expect(read("03/14/2025", "en-GB", later)).toEqual(["2025-03-14T00:00:00+00:00 day"]);
  });

  test("is no date in an English of no country, unless one reading alone is possible", () => {
    expect(read("11/03/2025", "en", later)).toEqual([]);
    expect(read("11/03/2025", "en", noon("2025-03-20"))).toEqual(march);
    expect(read("14/03/2025", "en", later)).toEqual(["2025-03-14T00:00:00+00:00 day"]);
    expect(read("04/04/2025", "en", later)).toEqual(["2025-04-04T00:00:00+01:00 day"]);
  });

  test("with full stops begins with the day everywhere", () => {
    expect(read("11.03.2025", "en", later)).toEqual(march);
  });

  test("with two digits is a year of the file's time, a little ahead or long behind", () => {
    expect(read("11.3.25", "de", later)).toEqual(march);
    expect(read("11.3.26", "de", later)).toEqual(["2026-03-11T00:00:00+00:00 day"]);
    expect(read("11.3.99", "de", later)).toEqual(["1999-03-11T00:00:00+00:00 day"]);
    expect(read("25. 3. 11.", "ko", later)).toEqual([]);
  });
});

describe("what is no date", () => {
  test.each([
    "30 February 2021",
    "31.04.2021",
    "2021-13-01",
    "0001-01-01",
    "1899-12-30",
    "1970-01-01T00:00:00Z",
    "31 December 1969",
    "1980-01-01",
    "9999-12-31",
    "version 22.21.0 of 10.1.12.25",
    "call 202 224 5972",
    "at least 10 may have died",
    "£3.50, 11-12 and 2021",
    "chapter 3/4",
  ])("%s", (text) => {
    expect(read(text)).toEqual([]);
  });

  test("a language nobody knows has English months and no order", () => {
    expect(read("3 May 2021", "x-klingon!!")).toEqual([DAY]);
    expect(read("11/03/2024", "x-klingon!!")).toEqual([]);
  });
});

test("a quote is the text between its ends, whatever the text", () => {
  const piece = fc.oneof(
    fc.constantFrom("3 May 2021", "March 11", "2025-03-11", "14:05", ", ", " ", "Mai", "١", "年", "on ", "GMT", "-"),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.constantFrom("en", "de", "ar", "ja"), (pieces, language) => {
      const text = pieces.join("");
      let end = 0;
      for (const mention of findMentions(text, readingOf(language, "UTC", seen))) {
        expect(mention.start).toBeGreaterThanOrEqual(end);
        expect(mention.quote).toBe(text.slice(mention.start, mention.end));
        end = mention.end;
      }
    }),
  );
});
