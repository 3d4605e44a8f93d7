import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Root } from "#catalog/root.ts";
import type { handler as Ingest } from "../../functions/ingest.ts";
import type { handler as Reconcile } from "../../functions/reconcile.ts";
import { startServices } from "../support/aws-services.ts";
import { stubLambda } from "../support/lambda-environment.ts";
import { lambdaContext, s3Event, s3Record, sqsEvent } from "../support/s3-events.ts";
import { article } from "../support/test-site.ts";

const aws = startServices();

/** The handlers as they start cold with these variables. */
const started = async (variables: Readonly<Record<string, string>> = {}) => {
  vi.resetModules();
  stubLambda(aws.server, aws.folder);
  for (const [name, value] of Object.entries({ QUEUE_URL: aws.queue.url, ...variables })) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { handler: ingest } = (await import("../../functions/ingest.ts")) as { handler: typeof Ingest };
  const { handler: reconcile } = (await import("../../functions/reconcile.ts")) as { handler: typeof Reconcile };
  return { ingest, reconcile };
};

/** The same over a site that has an article. */
const begun = async (variables: Readonly<Record<string, string>> = {}) => {
  const handlers = await started(variables);
  plant("bell.txt");
  await handlers.reconcile({ task: "compare" }, lambdaContext());
  return handlers;
};

/** An article that has lain there for long. */
const plant = (key: string, text = article(`The ${key} rings`)): void => {
  const lastModified = new Date("2025-06-01T00:00:00Z");
  aws.server.bucket("seeds").set(`in/${key}`, { body: Buffer.from(text), etag: `"${key}"`, lastModified, headers: {} });
};
const plantMany = (count: number): void => {
  for (let i = 0; i < count; i++) plant(`a+b/${i} %.txt`);
};
const root = (): Root => JSON.parse(aws.server.bucket("feeds").get("state/root.json")?.body.toString() ?? "{}");
const feed = (): string => aws.server.bucket("feeds").get("public/feed.json")?.body.toString() ?? "";
const published = (): Record<string, string> =>
  Object.fromEntries(
    [...aws.server.bucket("feeds")].flatMap(([key, { body }]) => (key.startsWith("public/") ? [[key, `${body}`]] : [])),
  );
/** Seeds that were looked at, and pages of their listing, since the requests were forgotten. */
const looks = () =>
  aws.server.requests.filter(({ operation, bucket }) => bucket === "seeds" && operation === "GetObject");
const listings = () =>
  aws.server.requests.filter(({ operation, bucket }) => bucket === "seeds" && operation === "ListObjectsV2");

describe("a comparison that finds many seeds", () => {
  test("hands them on by the hundred, and the workers of ingest bring them out", async () => {
    const { ingest, reconcile } = await begun();
    plantMany(230);
    aws.server.requests.length = 0;
    await reconcile({ task: "compare" }, lambdaContext());
    expect(looks().length).toBeLessThan(40);
    expect(aws.queue.messages).toHaveLength(50);

    const answer = await ingest(sqsEvent(...aws.queue.messages), lambdaContext());
    expect(answer).toEqual({ batchItemFailures: [] });
    await reconcile({}, lambdaContext());
    expect(root()).toMatchObject({ counts: { published: 231 }, log: [] });
    expect(Object.keys(published()).filter((path) => path.startsWith("public/articles/"))).toHaveLength(231);
  });

  test("looks at all of them itself where there is no queue", async () => {
    const { reconcile } = await begun({ QUEUE_URL: "" });
    plantMany(210);
    await reconcile({ task: "compare" }, lambdaContext());
    expect(root()).toMatchObject({ counts: { published: 211 } });
  });

  test("fails when the queue takes nothing, and the next one begins again", async () => {
    const { reconcile } = await begun();
    plantMany(210);
    aws.queue.fault = () => 403;
    await expect(reconcile({ task: "compare" }, lambdaContext())).rejects.toMatchObject({ name: "QueueUnavailable" });
    expect(aws.queue.messages).toEqual([]);
    aws.queue.fault = () => undefined;
    await reconcile({ task: "compare" }, lambdaContext());
    expect(aws.queue.messages).toHaveLength(50);
  });
});

