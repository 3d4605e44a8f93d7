import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { reconcile } from "#pipeline/reconcile.ts";
import type { Site } from "#pipeline/site.ts";
import { statusOf } from "#pipeline/status.ts";
import { mediaPath } from "#publish/assets.ts";
import type { Store } from "#store/store.ts";
import { type Around, Crash, dyingAfter, intercept, noting, type StoreCall, sleepingAt } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { channel, cleanBuildOf, clockAt, drop, handle, NOON, publicOf, siteOf } from "../support/test-site.ts";
import { WORLDS } from "../support/worlds.ts";

/** Files beside articles: a picture and a recording of a harbour, as small as their formats allow. */

const png = (width: number, height: number): Uint8Array => {
  const header = Buffer.alloc(33);
  header.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0, "latin1");
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
};
const mp3 = (length: number): Uint8Array =>
  Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\0\0", "latin1"), Buffer.alloc(length - 10, 0xff)]);

const showing = (title: string, what: string, fields = "") =>
  `---\ntitle: ${title}\ndate: 2025-05-03\n${fields}---\n\nThe gates opened at noon, and twelve boats went out.\n\n${what}\n`;
const BOAT = showing("Boats sail", "![Twelve boats](boat.png)");
const GULL = showing("Gulls return", "![The same boats](../boat.png) [Hear them](talk.mp3)");
const DRAFT = showing("Nobody may read this", "![Twelve boats](boat.png)", "draft: true\n");

/** How much the nodes hold: two of anything, so that few files make large trees. */
const TINY = { entries: { items: 2, bytes: 100_000, branch: 2 }, seeds: { items: 2, bytes: 100_000, branch: 2 } };

const put = async (seeds: Store, key: string, bytes: Uint8Array) => void (await seeds.put(key, bytes));
const copyOf = async ({ out }: Site, key: string) =>
  Buffer.from((await out.get(`public/${mediaPath(key)}`))?.body ?? []);
const addressOf = (key: string) => `https://quay.example/${mediaPath(key)}`;
const feedOf = async ({ out }: Site): Promise<string> =>
  Buffer.from((await out.get("public/feed.json"))?.body ?? []).toString();
const mediaIn = async ({ out }: Site) =>
  Object.keys(await publicOf(out)).filter((path) => path.startsWith("public/media/"));
const expectClean = async ({ seeds, out, channel, limits }: Site) =>
  expect(await publicOf(out)).toEqual(await cleanBuildOf(seeds, { channel, ...(limits && { limits }) }));

const around = (site: Site, one: Around): Site => ({
  ...site,
  seeds: intercept(site.seeds, one),
  out: intercept(site.out, one),
});

describe.each(WORLDS)("in %s", (_, open) => {
  test("a picture that lands before its article, with it or behind it is shown the same", async () => {
    const shown: Record<string, string>[] = [];
    for (const batches of [[["boat.png"], ["a.md"]], [["a.md"], ["boat.png"]], [["a.md", "boat.png"]]]) {
      const site = { ...(await open()), channel: { ...channel, lastModified: "ignore" as const } };
      for (const keys of batches) {
        if (keys.includes("a.md")) await drop(site.seeds, "a.md", BOAT);
        if (keys.includes("boat.png")) await put(site.seeds, "boat.png", png(640, 480));
        await handle(site, ...keys);
      }
      expect(await feedOf(site)).toContain(addressOf("boat.png"));
      expect(await copyOf(site, "boat.png")).toEqual(png(640, 480));
      await expectClean(site);
      shown.push(await publicOf(site.out));
    }
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });
});

