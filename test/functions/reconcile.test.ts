import { beforeAll, describe, expect, test } from "vitest";
import { openS3 } from "#store/s3-store.ts";
import type { handler as Handler } from "../../functions/reconcile.ts";
import { startServices } from "../support/aws-services.ts";
import { stubLambda } from "../support/lambda-environment.ts";
import { lambdaContext } from "../support/s3-events.ts";
import { article } from "../support/test-site.ts";

const aws = startServices();
let handler: typeof Handler;

beforeAll(async () => {
  stubLambda(aws.server, aws.folder);
  ({ handler } = await import("../../functions/reconcile.ts"));
});

const drop = (key: string, text: string) =>
  openS3({ bucket: "seeds", client: aws.server.client() }).put(key, new TextEncoder().encode(text));
const feed = () => JSON.parse(aws.server.bucket("feeds").get("public/feed.json")?.body.toString() ?? "{}") as object;
const operations = () => aws.server.requests.map(({ operation, bucket }) => `${operation} ${bucket}`);

describe("a tick", () => {
  test("makes the first feeds of an empty bucket", async () => {
    await handler({}, lambdaContext());
    expect(feed()).toMatchObject({ items: [] });
  });

  test("lists no seeds, and puts nothing when there is nothing to do", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    await handler({ task: "compare" }, lambdaContext());
    aws.server.requests.length = 0;
    await handler({ task: "tick" }, lambdaContext());
    expect(operations().filter((one) => one.endsWith(" seeds") || one.startsWith("PutObject"))).toEqual([]);
    // The root, and whether what stands since the last minute does: one article, its feeds, the index, the style.
    expect(operations().length).toBeLessThan(8);
  });

  test("publishes what was committed and not yet published", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    await handler({ task: "compare" }, lambdaContext());
    aws.server.bucket("feeds").delete("public/feed.json");
    await handler({}, lambdaContext());
    expect(feed()).toMatchObject({ items: [{ title: "Bell rings" }] });
  });

  test("throws when S3 does not answer", async () => {
    aws.server.hooks.push(() => 500);
    await expect(handler({}, lambdaContext())).rejects.toMatchObject({ name: "StoreUnavailable" });
  });
});

describe("the daily comparison", () => {
  test("finds what no event told: new, changed and gone", async () => {
    await drop("in/bell.txt", article("Bell rings"));
    await drop("in/crab.txt", article("Crab walks"));
    await handler({ task: "compare" }, lambdaContext());
    expect(feed()).toMatchObject({ items: [{}, {}] });
    aws.server.bucket("seeds").delete("in/crab.txt");
    await drop("in/bell.txt", article("Bell is silent"));
    await handler({ task: "compare" }, lambdaContext());
    expect(feed()).toMatchObject({ items: [{ title: "Bell is silent" }] });
  });

  test("sees only what is below the prefix", async () => {
    await drop("elsewhere/bell.txt", article("Bell rings"));
    await handler({ task: "compare" }, lambdaContext());
    expect(feed()).toMatchObject({ items: [] });
  });
});
