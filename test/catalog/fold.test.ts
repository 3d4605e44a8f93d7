import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keysSince } from "#catalog/catalog.ts";
import { NONE } from "#catalog/records.ts";
import type { Entry } from "#model/entry.ts";
import { dayFrom, entryOf, lookedSeed } from "../support/entries.ts";
import { idOf, openSet } from "../support/set.ts";

const MAY = dayFrom("2025-05-03", "dateline");
const shared = (key: string, parts: Partial<Entry> = {}) =>
  entryOf(key, { id: "urn:quay:gull", published: MAY, ...parts });

describe("of seeds with one id", () => {
  test("the lowest key has it, whoever comes first; the others are kept and tell who has it", async () => {
    const set = openSet();
    await set.commit({ "b.txt": shared("b.txt") });
    expect(await set.shown()).toEqual(["b.txt"]);
    await set.commit({ "c.txt": shared("c.txt") });
    await set.commit({ "a.txt": shared("a.txt") });
    expect(await set.shown()).toEqual(["a.txt"]);
    expect(await set.accounts()).toEqual({
      "a.txt": "published",
      "b.txt": "same-id a.txt",
      "c.txt": "same-id a.txt",
    });
    expect((await set.read()).root.counts).toEqual({ ...NONE, published: 1, "same-id": 2 });
  });

  test("the next comes forward when the winner goes, takes another id, turns draft or bad", async () => {
    const goings = {
      gone: undefined,
      "another id": entryOf("a.txt"),
      draft: shared("a.txt", { draft: true }),
      bad: { ...lookedSeed(entryOf("a.txt")), outcome: { kind: "asset", type: "image/png" } as const },
    };
    for (const [how, after] of Object.entries(goings)) {
      const set = openSet();
      await set.commit({ "a.txt": shared("a.txt"), "b.txt": shared("b.txt"), "c.txt": shared("c.txt") });
      await set.commit({ "a.txt": after });
      expect(
        (await set.shown()).filter((key) => key !== "a.txt"),
        how,
      ).toEqual(["b.txt"]);
      expect(await set.accounts(), how).toMatchObject({ "b.txt": "published", "c.txt": "same-id b.txt" });
    }
  });

  test("a loser that is edited or goes changes nothing for the winner", async () => {
    const set = openSet();
    await set.commit({ "a.txt": shared("a.txt"), "b.txt": shared("b.txt") });
    const { root } = await set.read();
    await set.commit({ "b.txt": shared("b.txt", { text: "Edited.", html: "<p>Edited.</p>" }) });
    expect((await set.read()).root.entries).toEqual(root.entries);
    await set.commit({ "a.txt": undefined });
    const [item] = (await set.read()).root.entries;
    expect(item?.count).toBe(1);
    await set.commit({ "b.txt": undefined });
    expect(await set.accounts()).toEqual({});
    expect((await set.read()).root.seeds).toEqual([]);
  });

  test("one that is named explicitly and derived from another key goes to the lower of both", async () => {
    const [low, high] = [openSet(), openSet()];
    const taking = (key: string, of: string) => entryOf(key, { id: idOf(of) });
    await low.commit({ "b.txt": entryOf("b.txt"), "a.txt": taking("a.txt", "b.txt") });
    expect(await low.accounts()).toEqual({ "a.txt": "published", "b.txt": "same-id a.txt" });
    await high.commit({ "b.txt": entryOf("b.txt") });
    await high.commit({ "c.txt": taking("c.txt", "b.txt") });
    expect(await high.accounts()).toEqual({ "b.txt": "published", "c.txt": "same-id b.txt" });
    await high.commit({ "b.txt": undefined });
    expect(await high.accounts()).toEqual({ "c.txt": "published" });
    await high.commit({ "b.txt": entryOf("b.txt") });
    expect(await high.accounts()).toEqual({ "b.txt": "published", "c.txt": "same-id b.txt" });
  });

  test("an id that a seed names outlives the seed's key: a rename in one commit or two", async () => {
    for (const steps of [
      [{ "a.txt": undefined, "z.txt": shared("z.txt") }],
      [{ "z.txt": shared("z.txt") }, { "a.txt": undefined }],
      [{ "a.txt": undefined }, { "z.txt": shared("z.txt") }],
    ]) {
      const set = openSet();
      await set.commit({ "a.txt": shared("a.txt") });
      const [before] = (await set.read()).root.entries;
      for (const step of steps) await set.commit(step);
      expect(await set.accounts()).toEqual({ "z.txt": "published" });
      const [after] = (await set.read()).root.entries;
      expect([after?.count, after?.hex]).toEqual([before?.count, before?.hex]);
    }
  });

  test("a draft claims none, and loses none of its own", async () => {
    const set = openSet();
    await set.commit({ "a.txt": shared("a.txt", { draft: true }), "b.txt": shared("b.txt") });
    expect(await set.accounts()).toEqual({ "a.txt": "draft", "b.txt": "published" });
    await set.commit({ "a.txt": shared("a.txt") });
    expect(await set.accounts()).toEqual({ "a.txt": "published", "b.txt": "same-id a.txt" });
  });
});

