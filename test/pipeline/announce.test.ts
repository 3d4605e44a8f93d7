import { describe, expect, test } from "vitest";
import { StoreUnavailable } from "#model/errors.ts";
import { announce } from "#pipeline/announce.ts";
import { postForm } from "#pipeline/post-form.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { type HubAnswer, startHub, type TestHub } from "../support/hub.ts";
import { intercept, noting, type StoreCall, sleepingAt } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, channel, drop, handle, NOON, nobody, siteOf } from "../support/test-site.ts";

const TOPICS = ["https://quay.example/atom.xml", "https://quay.example/feed.json", "https://quay.example/rss.xml"];
const FEEDS = ["rss.xml", "atom.xml", "feed.json"];
const MEMORY = "state/announced.json";

/** A site whose hub this is, with one article published and not yet announced; a hub that hangs is waited for a second. */
const published = async (hub: TestHub) => {
  const out = openMemory(() => NOON);
  const post: Site["post"] = (address, form, patience) => postForm(address, form, Math.min(patience, 1_000));
  const site = { ...siteOf({ channel: { ...channel, hub: hub.address }, post }), out };
  await drop(site.seeds, "bell.md", article("Bell rings"));
  await handle(site, "bell.md");
  return site;
};

const edit = async (site: Site, title: string) => {
  await drop(site.seeds, "bell.md", article(title));
  await handle(site, "bell.md");
};

/** What the hub hears from here on. */
const hears = async (hub: TestHub, work: () => Promise<unknown>) => {
  hub.heard.length = 0;
  await work();
  return hub.heard.toSorted();
};

const puttingOf = async (site: Site) => {
  const calls: StoreCall[] = [];
  await announce({ ...site, out: intercept(site.out, noting(calls)) });
  return calls.filter(({ operation }) => operation === "put").map(({ key }) => key);
};

describe("the hub", () => {
  test("is told of each feed, by the address that the feed gives as its own", async () => {
    const hub = await startHub();
    const site = await published(hub);
    expect(await announce(site)).toEqual({ told: FEEDS, trouble: [] });
    expect(hub.heard.toSorted()).toEqual(TOPICS);
    const { "public/feed.json": json = "", ...xml } = site.out.texts("public/");
    expect(TOPICS).toContain(JSON.parse(json).feed_url);
    expect(xml["public/atom.xml"]).toContain(`rel="self" type="application/atom+xml" href="${TOPICS[0]}"`);
    expect(xml["public/rss.xml"]).toMatch(new RegExp(`<atom:link rel="self"[^>]* href="${TOPICS[2]}"`));
  });

  test("hears nothing, and nothing is put, where nothing changed", async () => {
    const hub = await startHub();
    const site = await published(hub);
    await announce(site);
    expect(await hears(hub, () => publishSite(site).then(() => announce(site)))).toEqual([]);
    expect(await puttingOf(site)).toEqual([]);
  });

  test("hears again of what changed again", async () => {
    const hub = await startHub();
    const site = await published(hub);
    await announce(site);
    await edit(site, "Bell is silent");
    expect(await hears(hub, () => announce(site))).toEqual(TOPICS);
  });

  test("hears of the feeds that changed and of no other", async () => {
    const hub = await startHub();
    const site = await published(hub);
    await announce(site);
    site.out.plant("public/atom.xml", "<feed/>");
    expect(await hears(hub, () => announce(site))).toEqual(TOPICS.slice(0, 1));
    expect(await hears(hub, () => announce(site))).toEqual([]);
  });

  test("hears nothing of a feed that was overwritten and put right", async () => {
    const hub = await startHub();
    const site = await published(hub);
    await announce(site);
    site.out.plant("public/rss.xml", "somebody else's words");
    expect((await publishSite(site)).written).toEqual(["rss.xml"]);
    expect(await hears(hub, () => announce(site))).toEqual([]);
  });

  test.each([undefined, "javascript:alert(1)"])("that is %s is not told, nor is the store asked", async (hub) => {
    const calls: StoreCall[] = [];
    const out = intercept(openMemory(), noting(calls));
    const site = siteOf({ out, channel: { ...channel, ...(hub && { hub }) }, post: nobody });
    expect(await announce(site)).toEqual({ told: [], trouble: [] });
    expect(calls).toEqual([]);
  });
});

