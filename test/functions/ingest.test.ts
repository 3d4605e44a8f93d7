import { beforeAll, describe, expect, test } from "vitest";
import { statusOf } from "#pipeline/status.ts";
import { openS3 } from "#store/s3-store.ts";
import type { handler as Handler } from "../../functions/ingest.ts";
import { startServices } from "../support/aws-services.ts";
import { stubLambda } from "../support/lambda-environment.ts";
import { lambdaContext, s3Event, s3Record, sqsEvent, TEST_EVENT } from "../support/s3-events.ts";
import type { S3Request } from "../support/s3-operations.ts";
import type { Hook, Verdict } from "../support/strict-s3.ts";
import { article } from "../support/test-site.ts";

const aws = startServices();
let handler: typeof Handler;

beforeAll(async () => {
  stubLambda(aws.server, aws.folder);
  ({ handler } = await import("../../functions/ingest.ts"));
});

const drop = async (key: string, text: string) => {
  await openS3({ bucket: "seeds", client: aws.server.client() }).put(key, new TextEncoder().encode(text));
};
const message = (key: string) => s3Event(s3Record(key));
const failing =
  (fits: (request: S3Request) => boolean, verdict: Verdict): Hook =>
  (request) =>
    fits(request) ? verdict : undefined;
const feed = () => aws.server.bucket("feeds").get("public/feed.json")?.body.toString() ?? "";
const failed = (...messages: string[]) => ({
  batchItemFailures: messages.map((itemIdentifier) => ({ itemIdentifier })),
});

describe("messages from the queue", () => {
  test("bring articles out, and report no failure", async () => {
    await drop("in/a+b c#1.txt", article("Ferry sails at noon"));
    await drop("in/bell.txt", article("Bell rings"));
    const answer = await handler(sqsEvent(message("in/a+b c#1.txt"), message("in/bell.txt")), lambdaContext());
    expect(answer).toEqual(failed());
    expect(feed()).toContain("Ferry sails at noon");
    expect(feed()).toContain("Bell rings");
    expect(feed()).toContain("tag:quay.example,2024-01-01:a+b%20c%231.txt");
  });

  test("follow edits and deletions, whatever the event says of them", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    await handler(sqsEvent(message("in/bell.txt")), lambdaContext());
    await drop("in/bell.txt", article("Bell is silent"));
    const removed = s3Event(s3Record("in/bell.txt", { eventName: "ObjectRemoved:Delete" }));
    await handler(sqsEvent(removed), lambdaContext());
    expect(feed()).toContain("Bell is silent");
    aws.server.bucket("seeds").delete("in/bell.txt");
    await handler(sqsEvent(message("in/bell.txt")), lambdaContext());
    expect(JSON.parse(feed())).toMatchObject({ items: [] });
  });

  test("that name one seed many times cost one look", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    aws.server.requests.length = 0;
    await handler(sqsEvent(...Array.from({ length: 50 }, () => message("in/bell.txt"))), lambdaContext());
    const looks = aws.server.requests.filter(
      ({ operation, key }) => operation === "GetObject" && key === "in/bell.txt",
    );
    expect(looks).toHaveLength(1);
  });

  test("that ask for nothing cost nothing", async () => {
    aws.server.requests.length = 0;
    const foreign = s3Event(s3Record("in/a.txt", { bucket: "other" }), s3Record("elsewhere/a.txt"));
    expect(await handler(sqsEvent(TEST_EVENT, foreign, s3Event()), lambdaContext())).toEqual(failed());
    expect(await handler(sqsEvent(), lambdaContext())).not.toMatchObject({ batchItemFailures: [{}] });
    expect(aws.server.requests).toEqual([]);
  });

  test("that nobody can read fail, and the others are done", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    const newer = s3Event(s3Record("in/bell.txt", { eventVersion: "3.0" }));
    const answer = await handler(sqsEvent("garbage", message("in/bell.txt"), newer), lambdaContext());
    expect(answer).toEqual(failed("m0", "m2"));
    expect(feed()).toContain("Bell rings");
  });

  test("about a file that is no article are done with: it is rejected, and the others come out", async () => {
    await drop("in/poison.md", "%PDF-1.7 not an article at all");
    await drop("in/bell.txt", article("Bell rings"));
    expect(await handler(sqsEvent(message("in/poison.md"), message("in/bell.txt")), lambdaContext())).toEqual(failed());
    expect(feed()).toContain("Bell rings");
    const { seeds } = await statusOf(openS3({ bucket: "feeds", client: aws.server.client() }));
    expect(seeds).toContainEqual(expect.objectContaining({ key: "poison.md", outcome: "rejected" }));
  });
});

