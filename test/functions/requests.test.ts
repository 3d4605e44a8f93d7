import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { handler as Ingest } from "../../functions/ingest.ts";
import type { handler as Reconcile } from "../../functions/reconcile.ts";
import { startHub } from "../support/hub.ts";
import { stubLambda } from "../support/lambda-environment.ts";
import { numberIn, tableBelow } from "../support/markdown-table.ts";
import { readProjectFile } from "../support/project.ts";
import { lambdaContext, s3Event, s3Record, sqsEvent } from "../support/s3-events.ts";
import type { S3Object } from "../support/s3-operations.ts";
import { type StrictS3, startStrictS3 } from "../support/strict-s3.ts";
import { article } from "../support/test-site.ts";

let server: StrictS3;
const folder = mkdtempSync(join(tmpdir(), "seedwire-"));

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  server = await startStrictS3();
});
afterAll(async () => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
  await server.close();
});

interface Functions {
  readonly ingest: typeof Ingest;
  readonly reconcile: typeof Reconcile;
}

/** The functions as they start cold, over a site of sixty articles that has been at rest for long. */
const atRest = async (variables: Readonly<Record<string, string>> = {}): Promise<Functions> => {
  for (const bucket of ["seeds", "feeds"]) server.bucket(bucket).clear();
  for (let i = 0; i < 60; i++) plant(`old/${i}.txt`, "3 May 2025");
  const { reconcile } = await started(variables);
  await reconcile({ task: "compare" }, lambdaContext());
  for (let minute = 0; minute < 3; minute++) await tick(reconcile);
  return started(variables);
};

const started = async (variables: Readonly<Record<string, string>> = {}): Promise<Functions> => {
  vi.resetModules();
  stubLambda(server, folder);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { handler: ingest } = await import("../../functions/ingest.ts");
  const { handler: reconcile } = await import("../../functions/reconcile.ts");
  return { ingest, reconcile };
};

/** The tick a minute later. */
const tick = (reconcile: typeof Reconcile) => {
  vi.setSystemTime(Date.now() + 61_000);
  return reconcile({}, lambdaContext());
};

/** The comparison a day later. */
const nextDay = (reconcile: typeof Reconcile) => {
  vi.setSystemTime(Date.now() + 86_400_000);
  return reconcile({ task: "compare" }, lambdaContext());
};

/** An article of that day. Its file has lain there for long, for what is as young as a commit is looked at twice. */
const plant = (key: string, day: string): void => {
  const object: S3Object = {
    body: Buffer.from(article(`The ${key} rings`, day)),
    etag: `"${key}"`,
    lastModified: new Date("2025-06-01T00:00:00Z"),
    headers: {},
  };
  server.bucket("seeds").set(`in/${key}`, object);
};

const land = (ingest: typeof Ingest, ...keys: readonly string[]) => {
  for (const key of keys) plant(key, "4 May 2025");
  return ingest(sqsEvent(...keys.map((key) => s3Event(s3Record(`in/${key}`)))), lambdaContext());
};

/** Billed requests of the work: those like GET, those like PUT. */
const billed = async (work: () => Promise<unknown>): Promise<readonly [number, number]> => {
  server.requests.length = 0;
  await work();
  const count = (pattern: RegExp) => server.requests.filter(({ operation }) => pattern.test(operation)).length;
  return [count(/^(Get|Head)Object$/), count(/^(PutObject|ListObjectsV2)$/)];
};

describe("the table of counted requests in docs/operations.md is right about", () => {
  const told = new Map(
    tableBelow(readProjectFile("docs/operations.md"), "Counted requests").map(([what = "", ...cells]) => [
      what,
      cells.map(numberIn),
    ]),
  );
  const expectTold = async (what: string, work: () => Promise<unknown>) =>
    expect({ [what]: await billed(work) }).toEqual({ [what]: told.get(what) });

  test("a lone article, and the ticks behind it", async () => {
    const { ingest, reconcile } = await atRest();
    await expectTold("A lone article", () => land(ingest, "bell.txt"));
    await expectTold("The tick after it", () => tick(reconcile));
    await expectTold("The tick after that", () => tick(reconcile));
    await expectTold("A tick with nothing to do", () => tick(reconcile));
    await expectTold("A lone article, in a function that is warm", () => land(ingest, "crab.txt"));
  });

  test("a batch, and the tick behind it", async () => {
    const { ingest, reconcile } = await atRest();
    const keys = Array.from({ length: 100 }, (_, i) => `burst/${i}.txt`);
    await expectTold("A hundred articles in one batch", () => land(ingest, ...keys));
    await expectTold("The tick after the batch", () => tick(reconcile));
  });

  test("the daily comparison", async () => {
    const { reconcile } = await atRest();
    await expectTold("The daily comparison with nothing to do", () => nextDay(reconcile));
  });

  test("what each further thousand articles add to it", async () => {
    const comparison = async () =>
      billed(async () => (await started()).reconcile({ task: "compare" }, lambdaContext()));
    const { reconcile } = await atRest();
    const before = await comparison();
    for (let i = 0; i < 1_000; i++) plant(`more/${i}.txt`, `${1 + (i % 28)} May ${2000 + (i % 25)}`);
    await reconcile({ task: "compare" }, lambdaContext());
    for (let minute = 0; minute < 3; minute++) await tick(reconcile);
    const after = await comparison();
    const what = "Each further thousand articles, in the comparison";
    expect({ [what]: after.map((count, i) => count - (before[i] ?? 0)) }).toEqual({ [what]: told.get(what) });
  }, 60_000);

  test("a hub", async () => {
    const hub = await startHub();
    const { ingest, reconcile } = await atRest({ SEEDWIRE_HUB: hub.address });
    await expectTold("A tick with nothing to do, with a hub", () => tick(reconcile));
    await expectTold("A lone article, with a hub", () => land(ingest, "bell.txt"));
  });
});
