import fc from "fast-check";
import { expect, test } from "vitest";
import { indexTerms } from "#relate/index-terms.ts";
import { isOfConcern, type Report, relate } from "#relate/relate.ts";
import { signatureOf } from "#relate/signature.ts";
import { entryOf } from "../support/entries.ts";
import { ELSEWHERE, GROUNDING, LIVE, OWNER, RESCUE, reportFrom } from "./reports.ts";

const TEXTS = [
  GROUNDING,
  RESCUE,
  OWNER,
  LIVE,
  ELSEWHERE,
  `${OWNER}\n${LIVE}`,
  `${GROUNDING}\nMore tonight.`,
  `${ELSEWHERE}\n${RESCUE}`,
];
const signed = await Promise.all(TEXTS.map((text, index) => reportFrom(`${index}.txt`, text)));

const DAY = 86_400;
const FIRST = Date.UTC(2025, 4, 11) / 1000;

/** Any of the texts, dated on some day of a fortnight or undated. */
const report: fc.Arbitrary<Report> = fc
  .record({
    text: fc.integer({ min: 0, max: TEXTS.length - 1 }),
    day: fc.option(fc.integer({ min: 0, max: 13 }), { nil: undefined }),
    id: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ text, day, id }) => {
    const { clues, ...signature } = signed[text]?.signature ?? { terms: "", passages: "" };
    const date = day === undefined ? undefined : { at: FIRST + day * DAY, offset: 0, precision: "day" as const };
    return { id: `report-${id}`, signature: date ? { ...signature, date } : { ...signature, ...(clues && { clues }) } };
  });

const reports = fc.uniqueArray(report, { selector: ({ id }) => id, maxLength: 14 });

const shuffled = reports.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
);

test("the order of the candidates, a repetition and the subject among them change nothing", () => {
  fc.assert(
    fc.property(report, shuffled, (subject, [list, other]) => {
      const expected = relate(subject, list);
      expect(relate(subject, other)).toEqual(expected);
      expect(relate(subject, [...other, ...list, subject])).toEqual(relate(subject, list));
    }),
  );
});

test("what an inferred date rests on are other reports that state their day, and within bounds it is theirs", () => {
  fc.assert(
    fc.property(
      report,
      reports,
      fc.integer({ min: -3, max: 16 }),
      fc.integer({ min: 0, max: 9 }),
      (any, list, from, span) => {
        const { date, ...signature } = any.signature;
        const clues = { weekdays: [0, 1, 0, 2, 0, 0, 0], first: FIRST / DAY + from, last: FIRST / DAY + from + span };
        const subject = { ...any, signature: { ...signature, clues } };
        const { dated, witnesses, story } = relate(subject, list);
        expect(story.length).toBeLessThanOrEqual(5);
        expect(story).not.toContain(subject.id);
        expect(witnesses.length > 0).toBe(dated !== undefined);
        if (!dated) return;
        expect(dated.origin).toBe("siblings");
        const day = dated.value.at / DAY;
        expect(day).toBeGreaterThanOrEqual(clues.first);
        expect(day).toBeLessThanOrEqual(clues.last);
        for (const id of witnesses) {
          const witness = list.find((each) => each.id === id);
          expect(witness?.signature.date).toBeDefined();
          expect(id).not.toBe(subject.id);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("a report that is of no concern to an entry changes nothing of what is said of it", () => {
  fc.assert(
    fc.property(report, report, reports, (subject, other, list) => {
      fc.pre(!isOfConcern(subject, other));
      const without = list.filter(({ id }) => id !== other.id);
      expect(relate(subject, [...without, other])).toEqual(relate(subject, without));
    }),
    { numRuns: 1_000 },
  );
});

test("without its witnesses the date is gone", () => {
  fc.assert(
    fc.property(reports, (list) => {
      const subject = { id: "subject", signature: signed[2]?.signature ?? { terms: "", passages: "" } };
      const { witnesses } = relate(subject, list);
      const dated = list.filter(({ signature }) => signature.date);
      const without = list.filter(({ id }) => !dated.some((each) => each.id === id));
      expect(relate(subject, without).dated).toBeUndefined();
      if (witnesses.length > 0)
        expect(
          relate(
            subject,
            list.filter(({ id }) => !witnesses.includes(id)),
          ).witnesses,
        ).not.toEqual(witnesses);
    }),
  );
});

test("any text has a signature, at most eight keys, and is no neighbour of itself", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.lorem({ maxCount: 80 })),
      fc.constantFrom("en", "de", "tr", "ja", "ru", "x-nonsense", ""),
      async (text, language) => {
        const evidence = { value: language, origin: "detected", quote: "", confidence: 1 } as const;
        const signature = await signatureOf(entryOf("any.txt", { text, language: evidence }));
        expect(JSON.stringify(signature).length).toBeLessThanOrEqual(600);
        expect(indexTerms(signature).length).toBeLessThanOrEqual(8);
        const subject = { id: "any", signature };
        expect(relate(subject, [subject])).toEqual({ story: [], witnesses: [] });
      },
    ),
  );
});
