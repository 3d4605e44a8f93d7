import { describe, expect, test } from "vitest";
import { ConfigurationError, StoreRefused } from "#model/errors.ts";
import { build } from "#pipeline/build.ts";
import { FRONT } from "#pipeline/check-feeds.ts";
import { type Ask, type Diagnosis, examineConfiguration, examineInstallation } from "#pipeline/doctor.ts";
import { ingest } from "#pipeline/ingest.ts";
import type { Site } from "#pipeline/site.ts";
import { renderFront } from "#pipeline/site-documents.ts";
import type { Store } from "#store/store.ts";
import { intercept } from "../support/intercept.ts";
import { openMemory } from "../support/memory-store.ts";
import { article, clockAt, drop, NOON, channel as sample, siteOf } from "../support/test-site.ts";

const good = { ...sample, siteUrl: "https://quay.lv/", idAuthority: { name: "quay.lv", date: "2024-01-01" } };
const HOUR = 3_600;

const all = async (diagnoses: AsyncIterable<Diagnosis>): Promise<Diagnosis[]> => {
  const found: Diagnosis[] = [];
  for await (const diagnosis of diagnoses) found.push(diagnosis);
  return found;
};
const wrongIn = (diagnoses: readonly Diagnosis[]): string[] =>
  diagnoses.flatMap(({ troubles }) => troubles.map(({ message, hint }) => `${message} → ${hint}`));

describe("a configuration", () => {
  const wrongWith = async (parts: Partial<typeof good>) =>
    wrongIn(await all(examineConfiguration(async () => ({ ...good, ...parts }), NOON)));

  test("that can be used is well", async () => {
    expect(await wrongWith({})).toEqual([]);
  });

  test.each([
    ["http://quay.lv/", /is not encrypted.* → Serve public\/ over https/],
    ["http://localhost:8080/", /is this machine: nobody else finds it/],
    ["http://127.0.0.1/feeds/", /is this machine/],
    ["http://[::1]/", /is this machine/],
    ["https://news.example.org/", /is an example: nobody finds it/],
    ["https://quay.example/", /is an example/],
  ])("whose site is at %s is not", async (siteUrl, message) => {
    const wrong = await wrongWith({ siteUrl });
    expect(wrong).toEqual([expect.stringMatching(message)]);
    expect(wrong[0]).toContain(siteUrl);
  });

  test.each(["example.org", "news.example.com", "ada@example.org", "localhost"])(
    "whose ids carry %s is not, for nobody owns that name",
    async (name) => {
      expect(await wrongWith({ idAuthority: { name, date: "2024-01-01" } })).toEqual([
        expect.stringMatching(/^id\.authority .* belongs to nobody/),
      ]);
    },
  );

  test("whose ids carry a day that is yet to come is not; today will do", async () => {
    const dated = (date: string) => wrongWith({ idAuthority: { name: "quay.lv", date } });
    expect(await dated("2026-01-16")).toEqual([expect.stringMatching(/^id\.date 2026-01-16 is yet to come/)]);
    expect(await dated("2026-01-15")).toEqual([]);
  });

  test("that cannot be read has each of its mistakes told on a line", async () => {
    const load = () =>
      Promise.reject(new ConfigurationError("x.json is not right:\n  a: missing\n  b: odd", { hint: "Mend." }));
    expect(wrongIn(await all(examineConfiguration(load, NOON)))).toEqual(["a: missing → Mend.", "b: odd → Mend."]);
  });
});

/** Two articles, built an hour ago. */
const built = async (parts: Partial<Site> = {}): Promise<Site> => {
  const site = siteOf({ channel: good, out: openMemory(() => NOON - HOUR), ...parts });
  await drop(site.seeds, "bell.txt", article("Bell rings"));
  await drop(site.seeds, "crab.txt", article("Crab walks"));
  await build({ ...site, clock: clockAt(NOON - HOUR) });
  return site;
};
/** The store as it is, but its clock, as the probe meets it, is right. */
const lookedAt = async (site: Site, parts: Partial<Site> = {}): Promise<string[]> =>
  wrongIn(await all(examineInstallation({ ...site, out: onTime(site.out), ...parts })));

const onTime = (out: Store, ahead = 0): Store => ({
  ...out,
  head: async (key) => {
    const found = await out.head(key);
    return found && key.startsWith("state/doctor-") ? { ...found, lastModified: NOON + ahead } : found;
  },
});
const forbid = (store: Store, operation: string, prefix = ""): Store =>
  intercept(store, async (call, go) => {
    if (call.operation === operation && call.key.startsWith(prefix))
      throw new StoreRefused(`memory/${call.key}: 403`, { hint: `Allow ${operation}.` });
    return go();
  });

