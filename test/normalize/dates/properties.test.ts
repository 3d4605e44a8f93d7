import fc from "fast-check";
import { expect, test } from "vitest";
import { isDated, renderDay, renderRfc3339 } from "#model/dates.ts";
import type { Evidence } from "#model/evidence.ts";
import { type DateScene, findDates } from "#normalize/dates/find-dates.ts";
import { dateScene, declare, LEDE } from "../../support/date-scene.ts";

const lastModified = Date.UTC(2025, 5, 1) / 1000;
const METADATA: readonly Evidence<unknown>["origin"][] = ["front-matter", "json", "json-ld", "open-graph", "meta"];

const piece = fc.oneof(
  fc.constantFrom("3 May 2021", "March 11", "2025-03-11", "11/03/2025", "2031-01-01", "May 2021", "1970-01-01"),
  fc.constantFrom("14:05", " GMT", "Published: ", "Updated ", "PORTO, ", " (Lusa) - ", "on Tuesday ", "today, "),
  fc.constantFrom(LEDE, " | ", "\n", ". ", "٣ مايو ٢٠٢١", "2025年3月11日", "3. Mai 2021", "30 February 2021"),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
const texts = fc.array(text, { maxLength: 5 });

const anyScene: fc.Arbitrary<DateScene> = fc
  .record({
    key: text,
    headers: texts,
    captions: texts,
    paragraphs: texts,
    times: texts,
    published: texts,
    origin: fc.constantFrom("front-matter", "json-ld", "meta", "html"),
    updated: texts,
    url: text,
    language: fc.constantFrom("en", "en-US", "de", "ar", "ja", "th", "", "x!"),
    timeZone: fc.constantFrom("UTC", "Europe/Lisbon", "America/New_York", "Pacific/Chatham"),
    stamped: fc.boolean(),
  })
  .map(({ key, times, published, origin, updated, url, stamped, ...scene }) =>
    dateScene({
      ...scene,
      key,
      ...(stamped && { lastModified }),
      updates: times.map((time) => ({ time, opening: "" })),
      declarations: [
        ...published.map((value) => declare("published", value, origin)),
        ...updated.map((value) => declare("updated", value, origin)),
        declare("url", url, "meta"),
      ],
    }),
  );

test("no article makes it throw, and the same article always has the same dates", () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      expect(findDates(scene)).toEqual(findDates(scene));
    }),
  );
});

test("every claim shows its words, and says when with what confidence", () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const { article, headers, captions, paragraphs, updates } = scene;
      const seed = [article.key, ...headers, ...captions, ...paragraphs, ...updates.map(({ time }) => time)];
      seed.push(...article.declarations.flatMap(({ quote, value }) => [quote, value]));
      const { published, updated, bound } = findDates(scene);
      for (const evidence of [published, updated, bound]) {
        if (!evidence) continue;
        expect(evidence.confidence).toBeGreaterThan(0);
        expect(evidence.confidence).toBeLessThan(1);
        expect(renderRfc3339(evidence.value)).toMatch(/^(?:19|20)\d\d-/);
        if (evidence.origin !== "last-modified")
          expect(seed.some((words) => words.includes(evidence.quote))).toBe(true);
      }
    }),
  );
});

test("no text dates its article later than a day after the file was last changed", () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const { published, updated } = findDates(scene);
      const limit = (scene.article.lastModified ?? Number.POSITIVE_INFINITY) + 86_400;
      for (const evidence of [published, updated])
        if (evidence && !METADATA.includes(evidence.origin)) expect(evidence.value.at).toBeLessThanOrEqual(limit);
    }),
  );
});

test("no update is earlier than its publication, and only the undated have a bound", () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const { published, updated, bound } = findDates(scene);
      if (published && updated) expect(updated.value.at).toBeGreaterThan(published.value.at);
      if (published && isDated(published.value)) expect(bound).toBeUndefined();
    }),
  );
});

const day = fc.date({ min: new Date("1981-01-01"), max: new Date("2025-05-30"), noInvalidDate: true }).map((date) => ({
  iso: date.toISOString().slice(0, 10),
  written: new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(date),
}));

/** One place for a date, and an article that has a date nowhere else. */
const places: readonly ((date: { readonly iso: string; readonly written: string }) => DateScene)[] = [
  ({ iso }) => dateScene({ declarations: [declare("published", iso)] }),
  ({ written }) => dateScene({ headers: [`Published: ${written}`] }),
  ({ iso }) => dateScene({ headers: [iso] }),
  ({ written }) => dateScene({ paragraphs: ["Ferries cross", written, LEDE] }),
  ({ written }) => dateScene({ paragraphs: [LEDE, `Posted on ${written}`] }),
  ({ written }) => dateScene({ paragraphs: [`PORTO, ${written} (Lusa) - ${LEDE}`] }),
  ({ written }) => dateScene({ paragraphs: [`The mayor said today, ${written}, that ${LEDE}`] }),
  ({ written }) => dateScene({ captions: [`Ferries on the Douro, ${written}. — Lusa`] }),
  ({ iso }) => dateScene({ key: `news/${iso}-ferries.txt` }),
  ({ iso }) => dateScene({ key: `${iso.replaceAll("-", "/")}/ferries.txt` }),
  ({ iso }) =>
    dateScene({ declarations: [declare("url", `https://example.org/${iso.replaceAll("-", "/")}/ferries`, "meta")] }),
];

test("the words of a claim carry it: without them it is gone", () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), day, (place, date) => {
      const scene = place(date);
      const { published } = findDates(scene);
      expect(published && renderDay(published.value)).toBe(date.iso);
      const without = (words: string) => words.replace(published?.quote ?? "", "");
      const { article, headers, captions, paragraphs } = scene;
      const declarations = article.declarations.filter(({ quote }) => quote !== published?.quote);
      const gone: DateScene = {
        ...scene,
        article: {
          ...article,
          key: without(article.key),
          declarations: declarations.map((declaration) => ({ ...declaration, value: without(declaration.value) })),
        },
        headers: headers.map(without),
        captions: captions.map(without),
        paragraphs: paragraphs.map(without),
      };
      expect(findDates(gone).published).toBeUndefined();
    }),
  );
});