describe("a picture beside two articles", () => {
  const harbour = async (): Promise<Site> => {
    const site = siteOf();
    await put(site.seeds, "boat.png", png(640, 480));
    await drop(site.seeds, "a.md", BOAT);
    await drop(site.seeds, "news/b.md", GULL.replace("../", ""));
    await build(site);
    return site;
  };
  const pageOf = async ({ out }: Site, title: string) =>
    Object.values(await publicOf(out)).find(
      (text) => text.includes("<h1") && text.includes(title) && text.includes("<article"),
    );

  test("is copied with its true type, and its size stands in both", async () => {
    const puts: [string, string | undefined][] = [];
    const site = siteOf();
    const out: Store = {
      ...site.out,
      put: (key, body, options) => {
        puts.push([key, options?.contentType]);
        return site.out.put(key, body, options);
      },
    };
    await put(site.seeds, "boat.png", Buffer.concat([Buffer.from("GIF89a\x02\0\x03\0\0\0\0", "latin1")]));
    await drop(site.seeds, "a.md", BOAT);
    await build({ ...site, out });
    expect(puts).toContainEqual([`public/${mediaPath("boat.png")}`, "image/gif"]);
    expect(await feedOf(site)).toContain('width=\\"2\\" height=\\"3\\"');
  });

  test("follows when it is edited", async () => {
    const site = await harbour();
    await put(site.seeds, "boat.png", png(320, 200));
    await handle(site, "boat.png");
    expect(await feedOf(site)).toContain('width=\\"320\\"');
    expect(await feedOf(site)).not.toContain('width=\\"640\\"');
    expect(await pageOf(site, "Gulls return")).toContain('width="320"');
    expect(await copyOf(site, "boat.png")).toEqual(png(320, 200));
    await expectClean(site);
  });

  test("is gone from both, and from the site, when it goes", async () => {
    const site = await harbour();
    await site.seeds.delete("boat.png");
    await handle(site, "boat.png");
    expect(await mediaIn(site)).toEqual([]);
    expect(await feedOf(site)).not.toContain("media/");
    await expectClean(site);
  });

  test("stays while one of them shows it, and goes with the last", async () => {
    const site = await harbour();
    await site.seeds.delete("a.md");
    await handle(site, "a.md");
    expect(await mediaIn(site)).toHaveLength(1);
    await drop(site.seeds, "news/b.md", showing("Gulls return", "They rest."));
    await handle(site, "news/b.md");
    expect(await mediaIn(site)).toEqual([]);
    await expectClean(site);
  });

  test("gives way to one that lies nearer, and comes back when that goes", async () => {
    const site = await harbour();
    await put(site.seeds, "news/boat.png", png(100, 50));
    await handle(site, "news/boat.png");
    expect(await pageOf(site, "Gulls return")).toContain(`src="../${mediaPath("news/boat.png")}"`);
    expect(await pageOf(site, "Boats sail")).toContain(`src="../${mediaPath("boat.png")}"`);
    await expectClean(site);
    await site.seeds.delete("news/boat.png");
    await handle(site, "news/boat.png");
    expect(await pageOf(site, "Gulls return")).toContain(`src="../${mediaPath("boat.png")}"`);
    await expectClean(site);
  });

  test("is not written again when nothing about it changed", async () => {
    const site = await harbour();
    const calls: StoreCall[] = [];
    await build({ ...site, out: intercept(site.out, noting(calls)) });
    await put(site.seeds, "boat.png", png(640, 480));
    await handle({ ...site, out: intercept(site.out, noting(calls)) }, "boat.png");
    expect(calls.filter(({ operation, key }) => operation === "put" && key.startsWith("public/"))).toEqual([]);
  });

  test("stands again after somebody removed or overwrote it, and a stranger's file does not stay", async () => {
    const site = await harbour();
    const before = await publicOf(site.out);
    await site.out.delete(`public/${mediaPath("boat.png")}`);
    await build(site);
    expect(await publicOf(site.out)).toEqual(before);
    await drop(site.out, `public/${mediaPath("boat.png")}`, "scribble");
    await drop(site.out, `public/${mediaPath("never.png")}`, "scribble");
    await reconcile(site);
    expect(await publicOf(site.out)).toEqual(before);
  });
});

