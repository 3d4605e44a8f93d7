import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { Root } from "#catalog/root.ts";
import { openS3 } from "#store/s3-store.ts";
import type { handler as Ingest } from "../../functions/ingest.ts";
import type { handler as Reconcile } from "../../functions/reconcile.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { stubLambda } from "../support/lambda-environment.ts";
import { lambdaContext, s3Event, s3Record, sqsEvent } from "../support/s3-events.ts";
import { type StrictS3, startStrictS3 } from "../support/strict-s3.ts";
import { article } from "../support/test-site.ts";

let server: StrictS3;
const folder = mkdtempSync(join(tmpdir(), "seedwire-"));

beforeAll(async () => {
  server = await startStrictS3();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});
beforeEach(async () => {
  server.hooks.length = 0;
  for (const bucket of ["seeds", "feeds"]) server.bucket(bucket).clear();
  await openS3({ bucket: "seeds", client: server.client() }).put("in/bell.md", Buffer.from(article("Bell rings")));
});

/** The handlers as they start cold with this hub, and what they say: the lines of the log, the metrics among them. */
const started = async ({ address }: Pick<TestHub, "address">) => {
  vi.resetModules();
  stubLambda(server, folder);
  const variables = { SEEDWIRE_HUB: address, POWERTOOLS_LOG_LEVEL: "INFO", POWERTOOLS_METRICS_DISABLED: "false" };
  for (const [name, value] of Object.entries({ ...variables, POWERTOOLS_DEV: "true" })) vi.stubEnv(name, value);
  const said: string[] = [];
  for (const method of ["log", "info", "warn"] as const)
    vi.spyOn(console, method).mockImplementation((line) => void said.push(line));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  const { handler: ingest } = (await import("../../functions/ingest.ts")) as { handler: typeof Ingest };
  const { handler: reconcile } = (await import("../../functions/reconcile.ts")) as { handler: typeof Reconcile };
  return { ingest, reconcile, said };
};

const BELL = sqsEvent(s3Event(s3Record("in/bell.md")));
const DONE = { batchItemFailures: [] };
const stored = (key: string) => server.bucket("feeds").get(key)?.body.toString() ?? "";
const lines = (said: readonly string[], word: string) =>
  said.filter((line) => line.includes(word)).map((line) => JSON.parse(line));

test("the hub hears of the feeds when they and the commit stand", async () => {
  const hub = await startHub((topic) => {
    const feed = stored(topic.replace("https://quay.example/", "public/"));
    const { counts } = JSON.parse(stored("state/root.json")) as Root;
    return feed.includes("Bell rings") && counts.published === 1 ? 202 : 404;
  });
  const { ingest, said } = await started(hub);
  expect(await ingest(BELL, lambdaContext())).toEqual(DONE);
  expect(hub.heard).toHaveLength(3);
  expect(lines(said, "The hub was told")).toMatchObject([{ feeds: ["rss.xml", "atom.xml", "feed.json"] }]);
  expect(lines(said, "HubTroubles")).toMatchObject([{ HubTroubles: 0 }]);
});

test("a hub that refuses fails no batch: a warning, a metric, and the tick tells it", async () => {
  const hub = await startHub(() => 403);
  const { ingest, reconcile, said } = await started(hub);
  expect(await ingest(BELL, lambdaContext())).toEqual(DONE);
  expect(stored("public/rss.xml")).toContain("Bell rings");
  expect(lines(said, '"WARN"')).toHaveLength(3);
  expect(lines(said, "HubTroubles")).toMatchObject([{ HubTroubles: 3 }]);

  hub.answer = () => 202;
  hub.heard.length = 0;
  await reconcile({}, lambdaContext());
  expect(hub.heard).toHaveLength(3);
  await reconcile({}, lambdaContext());
  await reconcile({ task: "compare" }, lambdaContext());
  expect(hub.heard).toHaveLength(3);
  expect(lines(said, "HubTroubles")).toHaveLength(2);
});

test("the daily comparison tells of what it found", async () => {
  const hub = await startHub();
  const { reconcile } = await started(hub);
  await reconcile({ task: "compare" }, lambdaContext());
  expect(hub.heard).toHaveLength(3);
});

test("a hub that hangs keeps no batch beyond its time", async () => {
  const hub = await startHub(() => "hang");
  const { ingest, said } = await started(hub);
  expect(await ingest(BELL, lambdaContext(7_000))).toEqual(DONE);
  expect(stored("public/rss.xml")).toContain("Bell rings");
  expect(lines(said, "HubTroubles")).toMatchObject([{ HubTroubles: 3 }]);
});

test("a bare event tells the hub as well", async () => {
  const hub = await startHub();
  const { ingest } = await started(hub);
  await ingest(s3Event(s3Record("in/bell.md")), lambdaContext());
  expect(hub.heard).toHaveLength(3);
});