describe("an embargo", () => {
  const early = (key: string, day: string, parts: Partial<Entry> = {}) =>
    entryOf(key, { published: dayFrom(day, "front-matter"), ...parts });
  const SECOND = Date.UTC(1970, 0, 14) / 1000;

  test("ends with the commit at its second, and tells when the next one does", async () => {
    const set = openSet();
    await set.commit({
      "b.txt": early("b.txt", "1970-01-15"),
      "a.txt": early("a.txt", "1970-01-14"),
      "c.txt": entryOf("c.txt"),
    });
    expect([await set.shown(), await set.due()]).toEqual([["c.txt"], ["a.txt", "b.txt"]]);
    expect((await set.read()).root.nextDue).toBe(SECOND);
    await set.wait(SECOND - 1);
    expect(await set.due()).toEqual(["a.txt", "b.txt"]);
    await set.wait(SECOND);
    expect([await set.shown(), await set.due()]).toEqual([["c.txt", "a.txt"], ["b.txt"]]);
    expect((await set.read()).root.counts).toEqual({ ...NONE, published: 2, due: 1 });
    await set.wait(SECOND + 86_400);
    expect([await set.due(), (await set.read()).root.nextDue]).toEqual([[], undefined]);
  });

  test("that is edited away, moved or taken back while it lasts leaves nothing behind", async () => {
    const set = openSet();
    await set.commit({ "a.txt": early("a.txt", "1970-01-14"), "b.txt": early("b.txt", "1970-01-14") });
    await set.commit({ "a.txt": early("a.txt", "1970-01-10"), "b.txt": early("b.txt", "1970-02-01") });
    expect([await set.shown(), await set.due()]).toEqual([["a.txt"], ["b.txt"]]);
    await set.commit({ "a.txt": undefined, "b.txt": undefined });
    expect([await set.shown(), await set.due()]).toEqual([[], []]);
    expect((await set.read()).root).toMatchObject({ seeds: [], counts: NONE });
  });

  test("of the seed that has an id holds back the others too, and one that came forward keeps its own", async () => {
    const set = openSet();
    await set.commit({ "a.txt": early("a.txt", "1970-01-14", { id: "urn:quay:gull" }), "b.txt": shared("b.txt") });
    expect(await set.accounts()).toEqual({ "a.txt": "due", "b.txt": "same-id a.txt" });
    await set.commit({ "0.txt": shared("0.txt") });
    await set.commit({ "0.txt": undefined });
    expect(await set.accounts()).toEqual({ "a.txt": "due", "b.txt": "same-id a.txt" });
    await set.wait(SECOND);
    expect(await set.accounts()).toEqual({ "a.txt": "published", "b.txt": "same-id a.txt" });
  });
});

test("of two changes to one key the last counts", async () => {
  const set = openSet();
  const base = await set.read();
  const record = lookedSeed(entryOf("a.txt"));
  await set.catalog.commit(
    base,
    [
      { key: "a.txt", record: undefined },
      { key: "a.txt", record },
    ],
    set.rules(),
  );
  expect(await set.shown()).toEqual(["a.txt"]);
  await set.catalog.commit(
    await set.read(),
    [
      { key: "a.txt", record },
      { key: "a.txt", record: undefined },
    ],
    set.rules(),
  );
  expect(await set.shown()).toEqual([]);
});