describe("an installation", () => {
  test("that is in step is well, and the probe leaves nothing behind", async () => {
    const site = await built();
    const before = Object.keys(openTexts(site.out));
    expect(await lookedAt(site)).toEqual([]);
    expect(Object.keys(openTexts(site.out))).toEqual(before);
  });

  test("says what it looked at, in order", async () => {
    const diagnoses = await all(examineInstallation({ ...(await built()), load: async () => good }));
    expect(diagnoses.map(({ what }) => what)).toEqual([
      "the configuration can be used",
      "the articles in memory can be read",
      "memory takes writes, and heeds their conditions",
      "the state can be read",
      "every article was looked at",
      "the feeds show every article",
    ]);
  });

  test("where nothing was built yet lacks its feeds", async () => {
    const site = siteOf();
    expect(await lookedAt(site)).toEqual([
      expect.stringMatching(/^memory\/public has no rss\.xml, atom\.xml, feed\.json, index\.html → seedwire build/),
    ]);
  });

  test.each([
    ["the seeds cannot be listed", "seeds", "list", "", /^memory\/: 403 → Allow list/],
    ["a seed cannot be read", "seeds", "head", "", /^memory\/bell\.txt: 403 → Allow head/],
    ["OUT cannot be written", "out", "put", "state/", /^memory\/state\/doctor-\w+: 403 → Allow put/],
    ["OUT does not let go of its objects", "out", "delete", "", /^memory\/state\/doctor-\w+: 403 → Allow delete/],
    ["the state cannot be read", "out", "get", "state/root", /^memory\/state\/root\.json: 403 → Allow get/],
    ["the feeds cannot be read", "out", "head", "public/", /^memory\/public\/rss\.xml: 403 → Allow head/],
  ] as const)("where %s is told so, with what to do", async (_, place, operation, prefix, message) => {
    const site = await built();
    const ailing = { ...site, [place]: forbid(site[place], operation, prefix) };
    expect((await lookedAt(ailing))[0]).toMatch(message);
  });

  test.each([
    ["If-None-Match", (only: unknown) => only === "absent"],
    ["If-Match", (only: unknown) => only !== "absent"],
  ])("on a store that ignores %s is unsafe", async (name, ignored) => {
    const site = await built();
    const { put } = site.out;
    const out: Store = {
      ...onTime(site.out),
      put: (key, body, options) => put(key, body, ignored(options?.onlyIf) ? {} : options),
    };
    expect(await lookedAt(site, { out })).toEqual([expect.stringContaining(`memory is unsafe: it ignores ${name} →`)]);
  });

  test("whose store keeps what is deleted is told so", async () => {
    const site = await built();
    const out = { ...onTime(site.out), delete: async () => undefined };
    expect(await lookedAt(site, { out })).toEqual([expect.stringMatching(/does not delete what it is told to/)]);
  });

  test.each([
    [-300, /clock is 300 s ahead of that of memory/],
    [300, /clock is 300 s behind that of memory/],
  ])("whose store's clock is %d s off this machine's is told so", async (ahead, message) => {
    const site = await built();
    expect(await lookedAt(site, { out: onTime(site.out, ahead) })).toEqual([expect.stringMatching(message)]);
    expect(await lookedAt(site, { out: onTime(site.out, ahead / 10) })).toEqual([]);
  });

  test.each([
    ["is damaged", "{", /state\/root\.json is damaged → All of it is made from the seeds\./],
    ["a newer version wrote", '{"schema":3}', /was written by a newer Seedwire than this one → Use that newer version/],
  ])("whose state %s is told so, and what rests on it is not judged", async (_, text, message) => {
    const out = openMemory(() => NOON - HOUR);
    const site = await built({ out });
    out.plant("state/root.json", text);
    expect(await lookedAt(site)).toEqual([expect.stringMatching(message)]);
  });
});

