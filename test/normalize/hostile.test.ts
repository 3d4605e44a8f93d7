import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article, Block, Declaration, DeclaredField } from "#model/article.ts";
import type { Origin } from "#model/evidence.ts";
import { escapeHtml } from "#normalize/blocks.ts";
import { normalize } from "#normalize/normalize.ts";
import { plainText, plainWords } from "#normalize/plain-text.ts";
import { channel } from "./articles.ts";

const words = fc.oneof(
  fc.constantFrom(
    "By Marta Quill",
    "17:59",
    "— Reuters",
    "(Reuters)",
    "Sign up for our newsletter",
    "The harbour authority opened the new lock gates on the eastern basin after four years of building.",
    '<img src=x onerror="alert(1)">',
    "<scr<script></script>ipt>alert(1)</script>",
    "<scr\u0001ipt>",
    "&lt;svg onload=alert(1)&gt;",
    "&amp;lt;script&amp;gt;",
    "&#60;iframe src=javascript:alert(1)&#62;",
    "javascript:alert(1)",
    "]]>",
    "A\u0000B\u000B",
    "\uD83D",
    "\uFFFE",
    "<QYS>",
    "the <form> element, and the <script> element",
    "<b>",
    "<iframe>",
    "ADRESSE: “",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);
const text = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" ").trim() || "x");

const FIELDS: readonly DeclaredField[] = [
  ..."id url title published updated author author-url source source-url summary language tag image attachment draft status".split(
    " ",
  ),
] as DeclaredField[];
const ORIGINS: readonly Origin[] = ["front-matter", "json-ld", "open-graph", "html"];

const declaration: fc.Arbitrary<Declaration> = fc.record({
  field: fc.constantFrom(...FIELDS),
  value: text,
  origin: fc.constantFrom(...ORIGINS),
  quote: text,
});
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((line): Block => ({ kind: "paragraph", text: line, html: `<p>${escapeHtml(line)}</p>` })),
  fc.record({
    kind: fc.constantFrom("paragraph", "heading", "list", "quote", "other") as fc.Arbitrary<Block["kind"]>,
    text,
    html: text,
  }),
  fc.record({
    kind: fc.constant("figure" as const),
    text,
    html: text,
    image: fc.record({ url: text, alt: text, caption: text }),
  }),
);
const article: fc.Arbitrary<Article> = fc.record({
  key: text,
  format: fc.constantFrom("text", "markdown", "html", "json"),
  declarations: fc.array(declaration, { maxLength: 8 }),
  blocks: fc.array(block, { maxLength: 8 }),
  notices: fc.constant([]),
});

const stringsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const ACTIVE = /<\/?(?:script|iframe|svg|img|style|object|embed)\b|<[^<>]*\son\w+\s*=/i;

test("no article makes normalize throw, and no field of the entry holds what XML forbids or what acts", async () => {
  await fc.assert(
    fc.asyncProperty(article, async (seed) => {
      const { key, ...entry } = await normalize(seed, channel);
      expect(key).toBe(seed.key);
      for (const string of stringsIn(entry)) {
        expect(string.isWellFormed() && !/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]/.test(string), string).toBe(
          true,
        );
      }
      const shown = [
        entry.title?.value,
        entry.summary?.value,
        entry.source?.value.name,
        ...entry.authors.map(({ value }) => value.name),
        ...entry.tags,
        ...entry.status,
        ...entry.updates.map(({ opening }) => opening),
      ];
      for (const value of shown) expect(value ?? "").not.toMatch(ACTIVE);
      const addresses = [entry.url, entry.source?.value.url, ...entry.authors.map(({ value }) => value.url)];
      for (const { url } of [...entry.images, ...entry.attachments]) addresses.push(url);
      for (const url of addresses) expect(url ?? "https://").toMatch(/^https?:\/\//);
    }),
    { numRuns: 250 },
  );
});

test("the same article gives the same entry", async () => {
  await fc.assert(
    fc.asyncProperty(article, async (seed) => {
      expect(await normalize(structuredClone(seed), { ...channel })).toEqual(await normalize(seed, channel));
    }),
    { numRuns: 100 },
  );
});

test("plain text made plain again is the same", () => {
  fc.assert(
    fc.property(text, (value) => {
      for (const made of [plainText, plainWords]) {
        const plain = made(value);
        expect(made(plain)).toBe(plain);
        expect(plain).not.toMatch(ACTIVE);
      }
    }),
    { numRuns: 2000 },
  );
});
