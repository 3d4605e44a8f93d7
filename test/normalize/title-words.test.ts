import fc from "fast-check";
import { expect, test } from "vitest";
import { normalize } from "#normalize/normalize.ts";
import { readSeed } from "#read/read-seed.ts";
import { channel } from "./articles.ts";

const WHO = [
  "The harbour council of Lindmouth",
  "Two pilots",
  "Police",
  "Ida Lund, the mayor,",
  "Höfe und Läden",
  "El puerto",
];
const DID = [
  "met the owners of the ferries",
  "began to mend the pier",
  "said it would",
  "announced a toll",
  "öffnen früher",
  "abrió",
];
const WHEN = ["on Tuesday", "on March 11, 2025", "after a storm that had closed the bay", "— late", "last week", ""];
const REST = ["while the talks went on", "as the mayor “waited”", ", officials said", "für alle", "(in Porto)", ""];
const sentence = fc
  .tuple(fc.constantFrom(...WHO), fc.constantFrom(...DID), fc.constantFrom(...WHEN), fc.constantFrom(...REST))
  .map((parts) => `${parts.filter(Boolean).join(" ")}.`); // prettier-ignore
const paragraph = fc.array(sentence, { minLength: 2, maxLength: 5 }).map((sentences) => sentences.join(" "));
const text = fc.array(paragraph, { minLength: 1, maxLength: 4 });
const head = fc.constantFrom(
  "",
  "Ferries sail again",
  "BREAKING: Ferries sail again | Lindmouth Post",
  "By Ida Lund",
  "3 May 2021",
);

const wordsOf = (words: string): readonly string[] =>
  words
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The word itself, or another regular form of it: a headline tells in the present. */
const standsIn = (source: ReadonlySet<string>, word: string): boolean => {
  const stem = word.replace(/(?:ies|ied|ing|es|ed|s|e|y)$/, "");
  return source.has(word) || ["", "e", "s", "es", "ed", "ing", "y", "ies", "ied"].some((end) => source.has(stem + end));
};

const FORMS: Readonly<Record<string, (head: string, paragraphs: readonly string[]) => string>> = {
  "a.txt": (top, paragraphs) => [top, ...paragraphs].join("\n\n"),
  "a.md": (top, paragraphs) => [top && `# ${top}`, ...paragraphs].join("\n\n"),
  "a.html": (top, paragraphs) =>
    `<html><head><meta charset="iso-8859-1"><title>${top}</title></head><body><nav>Home</nav><h1>${top}</h1>` +
    `${paragraphs.map((one) => `<p>${one}</p>`).join("")}</body></html>`,
}; // prettier-ignore

/** Latin-1 where the file says so; quotes and dashes as Windows has them. */
const bytesOf = (key: string, content: string): Uint8Array =>
  key === "a.html"
    ? Uint8Array.from(content, (sign) => WINDOWS[sign] ?? sign.charCodeAt(0))
    : new TextEncoder().encode(content);
const WINDOWS: Readonly<Record<string, number>> = { "“": 0x93, "”": 0x94, "—": 0x97 };

test.each(Object.entries(FORMS))("every word of a title stands in its source (%s)", async (key, write) => {
  await fc.assert(
    fc.asyncProperty(head, text, async (top, paragraphs) => {
      const result = await readSeed({ key, bytes: bytesOf(key, write(top, paragraphs)) });
      if (result.kind !== "article") return;
      const { title } = await normalize(result.article, channel);
      const source = new Set(wordsOf([key, top, ...paragraphs].join(" ")));
      expect(wordsOf(title?.value ?? "").filter((word) => !standsIn(source, word))).toEqual([]);
    }),
  );
});
