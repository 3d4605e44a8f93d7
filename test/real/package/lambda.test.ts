import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openS3 } from "#store/s3-store.ts";
import type { Store } from "#store/store.ts";
import { type RealS3, startRealS3 } from "../../support/ceph.ts";
import { filesIn } from "../../support/harbour.ts";
import { type Lambda, LambdaError, startLambda } from "../../support/lambda.ts";
import { PROJECT } from "../../support/project.ts";
import { s3Event, s3Record, sqsEvent, TEST_EVENT } from "../../support/s3-events.ts";
import { s3Environment, seedwire } from "../../support/seedwire.ts";
import { article, publicOf, temporaryFolder } from "../../support/test-site.ts";

/** The zips as they are deployed, under AWS's own runtime client, over a real S3 server. */

const CONFIGURATION = {
  SEEDWIRE_SITE_URL: "https://quay.example/",
  SEEDWIRE_ID_AUTHORITY: "quay.example",
  SEEDWIRE_ID_DATE: "2024-01-01",
};

let s3: RealS3;
beforeAll(async () => {
  s3 = await startRealS3();
});
afterAll(() => s3?.stop());

const zipOf = (name: string): string => {
  const zip = join(PROJECT, `dist/${name}.zip`);
  if (!existsSync(zip)) throw new Error(`There is no dist/${name}.zip. Build it: npm run build`);
  return zip;
};

/** Two new buckets, and how to start a function over them. */
const deploy = async () => {
  const [seedsBucket, feedsBucket] = await Promise.all([s3.createBucket(), s3.createBucket()]);
  const variables = { SEEDS_BUCKET: seedsBucket, SEEDS_PREFIX: "in/", FEEDS_BUCKET: feedsBucket };
  return {
    seeds: openS3({ bucket: seedsBucket, prefix: "in/", client: s3.client() }),
    feeds: openS3({ bucket: feedsBucket, client: s3.client() }),
    message: (key: string, eventName?: string) =>
      s3Event(s3Record(`in/${key}`, { bucket: seedsBucket, ...(eventName && { eventName }) })),
    start: (name: "ingest" | "reconcile", configuration: Readonly<Record<string, string>> = CONFIGURATION) =>
      startLambda(zipOf(name), { ...variables, ...s3Environment(s3), ...configuration }),
  };
};
type Deployment = Awaited<ReturnType<typeof deploy>>;

const drop = (seeds: Store, key: string, text: string) => seeds.put(key, new TextEncoder().encode(text));
const titlesOf = async (feeds: Store) => {
  const feed = new TextDecoder().decode((await feeds.get("public/feed.json"))?.body);
  return (JSON.parse(feed) as { items: { title: string }[] }).items.map(({ title }) => title).toSorted();
};
const DONE = { batchItemFailures: [] };

