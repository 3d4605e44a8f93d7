import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { handler as Ingest } from "../../functions/ingest.ts";
import type { handler as Reconcile } from "../../functions/reconcile.ts";
import { stubLambda } from "../support/lambda-environment.ts";
import { numberIn, tableBelow } from "../support/markdown-table.ts";
import { readProjectFile } from "../support/project.ts";
import { lambdaContext, s3Event, s3Record, sqsEvent } from "../support/s3-events.ts";
import type { S3Object } from "../support/s3-operations.ts";
import { type StrictS3, startStrictS3 } from "../support/strict-s3.ts";
import { article } from "../support/test-site.ts";

let server: StrictS3;
let ingest: typeof Ingest;
let reconcile: typeof Reconcile;
const folder = mkdtempSync(join(tmpdir(), "seedwire-"));

beforeAll(async () => {
  server = await startStrictS3();
  stubLambda(server, folder);
  ({ handler: ingest } = await import("../../functions/ingest.ts"));
  ({ handler: reconcile } = await import("../../functions/reconcile.ts"));
  for (let i = 0; i < 60; i++) plant(`old/${i}.txt`, "3 May 2025");
  server.bucket("feeds");
  await reconcile({ task: "compare" }, lambdaContext());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await server.close();
});

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

const land = (keys: readonly string[], handler = ingest) => {
  for (const key of keys) plant(key, "4 May 2025");
  return handler(sqsEvent(...keys.map((key) => s3Event(s3Record(`in/${key}`)))), lambdaContext());
};

/** How many requests the work makes, by what they are billed as: S3 bills HEAD as GET, LIST as PUT, and no DELETE. */
const billed = async (work: () => Promise<unknown>): Promise<readonly [number, number]> => {
  server.requests.length = 0;
  await work();
  const count = (pattern: RegExp) => server.requests.filter(({ operation }) => pattern.test(operation)).length;
  return [count(/^(Get|Head)Object$/), count(/^(PutObject|ListObjectsV2)$/)];
};

describe("the table of counted requests in docs/operations.md", () => {
  const told = new Map(
    tableBelow(readProjectFile("docs/operations.md"), "Counted requests").map(([what = "", ...cells]) => [
      what,
      cells.map(numberIn),
    ]),
  );

  test.each<[string, () => Promise<unknown>]>([
    ["A lone article", () => land(["bell.txt"])],
    ["A hundred articles in one batch", () => land(Array.from({ length: 100 }, (_, i) => `burst/${i}.txt`))],
    ["A tick with nothing to do", () => reconcile({}, lambdaContext())],
    ["The daily comparison with nothing to do", () => reconcile({ task: "compare" }, lambdaContext())],
  ])("is right about: %s", async (what, work) => {
    expect(await billed(work)).toEqual(told.get(what));
  });

  test("is right about what each further thousand documents adds to a tick", async () => {
    const tick = () => reconcile({}, lambdaContext());
    const [gets, lists] = await billed(tick);
    const feeds = server.bucket("feeds");
    const [stranger] = feeds.values();
    for (let i = 0; i < 1_000 && stranger; i++) feeds.set(`public/stranger/${i}.bin`, stranger);
    const [moreGets, moreLists] = await billed(tick);
    for (let i = 0; i < 1_000; i++) feeds.delete(`public/stranger/${i}.bin`);
    expect([moreGets - gets, moreLists - lists]).toEqual(told.get("Each further thousand documents, in each of these"));
  });

  test("is right about a hub", async () => {
    const hub = createServer(
      (request, response) => void request.resume().on("end", () => response.writeHead(202).end()),
    );
    await once(hub.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void hub.close());
    vi.stubEnv("SEEDWIRE_HUB", `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`);
    vi.resetModules();
    const { handler: announcing } = await import("../../functions/ingest.ts");
    const { handler: ticking } = await import("../../functions/reconcile.ts");
    const tick = () => ticking({}, lambdaContext());
    await tick();
    expect(await billed(tick)).toEqual(told.get("A tick with nothing to do, with a hub"));
    expect(await billed(() => land(["hub.txt"], announcing))).toEqual(told.get("A lone article, with a hub"));
  });
});