test("a recording that an article links to is its enclosure, with its true type and length", async () => {
  const site = siteOf();
  await drop(site.seeds, "news/b.md", GULL);
  await handle(site, "news/b.md");
  expect(await feedOf(site)).not.toContain('"attachments"');
  await put(site.seeds, "news/talk.mp3", mp3(4321));
  await handle(site, "news/talk.mp3");
  const [item] = JSON.parse(await feedOf(site)).items;
  const pages = Object.entries(await publicOf(site.out)).filter(([path]) => path.startsWith("public/articles/"));
  expect(pages.map(([, text]) => text).join()).toContain(`href="../${mediaPath("news/talk.mp3")}"`);
  expect(item.attachments).toEqual([{ url: addressOf("news/talk.mp3"), mime_type: "audio/mpeg", size_in_bytes: 4321 }]);
  const rss = Buffer.from((await site.out.get("public/rss.xml"))?.body ?? []).toString();
  expect(rss).toContain(`<enclosure length="4321" type="audio/mpeg" url="${addressOf("news/talk.mp3")}"/>`);
});

describe("nothing of what is held is copied (promise P4)", () => {
  test.each([
    ["a draft", DRAFT],
    ["an embargoed article", BOAT.replace("2025-05-03", "2026-03-01")],
    ["one whose id another has", BOAT.replace("---\n", "---\nid: urn:quay:one\n")],
  ])("the picture of %s waits with it", async (_, text) => {
    const site = siteOf();
    await drop(site.seeds, "0.md", showing("The first", "It has the id.", "id: urn:quay:one\n"));
    await drop(site.seeds, "a.md", text);
    await put(site.seeds, "boat.png", png(640, 480));
    await build(site);
    expect(await mediaIn(site)).toEqual([]);
    const later = Date.UTC(2026, 2, 2) / 1000;
    const due = { ...site, clock: clockAt(later) };
    await drop(site.seeds, "a.md", text.replace("draft: true\n", ""));
    await site.seeds.delete("0.md");
    await handle(due, "a.md", "0.md");
    expect(await mediaIn(site)).toEqual([`public/${mediaPath("boat.png")}`]);
    expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds, { now: later }));
  });

  test("nor what lies in a folder above and is hidden by a nearer one", async () => {
    const site = siteOf();
    await drop(site.seeds, "a.md", DRAFT);
    await put(site.seeds, "boat.png", png(640, 480));
    await put(site.seeds, "news/boat.png", png(64, 48));
    await drop(site.seeds, "news/b.md", BOAT);
    await build(site);
    expect(await mediaIn(site)).toEqual([`public/${mediaPath("news/boat.png")}`]);
  });
});

