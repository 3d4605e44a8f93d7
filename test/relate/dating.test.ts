import { describe, expect, test } from "vitest";
import { renderDay } from "#model/dates.ts";
import { relate } from "#relate/relate.ts";
import { dated, ELSEWHERE, GROUNDING, LIVE, OWNER, RESCUE, reportFrom } from "./reports.ts";

const grounding = await reportFrom("grounding.txt", dated("2025-05-14", GROUNDING));
const rescue = await reportFrom("rescue.txt", dated("2025-05-14", RESCUE));
const owner = await reportFrom("owner.txt", OWNER);
const live = await reportFrom("live.txt", LIVE);
const concert = await reportFrom("concert.txt", dated("2025-05-14", ELSEWHERE));

const dayOf = (relation: ReturnType<typeof relate>) => relation.dated && renderDay(relation.dated.value);
const precisionOf = (relation: ReturnType<typeof relate>) => relation.dated?.value.precision;

describe("an undated text that names the weekday", () => {
  test("is of the day of two independent reports of such a day, and says what that rests on", () => {
    const relation = relate(owner, [grounding, rescue, live, concert]);
    expect(relation.dated).toMatchObject({ origin: "siblings", quote: "on Wednesday", derived: true });
    expect(dayOf(relation)).toBe("2025-05-14");
    expect(precisionOf(relation)).toBe("day");
    expect(new Set(relation.witnesses)).toEqual(new Set([grounding.id, rescue.id]));
    const [restsOn] = relation.dated?.notes ?? [];
    expect(restsOn).toMatch(/^dated from two other reports of the same day: /);
    expect(restsOn).toContain("“grounding.txt”");
    expect(restsOn).toContain("“rescue.txt”");
  });

  test("is within a day of one close report", () => {
    const relation = relate(owner, [grounding, concert]);
    expect([dayOf(relation), precisionOf(relation)]).toEqual(["2025-05-14", "near-day"]);
    expect(relation.witnesses).toEqual([grounding.id]);
  });

  test("stays undated without a report that states its day", async () => {
    const undated = await reportFrom("undated.txt", GROUNDING);
    expect(relate(owner, [undated, live, concert])).toMatchObject({ witnesses: [] });
    expect(relate(owner, [undated, live, concert]).dated).toBeUndefined();
  });

  test("stays undated beside reports of another weekday", async () => {
    const others = [
      await reportFrom("a.txt", dated("2025-05-16", GROUNDING)),
      await reportFrom("b.txt", dated("2025-05-16", RESCUE)),
    ];
    expect(relate(owner, others).dated).toBeUndefined();
  });

  test("stays undated when two weeks are as likely, though one report is nearer", async () => {
    const short =
      "The tug Halvorsen is to leave Nyhaven for Varrick with Captain Ingrid Tolvanen of Dalbeck Marine on board.";
    const weekAfter = await reportFrom("week-after.txt", dated("2025-05-21", `${short}\n${ELSEWHERE}`));
    expect(relate(owner, [grounding]).dated).toBeDefined();
    expect(relate(owner, [grounding, weekAfter]).dated).toBeUndefined();
  });

  test("stays undated among the issues of a series", async () => {
    const series = [
      grounding,
      await reportFrom("april.txt", dated("2025-04-11", RESCUE)),
      await reportFrom("march.txt", dated("2025-03-14", LIVE)),
    ];
    expect(relate(owner, series).dated).toBeUndefined();
  });

  test("is only near the day when it names the weekday after as well", async () => {
    const later = await reportFrom("later.txt", `${OWNER}\nOn Thursday the tug came back.`);
    expect(precisionOf(relate(later, [grounding, rescue]))).toBe("near-day");
  });

  test("is only near the day when too little else agrees", async () => {
    const once = await reportFrom("once.txt", OWNER.replaceAll(/(?<=Breiling said) on Wednesday| on Tuesday/g, ""));
    const silent = [GROUNDING, RESCUE].map((text) => text.replaceAll(/ on (?:Wednes|Tues)day(?: night)?/g, ""));
    const witnesses = await Promise.all(silent.map((text, at) => reportFrom(`${at}.txt`, dated("2025-05-14", text))));
    expect(precisionOf(relate(once, witnesses))).toBe("near-day");
    expect(precisionOf(relate(owner, witnesses))).toBe("day");
  });

  test("is only near the day when a report of the next day is as near", async () => {
    const next = await reportFrom("next.txt", dated("2025-05-15", `${OWNER}\nThe tug Halvorsen came back.`));
    expect(precisionOf(relate(owner, [grounding, rescue, next]))).toBe("near-day");
  });

  test("takes no heed of next Wednesday, nor of Wednesday's paper", async () => {
    const vague = OWNER.replaceAll("on Wednesday", "next Wednesday").replace("on Tuesday", "in Wednesday’s paper");
    expect(relate(await reportFrom("vague.txt", vague), [grounding, rescue]).dated).toBeUndefined();
  });
});

