import { describe, expect, test } from "vitest";
import { readTextBlocks } from "#read/text.ts";

const texts = (text: string) => readTextBlocks(text).map((block) => block.text);

const WRAPPED = `    NORDHAVN, May 3 - The ferry between the mainland and the
outer islands sailed again on Tuesday, after a winter in which
nothing but the mail boat had made the crossing.
    Captain Ida Lund said the new engine was quieter than the
old one, and that the pier would be ready before midsummer.
 Harbour desk`;

describe("paragraphs", () => {
  test("each line is one where lines are as long as paragraphs", () => {
    const lines = [
      "Ferry sails again UPDATED",
      "The ferry between the mainland and the outer islands sailed again on Tuesday, after a winter in which nothing moved.",
      "17:59",
      "Captain Ida Lund said the new engine was quieter than the old one, and that the pier would soon be ready for it.",
      "By Bo Ek",
    ];
    expect(texts(lines.join("\n"))).toEqual(lines);
  });

  test("hard-wrapped lines are joined, and indentation opens a new one", () => {
    expect(texts(WRAPPED)).toEqual([
      "NORDHAVN, May 3 - The ferry between the mainland and the outer islands sailed again on Tuesday, after a winter in which nothing but the mail boat had made the crossing.",
      "Captain Ida Lund said the new engine was quieter than the old one, and that the pier would be ready before midsummer.",
      "Harbour desk",
    ]);
  });

  test("blank lines part hard-wrapped paragraphs", () => {
    const text = WRAPPED.replaceAll("    ", "").replace("crossing.\n", "crossing.\n\n");
    expect(texts(text)).toHaveLength(3);
  });

  test("a short line above wrapped text, a time and a byline in it stay alone", () => {
    const body =
      "The ferry between the mainland and the outer islands sailed\nagain on Tuesday, after a winter in which nothing but the\nmail boat had made the crossing to them.";
    expect(texts(`Ferry sails again\n${body}\n17:59\nBy Ida Lund\n${body}`)).toEqual([
      "Ferry sails again",
      body.replaceAll("\n", " "),
      "17:59",
      "By Ida Lund",
      body.replaceAll("\n", " "),
    ]);
  });

  test("a time and a byline stay alone also below a line that is full", () => {
    const full = "the ferry that leaves the pier of the outer islands at dawn";
    expect(
      texts(`Nothing is as quiet as\n${full}\nwhen there is fog and\n${full}\n17:59\n${full}\nBy Ida Lund`),
    ).toEqual(expect.arrayContaining(["17:59", "By Ida Lund"]));
  });

  test("a title and one sentence below it are two, however wide the title", () => {
    expect(
      texts("Ferry between mainland and outer islands sails again\nThe crossing takes an hour and costs nothing."),
    ).toHaveLength(2);
  });

  test("a list of headlines is not taken for wrapped text", () => {
    const headlines = [
      "Ferry Sails Again After Long Winter at the Pier",
      "Captain Praises the New Engine as Very Quiet",
      "Pier to be Ready Before Midsummer, Says Mayor",
    ];
    expect(texts(headlines.join("\n"))).toEqual(headlines);
  });

  test("a word is put together at its hyphen, Japanese without a space", () => {
    expect(
      texts(
        "The harbour of the outer islands is known for its wind-\nblown pier and for the ferry that leaves it at dawn on every\nsingle morning of the year.",
      )[0],
    ).toContain("wind-blown pier");
    expect(
      texts(
        "島へのフェリーは火曜日に運航を再開し、冬のあいだ郵便船だけが渡っていた海\nを再び結び、船長は新しい機関が前のものより静かだと述べ、桟橋は夏至までに完\n成する。",
      ),
    ).toHaveLength(1);
  });

  test("white space within a line is single, a leading byte order mark gone", () => {
    expect(texts(" \uFEFFOne \t two\u00A0 three ")).toEqual(["One two three"]);
  });
});

describe("lists", () => {
  test.each([
    ["- ", "ul"],
    ["* ", "ul"],
    ["• ", "ul"],
  ])("lines behind %j are one", (mark, tag) => {
    expect(readTextBlocks(`On board:\n${mark}mail\n${mark}sheep & goats`)[1]).toEqual({
      kind: "list",
      text: "mail\nsheep & goats",
      html: `<${tag}><li>mail</li><li>sheep &amp; goats</li></${tag}>`,
    });
  });

  test("lines that count up are one, also with blank lines between them", () => {
    expect(readTextBlocks("1. mail\n\n2. sheep\n\n3) goats").map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "list: mail\nsheep",
      "paragraph: 3) goats",
    ]);
  });

  test("a single dash, a year and a day are none", () => {
    expect(readTextBlocks("- Harbour desk\n1998. was cold\n11. March").map(({ kind }) => kind)).toEqual([
      "paragraph",
      "paragraph",
      "paragraph",
    ]);
  });

  test("an item goes on over wrapped lines", () => {
    const text = `${WRAPPED}\n- the mail, which had been waiting on the pier since the first\n  week of the year\n- sheep`;
    expect(texts(text).at(-1)).toBe(
      "the mail, which had been waiting on the pier since the first week of the year\nsheep",
    );
  });
});

test("markup in plain text is text", () => {
  expect(readTextBlocks("<b>Ferry</b> & sea")[0]).toEqual({
    kind: "paragraph",
    text: "<b>Ferry</b> & sea",
    html: "<p>&lt;b&gt;Ferry&lt;/b&gt; &amp; sea</p>",
  });
});