test("what no article can show is accounted for, with the reason", async () => {
  const site = siteOf();
  await drop(site.seeds, "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
  await drop(site.seeds, "boat.png", "no picture");
  await drop(site.seeds, "talk.mp3", "");
  await put(site.seeds, "gull.png", png(1, 1));
  await drop(site.seeds, "a.md", showing("Boats sail", "![x](boat.png) ![x](drawing.svg) [x](talk.mp3)"));
  await build(site);
  expect(await mediaIn(site)).toEqual([]);
  const { seeds } = await statusOf(site.out);
  const reasons = Object.fromEntries(seeds.map(({ key, reason }) => [key, reason]));
  expect(reasons).toEqual({
    "a.md": undefined,
    "boat.png": expect.stringMatching(/do not show/),
    "drawing.svg": expect.stringMatching(/scripts/),
    "gull.png": undefined,
    "talk.mp3": expect.stringMatching(/empty/),
  });
});

test("a file that is another by the time it is copied waits until it is committed", async () => {
  const site = siteOf();
  await put(site.seeds, "boat.png", png(640, 480));
  await drop(site.seeds, "a.md", BOAT);
  await ingest(site, ["a.md", "boat.png"]);
  await put(site.seeds, "boat.png", png(1, 1));
  await publishSite(site);
  expect(await mediaIn(site)).toEqual([]);
  // Nobody looked while it was another: whoever hears of it now finds what was committed.
  await put(site.seeds, "boat.png", png(640, 480));
  await handle(site, "boat.png");
  await expectClean(site);
  expect(await mediaIn(site)).toHaveLength(1);
});

test("a worker that sleeps before it copies does not bring back the picture of an article that went", async () => {
  const site = siteOf();
  await put(site.seeds, "boat.png", png(640, 480));
  await drop(site.seeds, "a.md", BOAT);
  await ingest(site, ["a.md", "boat.png"]);
  for (const dies of [false, true]) {
    const nap = sleepingAt(({ operation, key }) => operation === "put" && key.startsWith("public/media/"));
    let woken = false;
    const dying: Around = async ({ operation, key }, go) => {
      const result = await go();
      if (woken && dies && operation === "put" && key.startsWith("public/media/")) throw new Crash();
      return result;
    };
    const done = publishSite(around(around(site, dying), nap.around)).catch((error) =>
      expect(error).toBeInstanceOf(Crash),
    );
    await nap.asleep;
    await site.seeds.delete("a.md");
    await handle(site, "a.md");
    woken = true;
    nap.wake();
    await done;
    await handle(site);
    expect(await mediaIn(site)).toEqual([]);
    await drop(site.seeds, "a.md", BOAT);
    await ingest(site, ["a.md"]);
  }
});

/** The site when nobody sleeps over its last commit any more. */
const settled = async (site: Site, later = NOON + 1_000): Promise<Site> => {
  const own = { ...site, clock: clockAt(later) };
  await publishSite(own);
  return own;
};

describe("a worker behind the others", () => {
  const harbour = async () => {
    const site = siteOf();
    await drop(site.seeds, "a.md", BOAT);
    await build(site);
    return settled(site);
  };
  const asleepAt = async (
    site: Site,
    operation: StoreCall["operation"],
    path: string,
    meanwhile: () => Promise<void>,
  ): Promise<void> => {
    const nap = sleepingAt((call) => call.operation === operation && call.key.startsWith(`public/${path}`));
    const done = publishSite(around(site, nap.around), { amongMany: true });
    await nap.asleep;
    await meanwhile();
    nap.wake();
    await done;
    await expectClean(site);
  };

  test("does not show a picture that went while it slept (A → B → A)", async () => {
    const site = await harbour();
    await put(site.seeds, "boat.png", png(640, 480));
    await ingest(site, ["boat.png"]);
    await asleepAt(site, "put", "articles/", async () => {
      await site.seeds.delete("boat.png");
      await handle(site, "boat.png");
    });
  });

  test("does not take away a picture that came back", async () => {
    const site = await harbour();
    await put(site.seeds, "boat.png", png(640, 480));
    await handle(site, "boat.png");
    await drop(site.seeds, "a.md", DRAFT);
    await ingest(site, ["a.md"]);
    await asleepAt(site, "delete", "media/", async () => {
      await drop(site.seeds, "a.md", BOAT);
      await handle(site, "a.md");
    });
    expect(await mediaIn(site)).toHaveLength(1);
  });

  test.each(["a.md", "boat.png"])(
    "leaves nothing for longer than a tick when it dies (%s was committed)",
    async (key) => {
      const young = await harbour();
      await put(young.seeds, "boat.png", png(640, 480));
      await handle(young, "boat.png");
      const site = await settled(young, NOON + 2_000);
      await handle(site, key);
      await site.out.delete(`public/${mediaPath("boat.png")}`);
      await publishSite(site);
      await expectClean(site);
    },
  );
});

test("wherever an article stands, its picture is shown from where it was copied to", async () => {
  const site = siteOf({ limits: TINY, channel: { ...channel, entriesPerFeed: 1, topics: { tags: true } } });
  const days = ["2025-05-01", "2025-05-02", "2025-05-03", "2025-05-04", "2025-05-05"];
  for (const day of days)
    await drop(site.seeds, `${day}.md`, BOAT.replace("date: 2025-05-03", `tags: sea\ndate: ${day}`));
  await build(site);
  await put(site.seeds, "boat.png", png(640, 480));
  await handle(site, "boat.png");
  await expectClean(site);
  const pages = Object.entries(await publicOf(site.out)).filter(([, text]) => text.includes("boat"));
  for (const folder of [
    "articles/",
    "archive/",
    "topics/",
    "topics/[^/]+/archive/",
    "(?:rss|atom)\\.xml",
    "feed\\.json",
  ])
    expect(pages.filter(([path]) => new RegExp(`^public/${folder}`).test(path)).length, folder).toBeGreaterThan(0);
  for (const [path, text] of pages) expect(text, path).not.toContain("https://quay.example/boat.png");
});

test("what a picture and its article cost does not depend on how many there are (promise P3)", async () => {
  const costsAmong = async (count: number): Promise<number[]> => {
    const young = siteOf();
    for (let i = 0; i < count; i++) {
      const key = `2025/${i}`;
      await drop(
        young.seeds,
        `${key}.md`,
        BOAT.replace("boat.png", `${i}.png`).replace("Boats sail", `Boat ${i} sails`),
      );
      await put(young.seeds, `${key}.png`, png(640, 480));
    }
    await build(young);
    const site = await settled(young);
    const costs: number[] = [];
    for (const key of ["2025/new.png", "2025/new.md", "2025/7.png", "2025/8.md"]) {
      if (key.endsWith(".png")) await put(site.seeds, key, png(3, 4));
      else await drop(site.seeds, key, BOAT.replace("boat.png", "new.png").replace("Boats sail", "A crab walks"));
      const calls: StoreCall[] = [];
      const cold = around(site, noting(calls));
      await ingest(cold, [key], { amongMany: true });
      await publishSite(cold, { amongMany: true });
      costs.push(calls.length);
      await publishSite(site);
    }
    return costs;
  };
  const [few, many] = [await costsAmong(100), await costsAmong(400)];
  // A node read and one written where a tree is higher, and what is announced of the archive.
  for (const [i, cost] of many.entries()) expect(cost).toBeLessThanOrEqual((few[i] ?? 0) + 6);
});

describe("a piece of the state", () => {
  test.each([
    ["is edited", async (site: Site) => put(site.seeds, "boat.png", png(1, 2))],
    ["is gone", async (site: Site) => site.seeds.delete("boat.png")],
  ])("whichever is lost while a picture %s, a comparison mends it", async (_, change) => {
    const lay = async (): Promise<Site> => {
      const site = siteOf({ limits: TINY });
      for (const key of ["a.md", "news/b.md", "boat.png", "news/talk.mp3"]) await put(site.seeds, key, bytesOf(key, 0));
      await build(site);
      return site;
    };
    const { out } = await lay();
    for await (const { key } of out.list("state/nodes/")) {
      const site = await lay();
      await site.out.delete(key);
      await change(site);
      await reconcile({ ...site, out: intercept(site.out, (_, go) => go()) });
      await expectClean(site);
    }
  });

  test("that is needed is no garbage", async () => {
    let now = NOON;
    const seeds = openMemory(() => NOON - 86_400);
    const site = siteOf({ seeds, out: openMemory(() => now) });
    for (const key of ["a.md", "boat.png"]) await put(seeds, key, bytesOf(key, 0));
    await build(site);
    for (const _ of [1, 2, 3]) {
      now += 2 * 86_400;
      await reconcile({ ...site, out: intercept(site.out, (_, go) => go()), clock: clockAt(now) });
    }
    await put(seeds, "boat.png", png(1, 2));
    await handle({ ...site, out: intercept(site.out, (_, go) => go()), clock: clockAt(now) }, "boat.png");
    await expectClean(site);
  });
});

/** What may lie at each key: nothing, or one of these. */
const CONTENTS: Readonly<Record<string, readonly (string | Uint8Array)[]>> = {
  "a.md": [
    BOAT,
    DRAFT,
    showing("Plain", "No picture."),
    showing("Both", "![x](boat.png)", "image: news/gull.png\ntags: sea\n"),
  ],
  "news/b.md": [
    GULL,
    BOAT,
    BOAT.replace("2025-05-03", "2026-03-01"),
    showing("Same", "![x](gull.png)", "id: urn:x\ntags: sea\n"),
  ],
  "news/c.md": [showing("Same", "![x](boat.png) ![y](gull.png)", "id: urn:x\n"), GULL],
  "boat.png": [png(640, 480), png(320, 200), "no picture"],
  "news/boat.png": [png(64, 48), mp3(30)],
  "news/gull.png": [png(10, 20), png(10, 21)],
  "news/talk.mp3": [mp3(100), mp3(200)],
};
const KEYS = Object.keys(CONTENTS);
const bytesOf = (key: string, nth: number): Uint8Array => {
  const all = CONTENTS[key] ?? [];
  return Buffer.from((all[nth % all.length] ?? "") as string);
};

const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("drop"), key: fc.constantFrom(...KEYS), nth: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete"), key: fc.constantFrom(...KEYS) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "tick" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "build" as const }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const change = async (seeds: Store, one: Deed): Promise<string[]> => {
  if (!("key" in one)) return [];
  if ("nth" in one) await seeds.put(one.key, bytesOf(one.key, one.nth));
  else await seeds.delete(one.key);
  return [one.key];
};