describe("ingest", () => {
  let site: Deployment;
  let lambda: Lambda;
  beforeAll(async () => {
    site = await deploy();
    lambda = await site.start("ingest");
  });
  afterAll(() => lambda?.stop());
  beforeEach(async () => {
    for await (const { key } of site.seeds.list("")) await site.seeds.delete(key);
    for await (const { key } of site.feeds.list("")) await site.feeds.delete(key);
  });
  const send = (...keys: string[]) => lambda.invoke(sqsEvent(...keys.map((key) => site.message(key))));

  test("succeeds at the test of the notifications", async () => {
    expect(await lambda.invoke(sqsEvent(TEST_EVENT))).toEqual(DONE);
  });

  test("brings out the first article of an empty bucket, in all formats, with their types", async () => {
    await drop(site.seeds, "bell.md", article("Bell rings"));
    expect(await send("bell.md")).toEqual(DONE);
    expect(await titlesOf(site.feeds)).toEqual(["Bell rings"]);
    const paths = Object.keys(await publicOf(site.feeds));
    expect(paths).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^public\/articles\/bell-[0-9a-f]{8}\.html$/),
        ...["atom.xml", "feed.json", "index.html", "rss.xml", "style.css"].map((path) => `public/${path}`),
      ]),
    );
  });

  test("follows an edit and a deletion", async () => {
    await drop(site.seeds, "bell.md", article("Bell rings"));
    await send("bell.md");
    await drop(site.seeds, "bell.md", article("Bell is silent"));
    await send("bell.md");
    expect(await titlesOf(site.feeds)).toEqual(["Bell is silent"]);
    await site.seeds.delete("bell.md");
    expect(await lambda.invoke(sqsEvent(site.message("bell.md", "ObjectRemoved:DeleteMarkerCreated")))).toEqual(DONE);
    expect(await titlesOf(site.feeds)).toEqual([]);
    expect(Object.keys(await publicOf(site.feeds)).filter((path) => path.startsWith("public/articles/"))).toEqual([]);
  });

  test("takes a burst with duplicates in one go", async () => {
    const keys = Array.from({ length: 20 }, (_, i) => `gull-${i}.md`);
    for (const [i, key] of keys.entries()) await drop(site.seeds, key, article(`Gull ${String(i).padStart(2, "0")}`));
    expect(await send(...keys, ...keys, ...keys.toReversed())).toEqual(DONE);
    expect(await titlesOf(site.feeds)).toEqual(keys.map((_, i) => `Gull ${String(i).padStart(2, "0")}`));
  });

  test("rejects a poisoned file, says so in its log, and is done with the message", async () => {
    await drop(site.seeds, "poison.md", "%PDF-1.7 this is no article");
    await drop(site.seeds, "bell.md", article("Bell rings"));
    expect(await send("poison.md", "bell.md")).toEqual(DONE);
    expect(await titlesOf(site.feeds)).toEqual(["Bell rings"]);
    const rejection = expect.objectContaining({ level: "WARN", key: "poison.md", rule: "binary" });
    await expect.poll(() => linesWith("A seed was rejected")).toContainEqual(rejection);
    const metric = expect.objectContaining({ Rejected: 1, Entries: 1, Failed: 0 });
    await expect.poll(() => linesWith("CloudWatchMetrics")).toContainEqual(metric);
  });
  const linesWith = (words: string): unknown[] =>
    lambda.lines.flatMap((line) => (line.includes(words) ? [JSON.parse(line)] : []));

  test.each(["with a space.md", "a+b.md", "50% & c#1?.md", "café/😀.md"])("reads the key %j", async (key) => {
    await drop(site.seeds, key, article("Bell rings"));
    expect(await send(key)).toEqual(DONE);
    expect(await titlesOf(site.feeds)).toEqual(["Bell rings"]);
  });

  test("does a bare event of S3 as well", async () => {
    await drop(site.seeds, "bell.md", article("Bell rings"));
    expect(await lambda.invoke(site.message("bell.md"))).toBeNull();
    expect(await titlesOf(site.feeds)).toEqual(["Bell rings"]);
  });

  test("reports the message that nobody can read, and does the others", async () => {
    await drop(site.seeds, "bell.md", article("Bell rings"));
    expect(await lambda.invoke(sqsEvent("garbage", site.message("bell.md")))).toEqual({
      batchItemFailures: [{ itemIdentifier: "m0" }],
    });
    expect(await titlesOf(site.feeds)).toEqual(["Bell rings"]);
  });
});

test("what ended in the dead-letter queue does its work when it is sent again, from the seed as it is by then", async () => {
  const site = await deploy();
  await drop(site.seeds, "bell.md", article("Bell rings"));
  const message = site.message("bell.md");
  const broken = await site.start("ingest", { ...CONFIGURATION, FEEDS_BUCKET: "nobody-made-this-bucket" });
  try {
    expect(await broken.invoke(sqsEvent(message))).toEqual({ batchItemFailures: [{ itemIdentifier: "m0" }] });
  } finally {
    await broken.stop();
  }
  await drop(site.seeds, "bell.md", article("Bell rings twice"));
  const mended = await site.start("ingest");
  try {
    expect(await mended.invoke(sqsEvent(message, message))).toEqual(DONE);
  } finally {
    await mended.stop();
  }
  expect(await titlesOf(site.feeds)).toEqual(["Bell rings twice"]);
});

