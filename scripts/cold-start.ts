import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/**
 * Measures what a cold start loads, beside an empty handler and one with the S3 client and nothing else: interleaved, each
 * in a process of its own, the least of all rounds, for whatever else the machine does only adds. `npm run build` first.
 */
const ROUNDS = 25;
const S3_ALONE = `
  import * as s3 from "@aws-sdk/client-s3";
  const client = new s3.S3Client({});
  export const handler = async () => {
    for (const Command of [s3.GetObjectCommand, s3.PutObjectCommand, s3.DeleteObjectCommand, s3.HeadObjectCommand, s3.ListObjectsV2Command])
      await client.send(new Command({ Bucket: "b", Key: "k" }));
  };
`;

/** What the functions want to be told before they load. */
const env = {
  PATH: process.env.PATH,
  AWS_REGION: "eu-west-1",
  SEEDS_BUCKET: "seeds",
  FEEDS_BUCKET: "feeds",
  SEEDWIRE_SITE_URL: "https://quay.example/",
  SEEDWIRE_ID_AUTHORITY: "quay.example",
  SEEDWIRE_ID_DATE: "2026-01-01",
};

interface Cost {
  /** Milliseconds of user and system time, of loading the handler alone. */
  readonly cpu: number;
  /** Milliseconds from start to end of the process. */
  readonly wall: number;
}

const LOAD = `
  const before = process.cpuUsage();
  require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write("cpu " + (user + system));
`;

/** @throws when the handler does not load */
const loadOnce = (file: string): Cost => {
  const began = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", LOAD, resolve(file)], { env, encoding: "utf8" });
  const wall = performance.now() - began;
  const [, microseconds] = /cpu (\d+)$/.exec(stdout) ?? [];
  if (microseconds === undefined) throw new Error(`${file} does not load: ${stderr}`);
  return { cpu: Number(microseconds) / 1000, wall };
};

const folder = mkdtempSync(join(tmpdir(), "seedwire-cold-"));
const empty = join(folder, "empty.js");
const s3 = join(folder, "s3.js");
writeFileSync(empty, "exports.handler = async () => {};\n");
await build({
  stdin: { contents: S3_ALONE, resolveDir: process.cwd() },
  outfile: s3,
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  mainFields: ["module", "main"],
  minify: true,
});

const handlers = { empty, "S3 client": s3, ingest: "dist/ingest/index.js", reconcile: "dist/reconcile/index.js" };
const costs = new Map<string, Cost>();
for (let round = 0; round < ROUNDS; round++)
  for (const [name, file] of Object.entries(handlers)) {
    const cost = loadOnce(file);
    const least = costs.get(name) ?? cost;
    costs.set(name, { cpu: Math.min(cost.cpu, least.cpu), wall: Math.min(cost.wall, least.wall) });
  }
rmSync(folder, { recursive: true });

const [base, client] = [costs.get("empty"), costs.get("S3 client")];
for (const [name, { cpu, wall }] of costs)
  console.log(
    [
      name.padEnd(10),
      `process ${wall.toFixed(0)} ms, ${(wall / (base?.wall ?? wall)).toFixed(2)} of an empty one`,
      `loading ${cpu.toFixed(0)} ms of CPU, ${(cpu / (client?.cpu ?? cpu)).toFixed(2)} of the S3 client's`,
    ].join("  "),
  );