test("whatever lands, changes and goes, with events late, twice and from workers that died, equals a clean build", async () => {
  const step = fc.record({ deed, heard: fc.boolean(), dies: fc.option(fc.nat(30), { nil: undefined }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
      let second = NOON - 1_000;
      const seeds = openMemory(() => second);
      const site = siteOf({
        seeds,
        out: openMemory(() => second),
        limits: TINY,
        channel: { ...channel, entriesPerFeed: 2, topics: { tags: true } },
      });
      const waiting = new Set<string>();
      for (const { deed: one, heard, dies } of steps) {
        second += 7;
        for (const key of await change(seeds, one)) waiting.add(key);
        if (one.kind === "build") await build(site);
        if (one.kind === "tick") await publishSite(site);
        if (!heard) continue;
        try {
          await handle(dies === undefined ? site : around(site, dyingAfter(dies)), ...waiting);
          waiting.clear();
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
      }
      await handle(site, ...waiting, ...waiting);
      await expectClean(site);
    }),
    { numRuns: 150 },
  );
});

test("workers whose calls come in any order end where a clean build does", async () => {
  const deeds = fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(deeds, fc.boolean(), fc.boolean(), fc.scheduler(), async (all, settled, amongMany, order) => {
      let second = NOON - 1_000;
      const seeds = openMemory(() => second++);
      const site = siteOf({ seeds });
      if (settled) {
        for (const key of KEYS) await put(seeds, key, bytesOf(key, 0));
        await build(site);
      }
      const inTurn =
        (name: string): Around =>
        async ({ operation, key }, go) => {
          await order.schedule(Promise.resolve(), `${name}: ${operation} ${key}`);
          return go();
        };
      const work = async (own: Site, some: readonly Deed[]) => {
        for (const one of some) {
          const keys = await change(own.seeds, one);
          if (one.kind === "build") await build(own);
          if (keys.length > 0) await ingest(own, keys, { amongMany });
          await publishSite(own, { amongMany: amongMany && keys.length > 0 });
        }
      };
      const done = all.map((some, i) => work({ ...around(site, inTurn(`worker ${i}`)), clock: clockAt(NOON) }, some));
      await order.waitFor(Promise.all(done));
      await publishSite(site);
      await expectClean(site);
    }),
    { numRuns: 120 },
  );
});