describe("two of them at once", () => {
  test("lose nothing: every article comes out", async () => {
    const site = await deploy();
    const both = await Promise.all([site.start("ingest"), site.start("ingest")]);
    try {
      const keys = Array.from({ length: 24 }, (_, i) => `gull-${i}.md`);
      for (const [i, key] of keys.entries()) await drop(site.seeds, key, article(`Gull ${i}`));
      const batches = [0, 1].map(async (own) => {
        for (let i = own; i < keys.length; i += 6)
          await both[own]?.invoke(sqsEvent(...[i, i + 2, i + 4].map((n) => site.message(keys[n] ?? ""))));
      });
      await Promise.all(batches);
      expect(await titlesOf(site.feeds)).toHaveLength(24);
    } finally {
      for (const lambda of both) await lambda.stop();
    }
  });
});

describe("reconcile", () => {
  test("makes the first feeds of an empty bucket, and finds what no event told", async () => {
    const site = await deploy();
    const lambda = await site.start("reconcile");
    try {
      expect(await lambda.invoke({})).toBeNull();
      expect(await titlesOf(site.feeds)).toEqual([]);
      await drop(site.seeds, "bell.md", article("Bell rings"));
      await lambda.invoke({ task: "compare" });
      expect(await titlesOf(site.feeds)).toEqual(["Bell rings"]);
    } finally {
      await lambda.stop();
    }
  });
});

test("a function that is told nothing does not start, and says what it misses", async () => {
  const starting = startLambda(zipOf("ingest"), { FEEDS_BUCKET: "feeds" });
  await expect(starting).rejects.toThrow(LambdaError);
  await expect(starting).rejects.toThrow(/SEEDS_BUCKET is not set/);
});

test("the samples give the same public documents as in a folder, byte for byte", async () => {
  const cwd = temporaryFolder();
  const seeds = join(PROJECT, "seeds");
  const configuration = join(PROJECT, "seedwire.config.json");
  const built = await seedwire(["build", seeds, "site", "--quiet", "--config", configuration], { cwd });
  expect([built.code, built.stderr]).toEqual([0, ""]);

  const site = await deploy();
  const keys = readdirSync(seeds, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(seeds.length + 1));
  for (const key of keys) await site.seeds.put(key, readFileSync(join(seeds, key)));
  const lambda = await site.start("ingest", variablesOf(configuration));
  try {
    expect(await lambda.invoke(sqsEvent(...keys.map((key) => site.message(key))))).toEqual(DONE);
  } finally {
    await lambda.stop();
  }
  // Siblings, topics and sitemaps follow with the tick.
  const tick = await site.start("reconcile", variablesOf(configuration));
  try {
    await tick.invoke({});
  } finally {
    await tick.stop();
  }
  const onS3 = Object.entries(await publicOf(site.feeds)).map(([key, text]) => [key.slice("public/".length), text]);
  expect(Object.fromEntries(onS3)).toEqual(filesIn(join(cwd, "site/public")));
  expect(onS3.length).toBeGreaterThan(12);
});

/** A configuration file as the variables that say the same. */
const variablesOf = (file: string): Readonly<Record<string, string>> => {
  const { id, ...plain } = JSON.parse(readFileSync(file, "utf8")) as Record<string, string> & {
    readonly id: Readonly<Record<"authority" | "date", string>>;
  };
  const settings = Object.entries(plain).filter(([name]) => name !== "$schema");
  return {
    SEEDWIRE_ID_AUTHORITY: id.authority,
    SEEDWIRE_ID_DATE: id.date,
    ...Object.fromEntries(
      settings.map(([name, value]) => [`SEEDWIRE_${name.replaceAll(/[A-Z]/g, "_$&").toUpperCase()}`, value]),
    ),
  };
};