describe("copies", () => {
  test("of one report are one witness", async () => {
    const copy = await reportFrom("copy.txt", dated("2025-05-14", `${GROUNDING}\nMore in our evening edition.`));
    expect(precisionOf(relate(owner, [grounding, copy]))).toBe("near-day");
    expect(relate(owner, [grounding, copy]).witnesses).toHaveLength(1);
  });

  test("of one report under two days are none", async () => {
    const late = await reportFrom("late.txt", dated("2025-05-15", `${GROUNDING}\n${ELSEWHERE}`));
    expect(relate(owner, [grounding, late, rescue]).witnesses).toEqual([rescue.id]);
  });

  test("of the subject may speak: independence is judged among witnesses", async () => {
    const copied = await reportFrom("copied.txt", dated("2025-05-14", OWNER));
    expect(precisionOf(relate(owner, [copied, rescue]))).toBe("day");
  });
});

describe("a day without a year", () => {
  test("gets it from two reports of that day", () => {
    const relation = relate(live, [grounding, rescue]);
    expect([dayOf(relation), precisionOf(relation)]).toEqual(["2025-05-14", "day"]);
    expect(relation.dated?.quote).toBe("May 14");
    expect(relation.dated?.notes).toContain("the text says “May 14” 2 times; the year is theirs");
  });

  test("is within a day of it by one report", () => {
    expect(precisionOf(relate(live, [rescue]))).toBe("near-day");
  });

  test("gets none from reports of another day", async () => {
    const others = [
      await reportFrom("a.txt", dated("2025-05-16", GROUNDING)),
      await reportFrom("b.txt", dated("2025-05-16", RESCUE)),
    ];
    expect(relate(live, others).dated).toBeUndefined();
  });

  test("in a dateline is the text's own, and one report of those days tells the year", async () => {
    const wire = await reportFrom("wire.txt", `NYHAVEN, May 15 - ${LIVE.trim().split("\n\n").slice(1).join("\n\n")}`);
    const relation = relate(wire, [grounding]);
    expect([dayOf(relation), precisionOf(relation)]).toEqual(["2025-05-15", "day"]);
  });
});

describe("a series", () => {
  test("of several years gives a dateline no year", async () => {
    const wire = await reportFrom("wire.txt", `NYHAVEN, May 15 - ${LIVE.trim().split("\n\n").slice(1).join("\n\n")}`);
    const last = await reportFrom("last.txt", dated("2023-11-02", RESCUE));
    expect(relate(wire, [grounding, last]).dated).toBeUndefined();
  });
});

describe("what was inferred or is stated", () => {
  test("an inferred date is never a witness", async () => {
    const inferred = relate(live, [grounding, rescue]);
    expect(inferred.dated).toBeDefined();
    // As the catalog keeps it: the signature is of what the file says, whatever its siblings said of it.
    expect(relate(owner, [live]).dated).toBeUndefined();
    expect(live.signature.date).toBeUndefined();
  });

  test("a date of its own always wins", async () => {
    const own = await reportFrom("own.txt", dated("2025-05-16", OWNER));
    expect(relate(own, [grounding, rescue]).dated).toBeUndefined();
  });

  test("no day before one the text tells of", async () => {
    const later = await reportFrom("later.txt", `${OWNER}\nThe court ruled on this on 3 June 2025.`);
    expect(relate(later, [grounding, rescue]).dated).toBeUndefined();
  });

  test("reports from before what the text tells of are not heard, so they outvote nobody", async () => {
    const later = await reportFrom("later.txt", `${OWNER}\nThe licence was given on 1 May 2025.`);
    const old = [
      await reportFrom("march.txt", dated("2025-03-05", OWNER)),
      await reportFrom("april.txt", dated("2025-04-10", LIVE)),
    ];
    expect(relate(owner, [grounding, rescue, ...old]).dated).toBeUndefined();
    expect(precisionOf(relate(later, [grounding, rescue, ...old]))).toBe("day");
  });

  test("no day after the file was last changed", async () => {
    const early = await reportFrom("early.txt", OWNER, Date.UTC(2025, 4, 10) / 1000);
    expect(relate(early, [grounding, rescue]).dated).toBeUndefined();
    const after = await reportFrom("after.txt", OWNER, Date.UTC(2025, 7, 1) / 1000);
    expect(precisionOf(relate(after, [grounding, rescue]))).toBe("day");
  });

  test("no day after the file was last changed, even where its dateline says so", async () => {
    const text = `NYHAVEN, May 15 - ${LIVE.trim().split("\n\n").slice(1).join("\n\n")}`;
    const early = await reportFrom("early.txt", text, Date.UTC(2025, 4, 13) / 1000);
    expect(relate(early, [grounding]).dated).toBeUndefined();
  });

  test("the day begins where the witnesses count it", async () => {
    const [a, b] = [
      await reportFrom("a.txt", dated("2025-05-14T08:00:00+10:00", GROUNDING)),
      await reportFrom("b.txt", dated("2025-05-14T19:00:00+10:00", RESCUE)),
    ];
    expect(relate(owner, [a, b]).dated?.value).toEqual({
      at: Date.parse("2025-05-14T00:00:00+10:00") / 1000,
      offset: 600,
      precision: "day",
    });
  });
});
