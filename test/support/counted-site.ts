import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { build } from "#pipeline/build.ts";
import { parseConfiguration } from "#pipeline/configuration.ts";
import { CONFIGURATION } from "./harbour.ts";
import { stubLambda } from "./lambda-environment.ts";
import { type MemoryStore, openMemory } from "./memory-store.ts";
import { lambdaContext, s3Event, s3Record, sqsEvent } from "./s3-events.ts";
import type { S3Object } from "./s3-operations.ts";
import { type StrictS3, startStrictS3 } from "./strict-s3.ts";
import { clockAt, siteOf } from "./test-site.ts";

/** What one piece of work asked of S3. */
export interface Cost {
  readonly requests: number;
  /** Both ways, without headers. */
  readonly bytes: number;
}

/** A site in the buckets of a small S3, on which whatever the functions ask is counted. */
export interface CountedSite {
  readonly server: StrictS3;
  /** Fills both buckets with a site of these articles, by key, as a build leaves it and a first tick after it. */
  readonly lay: (articles: ReadonlyMap<string, string>) => Promise<void>;
  /** The buckets as they are, for `restore`. */
  readonly save: () => Saved;
  readonly restore: (saved: Saved) => void;
  /** Puts an article among the seeds; nobody hears of it. */
  readonly plant: (key: string, text: string) => void;
  /** Functions in containers that have never worked before: nothing is in their memory. */
  readonly cold: () => Promise<{ land: (key: string) => Promise<unknown>; tick: () => Promise<unknown> }>;
  readonly costOf: (work: () => Promise<unknown>) => Promise<Cost>;
  readonly close: () => Promise<void>;
}

type Saved = ReadonlyMap<string, ReadonlyMap<string, S3Object>>;

/** When the articles of such a site were put there: long ago, for what is as young as a commit is looked at twice. */
const LONG_AGO = 1_700_000_000;

export const openCountedSite = async (configuration: object = {}): Promise<CountedSite> => {
  const folder = mkdtempSync(join(tmpdir(), "seedwire-"));
  const channel = { ...CONFIGURATION, ...configuration };
  let answered = 0;
  const server = await startStrictS3({
    hooks: [
      ({ operation, bucket, key }) => {
        if (operation === "GetObject") answered += server.bucket(bucket).get(key)?.body.length ?? 0;
        return undefined;
      },
    ],
  });
  stubLambda(server, folder);
  writeFileSync(join(folder, "seedwire.config.json"), JSON.stringify(channel));

  const fill = async (bucket: string, prefix: string, store: MemoryStore): Promise<void> => {
    const objects = server.bucket(bucket);
    objects.clear();
    for await (const { key, version, lastModified } of store.list("")) {
      const body = Buffer.from((await store.get(key))?.body ?? []);
      objects.set(prefix + key, { body, etag: version, lastModified: new Date(lastModified * 1000), headers: {} });
    }
  };
  const cold: CountedSite["cold"] = async () => {
    vi.resetModules();
    const { handler: ingest } = await import("../../functions/ingest.ts");
    const { handler: reconcile } = await import("../../functions/reconcile.ts");
    return {
      land: (key) => ingest(sqsEvent(s3Event(s3Record(`in/${key}`))), lambdaContext()),
      tick: () => reconcile({}, lambdaContext()),
    };
  };
  return {
    server,
    cold,
    async lay(articles) {
      const now = Math.floor(Date.now() / 1000) - 3_600;
      const [seeds, out] = [quoted(openMemory(() => now)), quoted(openMemory(() => now))];
      for (const [key, text] of articles) seeds.plant(key, text, LONG_AGO);
      const as = parseConfiguration(channel, "The configuration");
      await build(siteOf({ seeds, out, channel: as, clock: clockAt(now) }));
      await fill("seeds", "in/", seeds);
      await fill("feeds", "", out);
      await (await cold()).tick(); // what a build leaves for the first tick
    },
    save: () => new Map(["seeds", "feeds"].map((bucket) => [bucket, new Map(server.bucket(bucket))])),
    restore: (saved) => {
      for (const [bucket, objects] of saved) {
        server.bucket(bucket).clear();
        for (const [key, object] of objects) server.bucket(bucket).set(key, object);
      }
    },
    plant: (key, text) => {
      const lastModified = new Date(LONG_AGO * 1000);
      server.bucket("seeds").set(`in/${key}`, { body: Buffer.from(text), etag: `"${key}"`, lastModified, headers: {} });
    },
    async costOf(work) {
      server.requests.length = 0;
      answered = 0;
      await work();
      const sent = server.requests.reduce((sum, { body }) => sum + body.length, 0);
      return { requests: server.requests.length, bytes: sent + answered };
    },
    async close() {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
      await server.close();
    },
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