describe("a comparison that has to end", () => {
  test("is gone on with by the next tick, until it is through", async () => {
    const { reconcile } = await started();
    for (const key of ["bell.txt", "crab.txt", "eel.txt"]) plant(key);
    await reconcile({ task: "compare" }, lambdaContext(20_000));
    expect(root()).toMatchObject({ counts: { published: 1 }, comparing: { phase: "seeds", after: "bell.txt" } });
    aws.server.requests.length = 0;
    await reconcile({}, lambdaContext(20_000));
    expect(looks().map(({ key }) => key)).toEqual(["in/crab.txt"]);
    await reconcile({}, lambdaContext(60_000));
    expect(root()).toMatchObject({ counts: { published: 3 } });
    expect(root().comparing).toBeUndefined();
    expect(feed()).toContain("The eel.txt rings");
    aws.server.requests.length = 0;
    await reconcile({}, lambdaContext());
    expect(listings()).toEqual([]);
  });

  test("ends before the next tick begins, however long the function may run", async () => {
    const { reconcile } = await started();
    for (const key of ["bell.txt", "crab.txt"]) plant(key);
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    aws.server.hooks.push(({ operation, bucket }) => {
      if (operation === "ListObjectsV2" && bucket === "seeds") vi.setSystemTime(Date.now() + 50_000);
      return undefined;
    });
    await reconcile({ task: "compare" }, lambdaContext(900_000));
    expect(root()).toMatchObject({ counts: { published: 1 }, comparing: { phase: "seeds" } });
  });

  test("notes how far it came in the documents, whether or not anything is wrong with them", async () => {
    const { reconcile } = await begun();
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    vi.setSystemTime(Date.now() + 86_400_000);
    aws.server.hooks.push(({ operation, query }) => {
      if (operation === "ListObjectsV2" && query.get("prefix") === "public/") vi.setSystemTime(Date.now() + 50_000);
      return undefined;
    });
    await reconcile({ task: "compare" }, lambdaContext(900_000));
    expect(root()).toMatchObject({ comparing: { phase: "documents", after: "404.html" } });
    aws.server.hooks.length = 0;
    await reconcile({}, lambdaContext(900_000));
    expect(root().comparing).toBeUndefined();
  });

  test("does not begin where publishing alone took a tick's minute", async () => {
    await (await started()).reconcile({ task: "compare" }, lambdaContext());
    const { reconcile } = await started({ SEEDWIRE_TITLE: "The Pier", SEEDWIRE_TIME_ZONE: "Asia/Tokyo" });
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    aws.server.hooks.push(({ operation, key }) => {
      if (operation === "PutObject" && key === "public/feed.json") vi.setSystemTime(Date.now() + 90_000);
      return undefined;
    });
    aws.server.requests.length = 0;
    await reconcile({}, lambdaContext(900_000));
    expect(feed()).toContain("The Pier");
    expect(listings()).toEqual([]);
    aws.server.hooks.length = 0;
    await reconcile({}, lambdaContext(900_000));
    expect(listings()).not.toEqual([]);
  });
});

test("garbage is not collected twice within the time that somebody may work with one root", async () => {
  const { reconcile } = await begun();
  const collected = root().collectedAt;
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  vi.setSystemTime(Date.now() + 600_000);
  await reconcile({ task: "compare" }, lambdaContext());
  expect(root().collectedAt).toBe(collected);
  vi.setSystemTime(Date.now() + 600_000);
  await reconcile({ task: "compare" }, lambdaContext());
  expect(root().collectedAt).toBeGreaterThan(collected);
});

describe("another configuration", () => {
  test("makes the tick look at every seed again, once", async () => {
    for (const key of ["bell.txt", "crab.txt"]) plant(key, "A bell rings over the harbour.\n\nNobody knows why.\n");
    await (await started()).reconcile({ task: "compare" }, lambdaContext());
    const before = root().comparedBy;

    const { reconcile } = await started({ SEEDWIRE_TIME_ZONE: "Asia/Tokyo" });
    aws.server.requests.length = 0;
    await reconcile({}, lambdaContext());
    expect(looks()).toHaveLength(2);
    expect(root().comparedBy).not.toBe(before);
    aws.server.requests.length = 0;
    await reconcile({}, lambdaContext());
    expect([...looks(), ...listings()]).toEqual([]);
  });

  test("gives what a first build under it gives", async () => {
    for (const key of ["bell.txt", "crab.txt"]) plant(key);
    await (await started()).reconcile({ task: "compare" }, lambdaContext());
    const moved = { SEEDWIRE_TIME_ZONE: "Asia/Tokyo", SEEDWIRE_TITLE: "The Pier" };
    const { reconcile } = await started(moved);
    await reconcile({}, lambdaContext());
    const step = published();
    aws.server.bucket("feeds").clear();
    await (await started(moved)).reconcile({ task: "compare" }, lambdaContext());
    expect(step).toEqual(published());
  });
});

test("a state that a newer Seedwire wrote is left alone by all", async () => {
  await begun();
  const newer = JSON.stringify({ ...root(), schema: 99 });
  const standing = aws.server.bucket("feeds").get("state/root.json");
  if (standing)
    aws.server.bucket("feeds").set("state/root.json", { ...standing, body: Buffer.from(newer), headers: {} });
  const { ingest, reconcile } = await started();
  aws.server.requests.length = 0;
  for (const task of ["tick", "compare"] as const)
    await expect(reconcile({ task }, lambdaContext())).rejects.toMatchObject({
      name: "StateUnreadable",
      message: expect.stringMatching(/was written by a newer Seedwire/),
    });
  const event = sqsEvent(s3Event(s3Record("in/1.txt")));
  expect(await ingest(event, lambdaContext())).toEqual({ batchItemFailures: [{ itemIdentifier: "m0" }] });
  expect(aws.server.requests.filter(({ operation }) => operation !== "GetObject")).toEqual([]);
});