test("whatever happened to get there, the set is the one that its seeds make at once", async () => {
  const keys = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"];
  const state = fc.record({
    id: fc.constantFrom("own", "urn:1", "urn:2", idOf("c.txt")),
    day: fc.constantFrom("1970-01-05", "1970-01-05", "1970-01-06", "1970-01-20", "1970-01-25"),
    draft: fc.constantFrom(false, false, false, true),
  });
  const made = (key: string, { id, day, draft }: typeof state extends fc.Arbitrary<infer S> ? S : never): Entry =>
    entryOf(key, { ...(id !== "own" && { id }), draft, published: dayFrom(day, "front-matter") });
  const step = fc.record({
    changes: fc.dictionary(fc.constantFrom(...keys), fc.option(state, { nil: undefined, freq: 3 }), { maxKeys: 4 }),
    logged: fc.boolean(),
    wait: fc.constantFrom(0, 0, 700_000, 1_200_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const [set, clean] = [openSet(), openSet()];
      const now: Record<string, Entry | undefined> = {};
      let at = 1_000_000;
      for (const { changes, logged, wait } of steps) {
        const entries = Object.entries(changes).map(([key, one]) => [key, one && made(key, one)] as const);
        for (const [key, entry] of entries) now[key] = entry;
        if (logged) {
          const log = entries.map(([key, entry]) => ({ key, record: entry && lookedSeed(entry) }));
          await set.catalog.append(await set.read(), log, at);
        } else await set.commit(Object.fromEntries(entries));
        at += wait;
        if (wait > 0) await set.wait(at);
      }
      await set.wait(at);
      await clean.wait(at);
      await clean.commit(now);
      const [{ root }, { root: expected }] = [await set.read(), await clean.read()];
      for (const part of ["seeds", "entries", "due", "front", "counts", "nextDue"] as const)
        expect(root[part], part).toEqual(expected[part]);
    }),
    { numRuns: 150 },
  );
});

describe("what was committed of late", () => {
  test("is remembered by key, from any revision on", async () => {
    const set = openSet();
    await set.commit({ "a.txt": entryOf("a.txt") });
    await set.commit({ "b.txt": entryOf("b.txt"), "c.txt": undefined });
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`many-${i}.txt`, undefined]));
    await set.commit(many);
    const state = await set.read();
    expect(state.root.revision).toBe(3);
    expect(await keysSince(state, 3)).toEqual(new Set());
    expect(await keysSince(state, 2)).toEqual(new Set(Object.keys(many)));
    expect(await keysSince(state, 1)).toEqual(new Set(["b.txt", "c.txt", ...Object.keys(many)]));
    expect(await keysSince(state, 0)).toEqual(new Set(["a.txt", "b.txt", "c.txt", ...Object.keys(many)]));
  });

  test("is forgotten at some point, for the root is of constant size, and then it says so", async () => {
    const set = openSet();
    let size = 0;
    for (let i = 0; i < 120; i++) {
      await set.commit({ [`${i}.txt`]: undefined });
      if (i === 60) size = JSON.stringify((await set.read()).root).length;
    }
    const state = await set.read();
    expect(JSON.stringify(state.root).length).toBeLessThan(size * 1.1);
    expect(await keysSince(state, 0)).toBeUndefined();
    expect(await keysSince(state, state.root.recent.since - 1)).toBeUndefined();
    const kept = await keysSince(state, state.root.recent.since);
    expect(kept?.size).toBe(120 - state.root.recent.since);
    expect(kept).toContain("119.txt");
  });

  test("is forgotten by time, so that a tick has nothing to do long after", async () => {
    const set = openSet();
    await set.commit({ "a.txt": undefined });
    await set.wait(1_000_000 + 3_600);
    const state = await set.read();
    expect(await keysSince(state, 0)).toBeUndefined();
    expect(await keysSince(state, 1)).toEqual(new Set());
  });
});

test("every seed is accounted for in one way", async () => {
  const set = openSet();
  await set.commit({
    "a.txt": shared("a.txt"),
    "b.txt": shared("b.txt"),
    "c.txt": entryOf("c.txt", { draft: true }),
    "d.txt": entryOf("d.txt", { published: dayFrom("1999-01-01", "meta") }),
    "e.bin": {
      ...lookedSeed(entryOf("e.bin")),
      outcome: { kind: "rejected", rule: "binary", reason: "It is.", hint: "Text." },
    },
    "f.png": { ...lookedSeed(entryOf("f.png")), outcome: { kind: "asset", type: "image/png" } },
  });
  expect(await set.accounts()).toEqual({
    "a.txt": "published",
    "b.txt": "same-id a.txt",
    "c.txt": "draft",
    "d.txt": "due",
    "e.bin": "rejected",
    "f.png": "asset",
  });
  const { counts } = (await set.read()).root;
  expect(counts).toEqual({ published: 1, draft: 1, due: 1, "same-id": 1, asset: 1, rejected: 1 });
});
