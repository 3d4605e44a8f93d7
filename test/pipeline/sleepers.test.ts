import { describe, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { type Around, Crash, intercept, type StoreCall, sleepingAt } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, cleanBuildOf, drop, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";
import { WORLDS } from "../support/worlds.ts";

/** Promise P7: readers do not go back in time, not even when a stalled worker wakes up and writes. */

const BELL = article("Bell rings");
const CRAB = article("Crab walks sideways");

const around = (site: Site, ...all: readonly Around[]): Site => {
  const wrap = (store: Site["out"]) => all.reduce(intercept, store);
  return { ...site, seeds: wrap(site.seeds), out: wrap(site.out) };
};
const putOf = (path: string) => (call: StoreCall) => call.operation === "put" && call.key === path;

/** Runs `work` until it falls asleep, does `meanwhile`, wakes it and waits for its end. */
const asleep = async (
  site: Site,
  fits: (call: StoreCall) => boolean,
  work: (site: Site) => Promise<unknown>,
  meanwhile: () => Promise<unknown>,
): Promise<void> => {
  const nap = sleepingAt(fits);
  const done = work(around(site, nap.around));
  await nap.asleep;
  await meanwhile();
  nap.wake();
  await done;
};

describe.each(WORLDS)("in %s", (_, open) => {
  const harbour = async (): Promise<Site> => {
    const site = await open();
    await drop(site.seeds, "bell.txt", BELL);
    await build(site);
    return site;
  };
  const expectClean = async (site: Site) => expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));

  test("a publisher that sleeps while its article is deleted does not bring it back (A → B → A)", async () => {
    const site = await harbour();
    await drop(site.seeds, "crab.txt", CRAB);
    await ingest(site, ["crab.txt"]);
    // It holds the versions of A, and has rendered B. What is deleted meanwhile was never public: A stands as it stood.
    await asleep(site, putOf("public/feed.json"), publishSite, async () => {
      await site.seeds.delete("crab.txt");
      await handle(site, "crab.txt");
      await expectClean(site);
    });
    await expectClean(site);
  });

  test("nor when B was public for a while", async () => {
    const site = await harbour();
    await drop(site.seeds, "crab.txt", CRAB);
    await ingest(site, ["crab.txt"]);
    await asleep(site, putOf("public/rss.xml"), publishSite, async () => {
      await publishSite(site);
      await site.seeds.delete("crab.txt");
      await handle(site, "crab.txt");
    });
    await expectClean(site);
  });

  test("nor for longer than until the next tick, when it dies behind its write", async () => {
    const site = await harbour();
    await drop(site.seeds, "crab.txt", CRAB);
    await ingest(site, ["crab.txt"]);
    let written = 0;
    const dying: Around = async (call, go) => {
      if (written > 0) throw new Crash();
      const result = await go();
      if (call.operation === "put" && call.key.startsWith("public/articles/")) written++;
      if (written > 0) throw new Crash();
      return result;
    };
    const publishAndDie = (own: Site) => publishSite(around(own, dying)).catch(() => undefined);
    await asleep(
      site,
      ({ operation, key }) => operation === "put" && key.startsWith("public/"),
      publishAndDie,
      async () => {
        await site.seeds.delete("crab.txt");
        await handle(site, "crab.txt");
      },
    );
    expect(written).toBe(1);
    await publishSite(site);
    await expectClean(site);
  });

  test("a worker that sleeps between looking and committing does not bring a deleted article back", async () => {
    const site = await harbour();
    await drop(site.seeds, "crab.txt", CRAB);
    // Whoever hears of the deletion finds nothing to do: the catalog never knew the article.
    await asleep(
      site,
      putOf("state/root.json"),
      (own) => handle(own, "crab.txt"),
      async () => {
        await site.seeds.delete("crab.txt");
        await handle(site, "crab.txt");
      },
    );
    await expectClean(site);
  });

  test("nor does it put an older text over a newer one that was there before", async () => {
    const site = await harbour();
    await drop(site.seeds, "bell.txt", CRAB);
    await asleep(
      site,
      putOf("state/root.json"),
      (own) => handle(own, "bell.txt"),
      async () => {
        await drop(site.seeds, "bell.txt", BELL);
        await handle(site, "bell.txt");
      },
    );
    await expectClean(site);
  });

  test("nor does it take away an article that came back", async () => {
    const site = await harbour();
    await site.seeds.delete("bell.txt");
    await asleep(
      site,
      putOf("state/root.json"),
      (own) => handle(own, "bell.txt"),
      async () => {
        await drop(site.seeds, "bell.txt", BELL);
        await handle(site, "bell.txt");
      },
    );
    await expectClean(site);
  });

  test("a worker that sleeps before it removes a page does not remove the page of an article that came back", async () => {
    const site = await harbour();
    await site.seeds.delete("bell.txt");
    await ingest(site, ["bell.txt"]);
    const removal = ({ operation }: StoreCall) => operation === "delete";
    await asleep(site, removal, publishSite, async () => {
      await drop(site.seeds, "bell.txt", BELL);
      await handle(site, "bell.txt");
    });
    await expectClean(site);
  });
});

describe("a publisher that sleeps at any of its calls", () => {
  const LATE = article("Late words nobody may read again");

  /** The bell stands; its new text is committed; the sleeper is about to publish that. */
  const harbour = async () => {
    const seeds = openMemory(() => NOON - 86_400);
    const site = siteOf({ seeds });
    seeds.plant("bell.txt", BELL);
    await build(site);
    seeds.plant("bell.txt", LATE);
    await ingest(site, ["bell.txt"]);
    return { seeds, site };
  };

  test("writes nothing old after it woke, and all ends as it should", async () => {
    let naps = 0;
    for (let nth = 0; ; nth++) {
      const { seeds, site } = await harbour();
      let calls = 0;
      let awake = false;
      const late: string[] = [];
      const noting: Site["out"] = {
        ...site.out,
        put: async (key, body, options) => {
          const version = await site.out.put(key, body, options);
          if (awake && key.startsWith("public/") && new TextDecoder().decode(body).includes("Late words"))
            late.push(key);
          return version;
        },
      };
      const nap = sleepingAt(() => calls++ === nth);
      const done = publishSite({ ...site, out: intercept(noting, nap.around) });
      const slept = await Promise.race([nap.asleep.then(() => true), done.then(() => false)]);
      if (!slept) break;
      naps++;
      seeds.plant("bell.txt", article("Bell is silent"));
      await handle(site, "bell.txt");
      awake = true;
      nap.wake();
      await done;
      expect(late, `asleep at call ${nth}`).toEqual([]);
      expect(await publicOf(site.out), `asleep at call ${nth}`).toEqual(await cleanBuildOf(seeds));
    }
    expect(naps).toBeGreaterThan(8);
  });
});
