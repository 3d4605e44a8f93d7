import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { S3ClientConfig } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StoreConflict, StoreRefused, StoreUnavailable } from "#model/errors.ts";
import { s3Client } from "#store/s3-client.ts";
import { openS3 } from "#store/s3-store.ts";
import type { Store } from "#store/store.ts";
import { keysOf } from "../support/listed.ts";
import type { S3Object } from "../support/s3-operations.ts";
import { type Hook, type StrictS3, startStrictS3, type Verdict } from "../support/strict-s3.ts";

const body = Buffer.from("words");
const impatient: S3ClientConfig = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 200, requestTimeout: 200, throwOnRequestTimeout: true, socketTimeout: 200 },
};
let server: StrictS3;
let objects: Map<string, S3Object>;
let store: Store;

beforeEach(async () => {
  server = await startStrictS3();
  objects = server.bucket("bucket");
  store = openS3({ bucket: "bucket", client: server.client() });
});
afterEach(() => server.close());

const first = (times: number, verdict: Verdict): Hook => {
  let left = times;
  return () => (left-- > 0 ? verdict : undefined);
};
const always = (verdict: Verdict): Hook => first(Number.POSITIVE_INFINITY, verdict);
const textOf = (key: string) => objects.get(key)?.body.toString();
const operations = () => server.requests.map(({ operation }) => operation);

const work: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  get: (store) => store.get("key"),
  head: (store) => store.head("key"),
  put: (store) => store.put("key", body),
  "put on condition": (store) => store.put("new", body, { onlyIf: "absent" }),
  delete: (store) => store.delete("key"),
  list: (store) => keysOf(store),
};

describe.each(Object.entries(work))("%s", (_name, run) => {
  beforeEach(() => store.put("key", body));

  test.each(["drop-before", "drop-after", 500, 503] as const)("succeeds after %j", async (verdict) => {
    server.hooks.push(first(2, verdict));
    await run(store);
  });

  test("says that S3 is not available when it stays so", async () => {
    server.hooks.push(always(503));
    await expect(run(store)).rejects.toThrow(StoreUnavailable);
    await expect(run(store)).rejects.toThrow(/s3:\/\/bucket\/.*503/);
  });

  test("gives up on a server that is silent", async () => {
    server.hooks.push(always("silence"));
    await expect(run(openS3({ bucket: "bucket", client: server.client(impatient) }))).rejects.toThrow(StoreUnavailable);
  });

  test("says who must allow what", async () => {
    server.hooks.push(always(403));
    await expect(run(store)).rejects.toThrow(StoreRefused);
    await expect(run(store)).rejects.toMatchObject({
      hint: expect.stringMatching(/^Allow s3:\w+ on the bucket bucket, and s3:ListBucket/),
    });
  });

  test("names trouble with the credentials", async () => {
    const client = server.client({ credentials: { accessKeyId: "WRONG", secretAccessKey: "wrong" } });
    await expect(run(openS3({ bucket: "bucket", client }))).rejects.toThrow(StoreRefused);
  });
});

test.each(Object.entries(work).filter(([name]) => name !== "head"))(
  "%s names a bucket that is not there",
  async (_name, run) => {
    const refused = run(openS3({ bucket: "elsewhere", client: server.client() }));
    await expect(refused).rejects.toThrow(StoreRefused);
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining("There is no bucket elsewhere") });
  },
);

describe("a write on condition whose answer was lost", () => {
  test("is known again, where there was nothing", async () => {
    server.hooks.push(first(1, "drop-after"));
    const version = await store.put("key", body, { onlyIf: "absent" });
    expect(await store.head("key")).toMatchObject({ version });
    expect(operations().slice(0, 3)).toEqual(["PutObject", "PutObject", "HeadObject"]);
  });

  test("is known again, over an older version", async () => {
    const version = await store.put("key", Buffer.from("old"));
    server.hooks.push(first(2, "drop-after"));
    const next = await store.put("key", body, { onlyIf: { version } });
    expect(await store.head("key")).toMatchObject({ version: next });
    expect(textOf("key")).toBe("words");
  });

  test("is a conflict when somebody wrote over it meanwhile", async () => {
    server.hooks.push(first(1, "drop-after"));
    server.hooks.push(overwrite("other words"));
    await expect(store.put("key", body, { onlyIf: "absent" })).rejects.toThrow(StoreConflict);
    expect(textOf("key")).toBe("other words");
  });

  test("is a conflict when somebody deleted it meanwhile", async () => {
    const version = await store.put("key", Buffer.from("old"));
    server.hooks.push(first(1, "drop-after"));
    server.hooks.push(({ operation }) => void (operation === "PutObject" && objects.delete("key")));
    await expect(store.put("key", body, { onlyIf: { version } })).rejects.toThrow(StoreConflict);
  });

  test("is not mistaken for another writer's with the same bytes", async () => {
    const version = await store.put("key", Buffer.from("old"));
    server.hooks.push(first(1, "drop-before"));
    server.hooks.push(overwrite("words"));
    await expect(store.put("key", body, { onlyIf: { version } })).rejects.toThrow(StoreConflict);
  });

  test("is unknown while S3 does not say", async () => {
    server.hooks.push(first(1, "drop-after"));
    server.hooks.push(({ operation }) => (operation === "HeadObject" ? 503 : undefined));
    await expect(store.put("key", body, { onlyIf: "absent" })).rejects.toThrow(StoreUnavailable);
  });

  /** Another writer puts this in place, once, before the next request takes effect. */
  const overwrite = (text: string): Hook => {
    let done = false;
    return async () => {
      if (done) return;
      done = true;
      await openS3({ bucket: "bucket", client: server.client() }).put("key", Buffer.from(text));
    };
  };
});