describe("a hub in trouble", () => {
  const waitsOf = (site: Site) => {
    const waits: number[] = [];
    const sleep = async (ms: number) => void waits.push(ms);
    return { waits, site: { ...site, clock: { ...site.clock, sleep, chance: () => 0.5 } } };
  };

  test.each<HubAnswer>([500, 503, 429, 408, "reset", "hang"])(
    "that answers %s is asked again, and told",
    async (bad) => {
      const hub = await startHub((_, nth) => (nth === 0 ? bad : 202));
      const { site, waits } = waitsOf(await published(hub));
      expect(await announce(site)).toEqual({ told: FEEDS, trouble: [] });
      expect(hub.heard).toHaveLength(6);
      expect(waits).toEqual([500, 500, 500]);
    },
  );

  test.each<HubAnswer>([500, "reset", "hang"])("that goes on with %s is left after three tries", async (bad) => {
    const hub = await startHub(() => bad);
    const { site, waits } = waitsOf(await published(hub));
    const { told, trouble } = await announce(site);
    expect(told).toEqual([]);
    expect(trouble).toHaveLength(3);
    expect(trouble[0]).toContain(`The hub ${hub.address} does not know of the new https://quay.example/rss.xml: `);
    expect(hub.heard).toHaveLength(9);
    expect(waits.toSorted((a, b) => a - b)).toEqual([500, 500, 500, 2_000, 2_000, 2_000]);
  });

  test.each([301, 400, 403, 404])("that answers %d means it, and is not asked twice", async (status) => {
    const hub = await startHub(() => status);
    const { trouble } = await announce(await published(hub));
    expect(trouble[0]).toMatch(new RegExp(`: it answered ${status}$`));
    expect(hub.heard).toHaveLength(3);
  });

  test("that nobody reaches fails nothing", async () => {
    const hub = await startHub();
    const site = await published({ ...hub, address: "http://127.0.0.1:1/" });
    expect((await announce(site)).trouble[0]).toMatch(/ECONNREFUSED/);
  });

  test("is told by the next run", async () => {
    const hub = await startHub(() => 503);
    const site = await published(hub);
    await announce(site);
    hub.answer = () => 202;
    expect(await hears(hub, () => announce(site))).toEqual(TOPICS);
    expect(await hears(hub, () => announce(site))).toEqual([]);
  });

  test("with one topic is told of it alone by the next run", async () => {
    const hub = await startHub((topic) => (topic.endsWith("atom.xml") ? 404 : 202));
    const site = await published(hub);
    expect((await announce(site)).told).toEqual(["rss.xml", "feed.json"]);
    expect(await hears(hub, () => announce(site))).toEqual(TOPICS.slice(0, 1));
  });

  test("is not waited for beyond the deadline", async () => {
    const hub = await startHub(() => 500);
    const site = await published(hub);
    const until = (deadline: number) => ({ ...site, clock: { ...site.clock, deadline } });
    expect((await announce(until(NOON))).trouble[0]).toMatch(/: no time was left$/);
    expect(hub.heard).toEqual([]);
    await announce(until(NOON + 2));
    expect(hub.heard).toHaveLength(6);
    const patiences: number[] = [];
    const post: Site["post"] = async (_address, _form, patience) => patiences.push(patience) && 202;
    await announce({ ...until(NOON + 1), post });
    await announce({ ...until(NOON + 60), post, out: intercept(site.out, forgetful) });
    expect(patiences).toEqual([1_000, 1_000, 1_000, 3_000, 3_000, 3_000]);
  });
});

/** A store that lost the memory. */
const forgetful = <T>({ key }: StoreCall, go: () => Promise<T>): Promise<T> =>
  key === MEMORY ? (Promise.resolve(undefined) as Promise<T>) : go();

describe("what the hub was told is remembered", () => {
  test("so that a crash before it was told leaves that to the next run", async () => {
    const hub = await startHub();
    const site = await published(hub); // and here it died
    expect((await publishSite(site)).written).toEqual([]);
    expect(await hears(hub, () => announce(site))).toEqual(TOPICS);
  });

  test("and where it is not, after a crash, the hub is told once more", async () => {
    const hub = await startHub();
    const site = await published(hub);
    const out = intercept(site.out, ({ operation, key }, go) =>
      operation === "put" && key === MEMORY ? Promise.reject(new StoreUnavailable("503", { hint: "Wait." })) : go(),
    );
    expect(await announce({ ...site, out })).toEqual({ told: [], trouble: ["503 Wait."] });
    expect(await hears(hub, () => announce(site))).toEqual(TOPICS);
    expect(await hears(hub, () => announce(site))).toEqual([]);
  });

  test("by the last who told, not by one who slept meanwhile", async () => {
    const hub = await startHub();
    const site = await published(hub);
    const { around, asleep, wake } = sleepingAt(({ operation, key }) => operation === "put" && key === MEMORY);
    const sleeper = announce({ ...site, out: intercept(site.out, around) });
    await asleep;
    await edit(site, "Bell is silent");
    await announce(site);
    wake();
    expect(await sleeper).toEqual({ told: FEEDS, trouble: [] });
    expect(await hears(hub, () => announce(site))).toEqual([]);
    await edit(site, "Bell rings");
    expect(await hears(hub, () => announce(site))).toEqual(TOPICS);
  });

  test.each(["", "{", "null", "[1]", '"rss.xml"', '{"rss.xml":1}'])(
    "and damaged, %j, it is made anew",
    async (damaged) => {
      const hub = await startHub();
      const site = await published(hub);
      await announce(site);
      const right = site.out.texts(MEMORY);
      site.out.plant(MEMORY, damaged);
      expect(await hears(hub, () => announce(site))).toEqual(TOPICS);
      expect(site.out.texts(MEMORY)).toEqual(right);
    },
  );

  test("and a store that does not answer fails nothing", async () => {
    const hub = await startHub();
    const site = await published(hub);
    const out = intercept(site.out, () => Promise.reject(new StoreUnavailable("503", { hint: "Wait." })));
    expect(await announce({ ...site, out })).toEqual({ told: [], trouble: ["503 Wait."] });
  });
});
