import fc from "fast-check";
import type { Site } from "#pipeline/site.ts";
import { article, channel } from "./test-site.ts";

/**
 * A harbour so small that everything that happens in a large one happens to a handful of articles: nodes hold two of
 * anything, and the feeds show two entries, so that all others stand in an archive whose pages part and join.
 */
export const SMALL: NonNullable<Site["limits"]> = {
  entries: { items: 2, bytes: 100_000, branch: 2 },
  seeds: { items: 2, bytes: 100_000, branch: 2 },
};
export const smallChannel = { ...channel, entriesPerFeed: 2 };

/** When the article that waits is due: 2026-01-16. */
export const DUE = Date.UTC(2026, 0, 16) / 1000;

const ARTICLES = ["a.txt", "b.txt", "c.md", "deep/d.txt", "e.txt", "f.txt", "g.txt", "h.txt"];
export const KEYS = [...ARTICLES, "a.txt.meta.json", "c.md.meta.json", "boat.png"];

const declaring = (fields: string) => article("Gull returns", "2025-05-07").replace("\n---", `\n${fields}\n---`);

/** In words enough to tell them apart: days close together and far apart, ids that meet, and all that is not shown. */
const TEXTS = [
  article("Ferry sails at noon", "2025-05-03"),
  article("Bell rings twice", "2025-05-04"),
  article("Crab walks sideways", "2019-11-30"),
  article("Eel turns", "2025-05-03T10:00:00Z"),
  "An undated note. The tide turned, and the boats came home.\n",
  "", // rejected
  declaring("id: urn:quay:gull"),
  declaring("id: tag:quay.example,2024-01-01:b.txt"), // what b.txt has without saying so
  declaring("draft: true"),
  article("Dab hides", "2026-01-16"),
];
const SIDECARS = [
  '{ "title": "As the editor says", "date": "2024-06-01" }',
  '{ "id": "urn:quay:gull" }',
  '{ "draft": true }',
  "{",
];

/** One of the texts that may lie at a key. */
export const textAt = (key: string, nth: number): string => {
  const texts = key.endsWith(".meta.json") ? SIDECARS : TEXTS;
  return texts[nth % texts.length] ?? "";
};

const anyKey = fc.constantFrom(...KEYS);
const anyText = fc.nat(TEXTS.length - 1);

/** What happens to the seeds, without a word to anybody. */
export const change = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("drop"), key: anyKey, text: anyText }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete"), key: anyKey }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("rename"), key: anyKey, to: anyKey }) },
);
export type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

/** Makes the change, and tells which keys an event would name. */
export const make = async ({ seeds }: Pick<Site, "seeds">, one: Change): Promise<string[]> => {
  const old = "to" in one ? (await seeds.get(one.key))?.body : undefined;
  if ("text" in one) await seeds.put(one.key, Buffer.from(textAt(one.key, one.text)));
  else await seeds.delete(one.key);
  if (!("to" in one) || old === undefined) return [one.key];
  await seeds.put(one.to, old);
  return [one.key, one.to];
};

/** Keys where nothing lies: with so many in a batch its changes go to the log. */
export const NOTHING_THERE = Array.from({ length: 17 }, (_, i) => `nothing-${i}.txt`);
