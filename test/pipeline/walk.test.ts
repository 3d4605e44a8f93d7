import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "#model/entry.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { catalogOf, commitAmongMany, commitTo } from "#pipeline/site-catalog.ts";
import { SMALL, smallChannel } from "../support/crowd.ts";
import { dayFrom, entryOf, lookedSeed } from "../support/entries.ts";
import { openMemory } from "../support/memory-store.ts";
import { siteOf } from "../support/test-site.ts";
import { READERS, walk } from "../support/walk.ts";

/** Promise of the archive (RFC 5005 section 4): who follows its links from the feed meets every entry. */

const DAY = 86_400;
/** An entry of that second; days far apart and seconds side by side. */
const entryAt = (name: string, at: number): Entry =>
  entryOf(`${name}.txt`, {
    published: { ...dayFrom("1970-01-01", "dateline", "minute"), value: { at, offset: 0, precision: "minute" } },
  });

const moment = fc.oneof(
  fc.integer({ min: 1_700_000_000, max: 1_700_000_020 }),
  fc.integer({ min: 0, max: 500 }).map((day) => 1_700_000_000 + day * DAY),
  fc.constantFrom(-5_000_000_000, 0, 1),
);
const entries = fc.array(moment, { maxLength: 24, size: "max" });

const openWalkable = () => {
  const out = openMemory();
  const site: Site = { ...siteOf({ out, channel: smallChannel }), limits: SMALL };
  const get = (address: string) => out.texts("public/")[`public/${address.slice(smallChannel.siteUrl.length)}`];
  const add = async (some: readonly Entry[], { amongMany = false } = {}) => {
    const catalog = catalogOf(site);
    const commit = amongMany ? commitAmongMany : commitTo;
    const changes = some.map((entry) => ({ key: entry.key, record: lookedSeed(entry) }));
    await commit(site, catalog, await catalog.read(), changes);
    await publishSite(site, { amongMany });
  };
  return { add, get };
};

describe.each(Object.keys(READERS))("%s", (name) => {
  const front = smallChannel.siteUrl + name;

  test(
    "leads to every entry, and twice only to what the feed itself carries: its end lies on a page of the archive",
    () =>
      fc.assert(
        fc.asyncProperty(entries, entries, async (first, then) => {
          const { add, get } = openWalkable();
          const all = [...first, ...then].map((at, i) => entryAt(`n${i}`, at));
          await add(all.slice(0, first.length));
          await add(all.slice(first.length));
          const met = await walk(front, get);
          expect([...new Set(met)].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
          const carried = READERS[name]?.(get(front) ?? "").ids ?? [];
          const twice = met.filter((id, i) => met.indexOf(id) !== i);
          expect(twice.filter((id) => !carried.includes(id))).toEqual([]);
        }),
        { numRuns: 15 },
      ),
    60_000,
  );

  test(
    "leads to every entry that was there when the walk began, though more come between any two steps",
    () =>
      fc.assert(
        fc.asyncProperty(
          entries,
          fc.array(fc.array(moment, { maxLength: 4 }), { maxLength: 12 }),
          fc.boolean(),
          async (first, later, amongMany) => {
            const { add, get } = openWalkable();
            const all = first.map((at, i) => entryAt(`n${i}`, at));
            await add(all);
            let step = 0;
            const met = await walk(front, get, async () => {
              const some = later[step] ?? [];
              step++;
              if (some.length > 0)
                await add(
                  some.map((at, i) => entryAt(`later${step}-${i}`, at)),
                  { amongMany },
                );
            });
            expect(all.map(({ id }) => id).filter((id) => !met.includes(id))).toEqual([]);
          },
        ),
        { numRuns: 25 },
      ),
    60_000,
  );
});
