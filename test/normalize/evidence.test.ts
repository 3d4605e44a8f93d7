import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import { normalize } from "#normalize/normalize.ts";
import { articleOf, body, channel, declare } from "./articles.ts";

type Belief = (entry: Entry) => Evidence<unknown> | undefined;
type Names = { readonly title: string; readonly person: string; readonly agency: string };

const title: Belief = ({ title }) => (title?.derived ? undefined : title);
const author: Belief = ({ authors }) => authors[0];
const source: Belief = ({ source }) => source;

/** One place for a belief, in a text that has no other ground for it. */
const places: readonly (readonly [Belief, (names: Names) => string])[] = [
  [title, ({ title }) => `${title}\n${body}`],
  [author, ({ person }) => `By ${person}\n${body}`],
  [author, ({ person }) => `Von ${person}\n${body}`],
  [author, ({ person }) => `Par ${person}\n${body}`],
  [author, ({ person }) => `Por ${person}\n${body}`],
  [author, ({ person }) => `Автор: ${person}\n${body}`],
  [author, ({ person }) => `${body}\n— ${person}`],
  [source, ({ agency }) => `${body}\n(${agency})`],
  [source, ({ agency }) => `PORTO (${agency}) — ${body.trim()}`],
  [source, ({ agency }) => `${body.trim()} — ${agency}`],
];

const names = fc.record({
  title: fc.constantFrom("New lock opens in the east", "Who pays for the pilots?", "NIGHT BOATS STOP"),
  person: fc.constantFrom("Ana Díaz", "Karl von der Heide", "João da Silva", "Иван Петров", "Élodie Dupont"),
  agency: fc.constantFrom("Reuters", "AFP", "dpa", "EFE", "Lusa"),
});

test("the words of a title, an author or a source carry it: without them it is gone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), names, async ([belief, write], given) => {
      const text = write(given);
      const found = belief(await normalize(articleOf(text), channel));
      expect(found?.quote).toBeTruthy();
      expect(text).toContain(found?.quote);
      const without = text.replace(found?.quote ?? "", "");
      expect(belief(await normalize(articleOf(without), channel))).toBeUndefined();
    }),
  );
});

test("a declaration carries what it declares, and without it it is gone", async () => {
  for (const [field, value, belief] of [
    ["title", "New lock opens", title],
    ["author", "Ana Díaz", author],
    ["source", "Quay Post", source],
  ] as const) {
    const declarations = [declare(field, value)];
    expect(belief(await normalize(articleOf(body, { declarations }), channel))?.quote).toBe(`${field}: ${value}`);
    expect(belief(await normalize(articleOf(body), channel))).toBeUndefined();
  }
});