describe("a refused condition", () => {
  test("costs one request when no answer was lost", async () => {
    await store.put("key", body);
    server.requests.length = 0;
    await expect(store.put("key", body, { onlyIf: "absent" })).rejects.toThrow(StoreConflict);
    expect(operations()).toEqual(["PutObject"]);
  });

  test("is a conflict too when S3 answers 409: another write is under way", async () => {
    server.hooks.push(always(409));
    await expect(store.put("key", body, { onlyIf: "absent" })).rejects.toThrow(StoreConflict);
    await expect(store.put("key", body)).rejects.toThrow(StoreConflict);
  });
});

describe("a body on its way", () => {
  test("is asked for again when it breaks off", async () => {
    await store.put("key", body);
    server.hooks.push(first(2, "cut"));
    expect((await store.get("key"))?.body).toEqual(new Uint8Array(body));
  });

  test("is asked for again when it stops coming", async () => {
    await store.put("key", body);
    server.hooks.push(first(1, "stall"));
    const object = await openS3({ bucket: "bucket", client: server.client(impatient) }).get("key");
    expect(object?.body).toEqual(new Uint8Array(body));
  });

  test("is given up when it never comes whole", async () => {
    await store.put("key", body);
    server.hooks.push(always("cut"));
    await expect(store.get("key")).rejects.toThrow(StoreUnavailable);
    server.hooks.splice(0, 1, always("stall"));
    const hasty = openS3({ bucket: "bucket", client: server.client(impatient) });
    await expect(hasty.get("key")).rejects.toThrow(StoreUnavailable);
    await expect(keysOf(hasty)).rejects.toThrow(StoreUnavailable);
  });

  test("is asked for again when its bytes are not those that were put", async () => {
    await store.put("key", body);
    const kept = objects.get("key");
    if (kept) objects.set("key", { ...kept, body: Buffer.from("wards") });
    await expect(store.get("key")).rejects.toThrow(StoreUnavailable);
    expect(operations().filter((one) => one === "GetObject")).toHaveLength(3);
  });
});

test("throttling is tried again, then unavailable", async () => {
  server.hooks.push(always(429));
  const hasty = openS3({ bucket: "bucket", client: server.client(impatient) });
  await expect(hasty.get("key")).rejects.toThrow(StoreUnavailable);
  expect(operations()).toEqual(["GetObject", "GetObject"]);
});

test("nobody listening is unavailable", async () => {
  const listener = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => listener.once("listening", resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  const client = server.client({ endpoint: `http://127.0.0.1:${port}` });
  await expect(openS3({ bucket: "bucket", client }).get("key")).rejects.toThrow(StoreUnavailable);
});

test("missing settings are named with what sets them", async () => {
  for (const name of ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_ACCESS_KEY_ID"])
    vi.stubEnv(name, undefined);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  for (const name of ["AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"]) vi.stubEnv(name, "/dev/null");
  const { endpoint } = server;
  const nobody = openS3({
    bucket: "bucket",
    client: s3Client({ endpoint, region: "us-east-1", forcePathStyle: true }),
  });
  await expect(nobody.get("key")).rejects.toMatchObject({
    name: "StoreRefused",
    hint: expect.stringContaining("AWS_PROFILE"),
  });
  const nowhere = openS3({ bucket: "bucket", client: s3Client({ endpoint, credentials: server.credentials }) });
  await expect(nowhere.get("key")).rejects.toMatchObject({
    name: "StoreRefused",
    hint: expect.stringContaining("AWS_REGION"),
  });
  vi.unstubAllEnvs();
});

describe("what S3 keeps beside the bytes", () => {
  test("content type and cache control, as they were given", async () => {
    await store.put("feed.json", body, { contentType: "application/feed+json", cacheControl: "public, max-age=60" });
    expect(objects.get("feed.json")?.headers).toMatchObject({
      "content-type": "application/feed+json",
      "cache-control": "public, max-age=60",
    });
  });

  test("a store sees what is below its prefix, and nothing else", async () => {
    const below = openS3({ bucket: "bucket", prefix: "site/", client: server.client() });
    await store.put("site", body);
    await store.put("site2/a", body);
    await below.put("a", body);
    expect(below.location).toBe("s3://bucket/site");
    expect([...objects.keys()]).toEqual(["site", "site2/a", "site/a"]);
    expect(await keysOf(below)).toEqual(["a"]);
  });

  test("the console's marks of folders are not listed", async () => {
    await store.put("seeds/", new Uint8Array());
    await store.put("seeds/a", body);
    expect(await keysOf(store)).toEqual(["seeds/a"]);
    expect(await keysOf(openS3({ bucket: "bucket", prefix: "seeds/", client: server.client() }))).toEqual(["a"]);
  });
});