describe("when S3 fails", () => {
  test.each([503, 500, 403] as const)(
    "with %d for one seed, only the messages that name it are done again",
    async (status) => {
      await drop("in/bell.txt", article("Bell rings"));
      await drop("in/crab.txt", article("Crab walks"));
      aws.server.hooks.push(failing(({ key }) => key === "in/crab.txt", status));
      const both = s3Event(s3Record("in/bell.txt"), s3Record("in/crab.txt"));
      const event = sqsEvent(message("in/crab.txt"), message("in/bell.txt"), both);
      expect(await handler(event, lambdaContext())).toEqual(failed("m0", "m2"));
      expect(feed()).toContain("Bell rings");
      expect(feed()).not.toContain("Crab walks");
    },
  );

  test.each([
    ["the catalog cannot be read", ({ key }: S3Request) => key === "state/root.json"],
    [
      "a feed cannot be written",
      ({ operation, key }: S3Request) => operation === "PutObject" && key === "public/rss.xml",
    ],
    ["what stands cannot be listed", ({ operation }: S3Request) => operation === "ListObjectsV2"],
  ])("and %s, every message of the batch is done again", async (_, fits) => {
    await drop("in/bell.txt", article("Bell rings"));
    aws.server.hooks.push(failing(fits, 500));
    const event = sqsEvent(message("in/bell.txt"), TEST_EVENT, message("in/crab.txt"));
    expect(await handler(event, lambdaContext())).toEqual(failed("m0", "m1", "m2"));
  });

  test("the work done again ends it, though the catalog then finds nothing changed", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    aws.server.hooks.push(failing(({ operation, key }) => operation === "PutObject" && key.startsWith("public/"), 403));
    expect(await handler(sqsEvent(message("in/bell.txt")), lambdaContext())).toEqual(failed("m0"));
    aws.server.hooks.length = 0;
    expect(await handler(sqsEvent(message("in/bell.txt")), lambdaContext())).toEqual(failed());
    expect(feed()).toContain("Bell rings");
  });

  test.each([412, 409] as const)("with a conflict (%d), it is tried again while time remains", async (status) => {
    await drop("in/bell.txt", article("Bell rings"));
    let conflicts = 3;
    aws.server.hooks.push(({ operation, key }) =>
      operation === "PutObject" && key === "state/root.json" && conflicts-- > 0 ? status : undefined,
    );
    expect(await handler(sqsEvent(message("in/bell.txt")), lambdaContext())).toEqual(failed());
    expect(feed()).toContain("Bell rings");
  });

  test("with conflicts until no time remains, every message is done again", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    aws.server.hooks.push(failing(({ operation, key }) => operation === "PutObject" && key === "state/root.json", 412));
    expect(await handler(sqsEvent(message("in/bell.txt")), lambdaContext(6_000))).toEqual(failed("m0"));
  });
});

describe("a bare event of S3", () => {
  test("is done, and answers nothing", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    expect(await handler(message("in/bell.txt"), lambdaContext())).toBeUndefined();
    expect(feed()).toContain("Bell rings");
  });

  test("throws where a seed cannot be read, so that it is sent again", async () => {
    aws.server.hooks.push(failing(({ key }) => key === "in/crab.txt", 403));
    await expect(handler(message("in/crab.txt"), lambdaContext())).rejects.toThrow(/tried again: crab\.txt/);
  });

  test("throws where it is none", async () => {
    const odd = JSON.parse('{"detail":{}}') as ReturnType<typeof s3Event>;
    await expect(handler(odd, lambdaContext())).rejects.toThrow(/neither an S3 event nor an SQS message/);
  });

  test("that only tests the notifications asks for nothing", async () => {
    const event = TEST_EVENT as unknown as ReturnType<typeof s3Event>;
    expect(await handler(event, lambdaContext())).toBeUndefined();
  });
});