describe("an installation whose site is asked", () => {
  /** Serves the feeds that stand in the store, with the text of feed.json given. */
  const serving =
    (json: string): Ask =>
    async (address, headers) => {
      const [, type] = Object.entries(FRONT).find(([path]) => address.endsWith(path)) ?? [];
      const status = type === undefined ? 404 : headers?.["if-none-match"] ? 304 : 200;
      const sent = { "content-type": type ?? "", etag: '"1"', "cache-control": "no-cache" };
      const open = { "access-control-allow-origin": "*", "access-control-expose-headers": "ETag" };
      return { status, headers: new Headers({ ...sent, ...open }), text: json };
    };

  test("is found where its feeds say, and is not well when caches keep an older feed for long", async () => {
    const out = openMemory(() => NOON - HOUR);
    const site = await built({ out });
    const { "public/feed.json": now = "" } = out.texts("public/");
    const before = now.replace("Bell rings", "Bell is new");
    const asked = async (ask: Ask) => wrongIn(await all(examineInstallation({ ...site, out: onTime(out) }, ask)));
    expect(await asked(serving(now))).toEqual([]);
    expect(await asked(serving(before))).toEqual([
      expect.stringMatching(/^https:\/\/quay\.lv\/feed\.json is not the feed that stands in OUT → See what/),
    ]);
    out.plant("public/feed.json", now, NOON - 60);
    expect(await asked(serving(before))).toEqual([]);
  });
});

test("a fault of Seedwire's own is no diagnosis", async () => {
  const load = () => Promise.reject(new TypeError("x is not a function"));
  await expect(all(examineConfiguration(load, NOON))).rejects.toThrow(TypeError);
});

describe("an installation that lags", () => {
  test("names the articles that wait, and since when; what landed just now is no trouble", async () => {
    const seeds = openMemory(() => NOON - 86_400);
    const site = await built({ seeds });
    seeds.plant("eel.txt", article("Eel turns"), NOON - 30);
    expect(await lookedAt(site)).toEqual([]);
    seeds.plant("dab.txt", article("Dab hides"), NOON - 600);
    seeds.plant("bell.txt", article("Bell is silent"), NOON - 900);
    expect(await lookedAt(site)).toEqual([
      expect.stringMatching(
        /^2 of 4 seeds wait to be looked at, the oldest since 2026-01-15T11:45:00\+00:00: bell\.txt, dab\.txt → /,
      ),
    ]);
  });

  test("names articles that are gone and still shown", async () => {
    const site = await built();
    await site.seeds.delete("crab.txt");
    expect(await lookedAt(site)).toEqual([
      expect.stringMatching(/^1 seeds are gone and still in the catalog: crab\.txt/),
    ]);
  });

  test("names feeds that do not show what was committed", async () => {
    const out = openMemory(() => NOON - HOUR);
    const site = await built({ out });
    const before = out.texts("public/");
    await site.seeds.delete("crab.txt");
    await build({ ...site, clock: clockAt(NOON - HOUR) });
    const { "public/feed.json": old = "" } = before;
    out.plant("public/feed.json", old);
    expect(await lookedAt(site)).toEqual([
      expect.stringMatching(/^memory\/public: somebody else wrote feed\.json → /),
      expect.stringMatching(/^memory\/public\/feed\.json does not show what the catalog holds since 2026-01-15T11:00/),
    ]);
  });

  test("is not blamed for a commit whose publishing is under way", async () => {
    const out = openMemory(() => NOON - 10);
    const site = await built({ out });
    await site.seeds.delete("crab.txt");
    await ingest({ ...site, clock: clockAt(NOON - 10) }, ["crab.txt"]);
    expect(await lookedAt(site)).toEqual([]);
    expect(await lookedAt(site, { clock: clockAt(NOON + HOUR), out: onTime(out, HOUR) })).toEqual([
      expect.stringMatching(/does not show what the catalog holds since 2026-01-15T11:59:50/),
    ]);
  });

  test("is not blamed for an article that fell due just now", async () => {
    const site = siteOf({ channel: good, out: openMemory(() => NOON - HOUR) });
    await drop(site.seeds, "later.md", "---\ntitle: Ferry\ndate: 2026-01-15T11:59:30Z\n---\n\nIt sails.\n");
    await build({ ...site, clock: clockAt(NOON - HOUR) });
    expect(await lookedAt(site)).toEqual([]);
    expect(await lookedAt(site, { clock: clockAt(NOON + HOUR), out: onTime(site.out, HOUR) })).toEqual([
      expect.stringMatching(/does not show what the catalog holds since 2026-01-15T11:59:30/),
    ]);
  });

  test("names a published address that nobody can reach", async () => {
    const site = await built({ channel: { ...good, siteUrl: "http://localhost:8080/" } });
    expect(await lookedAt(site)).toEqual([expect.stringMatching(/^siteUrl http:\/\/localhost:8080\/ is this machine/)]);
  });
});

test("the content types that are asked for are those that are stored", () => {
  const stored = renderFront(good, [], undefined).map(({ path, contentType }) => [
    path,
    contentType.replace(/;.*/, ""),
  ]);
  expect(stored).toEqual(expect.arrayContaining(Object.entries(FRONT)));
});

const openTexts = (out: Store): Record<string, string> => (out as ReturnType<typeof openMemory>).texts("");
