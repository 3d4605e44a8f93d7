import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { build } from "#pipeline/build.ts";
import { parseConfiguration } from "#pipeline/configuration.ts";
import { articleOf, renderMarkdown } from "../../scripts/bench/article.ts";
import { CONFIGURATION } from "../support/harbour.ts";
import { stubLambda } from "../support/lambda-environment.ts";
import { type MemoryStore, openMemory } from "../support/memory-store.ts";
import { lambdaContext, s3Event, s3Record, sqsEvent } from "../support/s3-events.ts";
import { type StrictS3, startStrictS3 } from "../support/strict-s3.ts";
import { clockAt, siteOf } from "../support/test-site.ts";

/** Promise P3: one drop costs the same at ten articles and at ten thousand, counted on the wire under the handlers. */

const SIZES = [10, 1_000, 10_000];

/** What one piece of work asked of S3. */
interface Cost {
  readonly requests: number;
  /** Both ways, without headers. */
  readonly bytes: number;
}

const folder = mkdtempSync(join(tmpdir(), "seedwire-"));
let server: StrictS3;
let answered = 0;
beforeAll(async () => {
  server = await startStrictS3({
    hooks: [
      ({ operation, bucket, key }) => {
        if (operation === "GetObject") answered += server.bucket(bucket).get(key)?.body.length ?? 0;
        return undefined;
      },
    ],
  });
  stubLambda(server, folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await server.close();
});

const costOf = async (work: () => Promise<unknown>): Promise<Cost> => {
  server.requests.length = 0;
  answered = 0;
  await work();
  const sent = server.requests.reduce((sum, { body }) => sum + body.length, 0);
  return { requests: server.requests.length, bytes: sent + answered };
};

/** Functions in containers that have never worked before: nothing is in their memory. */
const coldFunctions = async () => {
  vi.resetModules();
  const { handler: ingest } = await import("../../functions/ingest.ts");
  const { handler: reconcile } = await import("../../functions/reconcile.ts");
  return {
    land: (key: string) => ingest(sqsEvent(s3Event(s3Record(`in/${key}`))), lambdaContext()),
    tick: () => reconcile({}, lambdaContext()),
  };
};

/** S3 writes its versions in quotes. */
const quoted = (store: MemoryStore): MemoryStore => {
  const quote = <T extends { readonly version: string }>(one: T | undefined): T | undefined =>
    one && { ...one, version: `"${one.version}"` };
  return {
    ...store,
    get: async (key, options) => quote(await store.get(key, options)),
    head: async (key) => quote(await store.head(key)),
    put: async (key, body, { onlyIf, ...options } = {}) => {
      const wanted = typeof onlyIf === "object" ? { version: onlyIf.version.slice(1, -1) } : onlyIf;
      return `"${await store.put(key, body, { ...options, ...(wanted && { onlyIf: wanted }) })}"`;
    },
    async *list(prefix, options) {
      for await (const one of store.list(prefix, options)) yield { ...one, version: `"${one.version}"` };
    },
  };
};

/** About 4 kB, an hour newer than the one before. */
const plant = (seeds: MemoryStore, number: number): string => {
  const article = articleOf(number);
  const key = `${article.path}.md`;
  seeds.plant(key, renderMarkdown(article), 1_700_000_000);
  return key;
};

/** Puts what the memory holds into a bucket. */
const fill = async (bucket: string, prefix: string, store: MemoryStore): Promise<void> => {
  const objects = server.bucket(bucket);
  objects.clear();
  for await (const { key, version, lastModified } of store.list("")) {
    const body = Buffer.from((await store.get(key))?.body ?? []);
    objects.set(prefix + key, { body, etag: version, lastModified: new Date(lastModified * 1000), headers: {} });
  }
};

/** A site of so many articles in the buckets, and one more that is not landed yet. @returns its key */
const siteWith = async (size: number): Promise<string> => {
  const now = Math.floor(Date.now() / 1000) - 3_600;
  const [seeds, out] = [quoted(openMemory(() => now)), quoted(openMemory(() => now))];
  const channel = parseConfiguration(CONFIGURATION, "The configuration");
  for (let i = 0; i < size; i++) plant(seeds, i);
  await build(siteOf({ seeds, out, channel, clock: clockAt(now) }));
  const key = plant(seeds, size);
  await fill("seeds", "in/", seeds);
  await fill("feeds", "", out);
  return key;
};

describe("a lone article of about 4 kB", () => {
  const landings: Cost[] = [];

  test.each(SIZES)("beside %i others takes 32 requests at most until it is in the feeds", async (size) => {
    const key = await siteWith(size);
    const { tick } = await coldFunctions();
    await tick(); // what a build leaves for the first tick
    const { land } = await coldFunctions();
    const landing = await costOf(() => land(key));
    const later = await costOf((await coldFunctions()).tick);
    landings.push(landing);
    console.log(size, "landing", landing, "and its tick", later);
    expect(landing.requests).toBeLessThanOrEqual(32);
  });

  test("takes about as many beside a thousand as beside ten thousand, and moves as many bytes", () => {
    const [, thousand, most] = landings as [Cost, Cost, Cost];
    // A landing may divide a leaf, and a tree of ten thousand may be a level higher: each is a node read and one written.
    expect(Math.abs(thousand.requests - most.requests)).toBeLessThanOrEqual(4);
    expect(most.bytes / thousand.bytes).toBeGreaterThan(0.9);
    expect(most.bytes / thousand.bytes).toBeLessThan(1.1);
  });
});
