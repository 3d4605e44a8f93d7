import { describe, expect, test } from "vitest";
import { indexTerms } from "#relate/index-terms.ts";
import { relate } from "#relate/relate.ts";
import { type Signature, signatureOf } from "#relate/signature.ts";
import { dayFrom, entryOf } from "../support/entries.ts";
import { dated, entryFrom, GROUNDING, LIVE, OWNER, RESCUE } from "./reports.ts";

const signed = async (text: string, language = "en"): Promise<Signature> =>
  signatureOf(entryOf("a.txt", { text, language: { value: language, origin: "detected", quote: "", confidence: 1 } }));

const sharedTerms = (a: Signature, b: Signature): number => {
  const termsOf = ({ terms }: Signature) => new Set(terms.match(/.{6}/g)?.map((term) => term.slice(0, 5)));
  const theirs = termsOf(b);
  return [...termsOf(a)].filter((term) => theirs.has(term)).length;
};

describe("a signature", () => {
  test("is small, whatever the text, and comes back from JSON as it was", async () => {
    for (const text of [
      OWNER,
      LIVE,
      dated("2025-05-14", GROUNDING),
      `${OWNER}\n`.repeat(200),
      "x",
      "🚢".repeat(5_000),
    ]) {
      const signature = await signatureOf(await entryFrom("a.txt", text));
      const json = JSON.stringify(signature);
      expect(json.length).toBeLessThanOrEqual(600);
      expect(JSON.parse(json)).toEqual(signature);
    }
  });

  test("knows a name by any of its spellings, and a word by any of its endings", async () => {
    const [a, b] = [
      await signed("They met Mr Zelenskiy and Mrs Müller-Sàenz over smuggled trawlers."),
      await signed("It was Zelensky whom Muller Saenz saw smuggling, by trawler."),
    ];
    expect(sharedTerms(a, b)).toBeGreaterThanOrEqual(5);
  });

  test("holds nothing of words that every text has", async () => {
    expect((await signed("The people said that they were there before the others and would not go away.")).terms).toBe(
      "",
    );
  });

  test("weighs a name more than a word and two names together more than a common one", async () => {
    const { terms } = await signed("It was in Kettlewick that a warbler was seen.");
    const name = await signed("So it was in Kettlewick.");
    expect(terms.slice(0, 5)).toBe(name.terms.slice(0, 5));
  });

  test("reads scripts that put no spaces between words", async () => {
    const [a, b, other] = [
      await signed("台風十二号は水曜日に長崎県対馬市の沖で貨物船を座礁させた。", "ja"),
      await signed("長崎県対馬市沖で座礁した貨物船から乗組員が救助された。", "ja"),
      await signed("交響楽団は新しい会場で若い作曲家の作品を初演した。", "ja"),
    ];
    expect(sharedTerms(a, b)).toBeGreaterThanOrEqual(7);
    expect(sharedTerms(a, other)).toBeLessThan(3);
    expect(a.said).toEqual({ weekday: 3, quote: "水曜日" });
  });

  test("relates texts of languages without a table", async () => {
    const one = `Der Kutter Sjoholm Marie lief am Mittwoch vor Nyhaven auf die Kesselbank. Kapitänin Ingrid Tolvanen blieb an Bord, 41
      Seeleute wurden nach Varrick geflogen. Die Reederei Dalbeck schickte den Bergungsschlepper Halvorsen, denn in den Tanks sind
      620 Tonnen Schweröl. Fischereiminister Oskar Breiling versprach eine Untersuchung.`;
    const two = `Nach der Strandung der Sjoholm Marie auf der Kesselbank hat Fischereiminister Breiling am Mittwoch eine Untersuchung
      angekündigt. Der Schlepper Halvorsen der Reederei Dalbeck hält die Kapitänin Tolvanen auf Kurs; das Schweröl, 620 Tonnen,
      blieb in den Tanks. Aus Varrick kamen 41 Seeleute zurück nach Nyhaven.`;
    const [a, b] = [
      { id: "a", signature: { ...(await signed(one, "de")) } },
      { id: "b", signature: { ...(await signed(two, "de")), date: dayFrom("2025-05-14", "header").value } },
    ];
    expect(a.signature.said).toEqual({ weekday: 3, quote: "am Mittwoch" });
    expect(relate(a, [b]).story).toEqual(["b"]);
  });

  test("carries a date that the file states and never one that was inferred, a weak one or a month", async () => {
    const withDate = async (published: ReturnType<typeof dayFrom>) =>
      (await signatureOf(entryOf("a.txt", { text: OWNER, published }))).date;
    const stated = dayFrom("2025-05-14", "header");
    expect(await withDate(stated)).toEqual(stated.value);
    expect(await withDate(dayFrom("2025-05-14", "siblings"))).toBeUndefined();
    expect(await withDate({ ...stated, confidence: 0.5 })).toBeUndefined();
    expect(await withDate(dayFrom("2025-05-01", "url", "month"))).toBeUndefined();
  });

  test("bounds an undated text by its month, its last change and what it tells of", async () => {
    const day = (iso: string) => Date.parse(iso) / 86_400_000;
    const { clues } = await signatureOf(
      entryOf("a.txt", {
        text: "The lock was opened on 3 May 2025, and the old one closed on December 1, 2024.",
        published: dayFrom("2025-05-01", "url", "month"),
        updated: dayFrom("2025-05-20", "header"),
      }),
    );
    expect(clues).toMatchObject({ first: day("2025-05-03"), last: day("2025-05-20") });
  });

  test("has the same keys for a text and for that text with more below", async () => {
    const [a, b] = [await signed(`${RESCUE} ${OWNER}`.repeat(9)), await signed(`${RESCUE} ${OWNER}`.repeat(12))];
    expect(indexTerms(a)).toEqual(indexTerms(b));
  });
});
