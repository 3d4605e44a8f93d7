import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordsOf } from "#catalog/catalog.ts";
import { build } from "#pipeline/build.ts";
import type { Site } from "#pipeline/site.ts";
import { catalogOf } from "#pipeline/site-catalog.ts";
import { Crash, dyingAfter, intercept } from "../support/intercept.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { article, channel, cleanBuildOf, clockAt, drop, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";
import { WORLDS } from "../support/worlds.ts";

/**
 * Promise P2: whatever happened on the way, the public documents are those of a clean build from the seeds, byte for byte.
 */

const KEYS = ["a.txt", "b.txt", "deep/c.txt", "d.png"];
const TEXTS = [
  article("Ferry sails at noon", "2025-05-03"),
  article("Bell rings twice", "2025-05-04"),
  "An undated note. The tide turned, and the boats came home.\n",
  "", // rejected
];

/** What may happen in the harbour. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("drop"), key: fc.nat(3), text: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete"), key: fc.nat(3) }) },
  /** Events are delivered: some of those waiting, in any order, some twice; the worker may die on the way. */
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("deliver"),
      chosen: fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
      twice: fc.boolean(),
      dies: fc.option(fc.record({ after: fc.nat(24), when: fc.constantFrom("before" as const, "behind" as const) }), {
        nil: undefined,
      }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "build" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "tick" as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does the steps, then delivers what still waits: each event at least once after its change, as a queue does. */
const live = async (site: Site, steps: readonly Step[], pass: () => void): Promise<void> => {
  const waiting = new Set<string>();
  for (const one of steps) {
    pass();
    if (one.kind === "drop") await drop(site.seeds, keyOf(one), TEXTS[one.text] ?? "");
    if (one.kind === "delete") await site.seeds.delete(keyOf(one));
    if (one.kind === "drop" || one.kind === "delete") waiting.add(keyOf(one));
    if (one.kind === "tick") await handle(site);
    if (one.kind === "build") await build(site);
    if (one.kind !== "deliver") continue;
    const keys = one.chosen.map((key) => keyOf({ key }));
    const around = one.dies && dyingAfter(one.dies.after, one.dies.when);
    const worker = around ? { ...site, seeds: intercept(site.seeds, around), out: intercept(site.out, around) } : site;
    try {
      await handle(worker, ...(one.twice ? [...keys, ...keys] : keys));
      for (const key of keys) waiting.delete(key);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
  await handle(site, ...waiting);
};

const keyOf = ({ key }: { readonly key: number }): string => KEYS[key] ?? "";

describe("any sequence of drops, edits, deletes, batches, duplicates and crashes equals a clean build", () => {
  test("in a store whose versions tell content only", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        let second = NOON - 1_000;
        const seeds = openMemory(() => second);
        const out = openMemory(() => second);
        await live({ ...siteOf({ seeds, out }) }, steps, () => {
          second += 7;
        });
        expect(await publicOf(out)).toEqual(await cleanBuildOf(seeds));
      }),
      { numRuns: 150 },
    );
  });

  test.each(WORLDS.slice(1))("in %s", async (_, open) => {
    const ignoring = { ...channel, lastModified: "ignore" as const };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const site = { ...(await open()), channel: ignoring };
        await live(site, steps, () => undefined);
        expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds, { channel: ignoring }));
      }),
      { numRuns: 12 },
    );
  });
});

describe("a worker that dies at any call, and its work done again", () => {
  /** Two pages stand; then one article is edited, one is deleted, one is new. */
  const harbour = async () => {
    const seeds = openMemory(() => NOON - 86_400);
    seeds.plant("a.txt", article("Ferry sails"));
    seeds.plant("b.txt", article("Bell rings"));
    const site = siteOf({ seeds });
    await build(site);
    const change = async () => {
      seeds.plant("a.txt", article("Ferry sails late"));
      await seeds.delete("b.txt");
      seeds.plant("c.txt", article("Crab walks"));
    };
    return { seeds, site, change };
  };
  const KEYS_TOUCHED = ["a.txt", "b.txt", "c.txt"];

  test.each(["before", "behind"] as const)("(%s the call) ends where a clean build does", async (when) => {
    let deaths = 0;
    for (let after = 0; ; after++) {
      const { seeds, site, change } = await harbour();
      await change();
      const around = dyingAfter(after, when);
      const dying = { ...site, seeds: intercept(seeds, around), out: intercept(site.out, around) };
      const died = await handle(dying, ...KEYS_TOUCHED).then(
        () => false,
        (error) => error instanceof Crash,
      );
      if (!died) break;
      deaths++;
      await handle(site, ...KEYS_TOUCHED);
      expect(await publicOf(site.out), `died at call ${after}`).toEqual(await cleanBuildOf(seeds));
    }
    expect(deaths).toBeGreaterThan(15);
  });

  test.each(["before", "behind"] as const)(
    "(%s the call) leaves nothing behind when all is taken back before it is done again",
    async (when) => {
      for (let after = 0; after < 30; after++) {
        const { seeds, site, change } = await harbour();
        const before = await publicOf(site.out);
        await change();
        const around = dyingAfter(after, when);
        const dying = { ...site, seeds: intercept(seeds, around), out: intercept(site.out, around) };
        await handle(dying, ...KEYS_TOUCHED).catch(() => undefined);
        seeds.plant("a.txt", article("Ferry sails"));
        seeds.plant("b.txt", article("Bell rings"));
        await seeds.delete("c.txt");
        await handle(site, ...KEYS_TOUCHED);
        expect(await publicOf(site.out), `died at call ${after}`).toEqual(before);
      }
    },
  );

  test("and nobody does it again: the next tick publishes what was committed", async () => {
    for (let after = 0; after < 40; after++) {
      const { seeds, site, change } = await harbour();
      await change();
      const around = dyingAfter(after, "behind");
      const dying = { ...site, seeds: intercept(seeds, around), out: intercept(site.out, around) };
      await handle(dying, ...KEYS_TOUCHED).catch(() => undefined);
      await handle(site);
      const committed = new Set(Object.keys(await publicOf(site.out)));
      const clean = await cleanBuildOf(await asCommitted(site, seeds));
      expect([...committed].toSorted(), `died at call ${after}`).toEqual(Object.keys(clean).toSorted());
    }
  });

  /** The seeds as the catalog has them: of before the change, or of after it; a commit takes all or nothing. */
  const asCommitted = async ({ out }: Site, changed: MemoryStore): Promise<MemoryStore> => {
    const known = await recordsOf(await catalogOf({ out }).read(), ["a.txt", "c.txt"]);
    if (!known.has("a.txt")) return openMemory();
    if (known.has("c.txt")) return changed;
    const before = openMemory(() => NOON - 86_400);
    before.plant("a.txt", article("Ferry sails"));
    before.plant("b.txt", article("Bell rings"));
    return before;
  };
});

describe("a site made under an older configuration", () => {
  test("is that of a clean build after the next one, whatever was published half", async () => {
    for (let after = 0; after < 30; after += 3) {
      const seeds = openMemory(() => NOON - 86_400);
      seeds.plant("a.txt", article("Ferry sails"));
      seeds.plant("b.txt", article("Bell rings"));
      const old = siteOf({ seeds });
      await build(old);
      const around = dyingAfter(after);
      const other = { ...channel, title: "The Pier", siteUrl: "https://pier.example/" };
      const site = { ...old, channel: other, clock: clockAt(NOON) };
      await build({ ...site, out: intercept(old.out, around) }).catch(() => undefined);
      await build(site);
      expect(await publicOf(site.out)).toEqual(await cleanBuildOf(seeds, { channel: other }));
    }
  });
});
