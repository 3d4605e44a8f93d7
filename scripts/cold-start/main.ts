import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { s3Event, s3Record } from "../../test/support/s3-events.ts";
import { startStrictS3 } from "../../test/support/strict-s3.ts";
import { articleOf, renderMarkdown } from "../bench/article.ts";
import { type FirstCall, firstCallOf } from "./first-call.ts";

/**
 * Measures a cold start: loading a function and its first call, one more article over a site of some, beside a handler with
 * the S3 client that does the least anybody could. Interleaved, each in a process of its own; the least of all rounds, for
 * whatever else the machine does only adds. `npm run build` first.
 */
const ROUNDS = 15;
/** Articles that stand before the first round, so that the feeds are full. */
const STANDING = 60;

const server = await startStrictS3();
server.bucket("feeds");
const folder = mkdtempSync(join(tmpdir(), "seedwire-cold-"));
const env = {
  PATH: process.env.PATH,
  AWS_REGION: "eu-west-1",
  AWS_ENDPOINT_URL_S3: server.endpoint,
  AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
  SEEDS_BUCKET: "seeds",
  FEEDS_BUCKET: "feeds",
  SEEDWIRE_SITE_URL: "https://quay.example/",
  SEEDWIRE_ID_AUTHORITY: "quay.example",
  SEEDWIRE_ID_DATE: "2026-01-01",
};

const plant = (bucket: string, key: string, content: string): void => {
  const body = Buffer.from(content);
  const etag = `"${createHash("md5").update(body).digest("hex")}"`;
  server.bucket(bucket).set(key, { body, etag, lastModified: new Date(), headers: {} });
};
const plantArticle = (number: number): string => {
  const article = articleOf(number);
  plant("seeds", `${article.path}.md`, renderMarkdown(article));
  return `${article.path}.md`;
};
const landed = (...keys: readonly string[]) => s3Event(...keys.map((key) => s3Record(key)));

const costs = new Map<string, FirstCall>();
let requests = 0;
try {
  const bare = join(folder, "bare.js");
  await build({
    entryPoints: [resolve("scripts/cold-start/bare-handler.ts")],
    outfile: bare,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    mainFields: ["module", "main"],
    minify: true,
  });
  // Out of the project, whose package.json would make a module of it.
  const ingest = join(folder, "ingest/index.js");
  cpSync(resolve("dist/ingest"), dirname(ingest), { recursive: true });
  await firstCallOf(ingest, landed(...Array.from({ length: STANDING }, (_, number) => plantArticle(number))), env);
  for (const feed of ["rss.xml", "atom.xml", "feed.json"])
    plant("feeds", `bare/${feed}`, server.bucket("feeds").get(`public/${feed}`)?.body.toString() ?? "");

  for (let round = 0; round < ROUNDS; round++)
    for (const [name, file] of Object.entries({ "S3 client": bare, ingest })) {
      const event = landed(plantArticle(STANDING + round));
      const before = server.requests.length;
      const cost = await firstCallOf(file, event, env);
      if (file === ingest) requests = server.requests.length - before;
      const least = costs.get(name) ?? cost;
      costs.set(name, {
        loading: Math.min(cost.loading, least.loading),
        answering: Math.min(cost.answering, least.answering),
        wall: Math.min(cost.wall, least.wall),
      });
    }
} finally {
  await server.close();
  rmSync(folder, { recursive: true });
}

const bareCost = costs.get("S3 client");
for (const [name, { loading, answering, wall }] of costs)
  console.log(
    [
      name.padEnd(10),
      `load and first call ${wall.toFixed(0)} ms, ${(wall / (bareCost?.wall ?? wall)).toFixed(2)} of the S3 client's`,
      `CPU ${loading.toFixed(0)} ms to load, ${answering.toFixed(0)} ms to answer`,
    ].join("  "),
  );
console.log(`ingest made ${requests} requests`);
