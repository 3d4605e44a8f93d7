import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { CopyObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeS3Server } from "../support/s3-conformance.ts";
import { type StrictS3, startStrictS3 } from "../support/strict-s3.ts";

let server: StrictS3;
let s3: S3Client;
beforeAll(async () => {
  server = await startStrictS3();
  server.bucket("bucket");
  s3 = server.client({ maxAttempts: 1 });
});
afterAll(() => server.close());

describeS3Server("the strict test server", async () => ({ bucket: "bucket", client: server.client }));

const put = (Key: string, more: object) =>
  s3.send(new PutObjectCommand({ Bucket: "bucket", Key, Body: "words", ...more }));

test("a body in chunks is kept without them, its checksum verified", async () => {
  const chunks = Readable.from([Buffer.from("wo"), Buffer.from("rds")]);
  await put("chunks", { Body: chunks, ContentLength: 5, ContentEncoding: "gzip" });
  expect(server.requests.at(-1)?.headers["content-encoding"]).toContain("aws-chunked");
  expect(server.bucket("bucket").get("chunks")).toMatchObject({
    body: Buffer.from("words"),
    headers: { "content-encoding": "gzip", "x-amz-checksum-crc32": expect.any(String) },
  });
});

test("a wrong checksum is refused", async () => {
  await expect(put("sum", { ChecksumCRC32: "AAAAAA==" })).rejects.toMatchObject({ name: "BadDigest" });
  await expect(put("sum", { ContentMD5: "AAAAAA==" })).rejects.toMatchObject({ name: "BadDigest" });
  const ChecksumSHA256 = createHash("sha256").update("words").digest("base64");
  await put("sum", { ChecksumSHA256 });
  expect(await s3.send(new GetObjectCommand({ Bucket: "bucket", Key: "sum", ChecksumMode: "ENABLED" }))).toMatchObject({
    ChecksumSHA256,
  });
});

test("a request without a signature is refused", async () => {
  expect((await fetch(`${server.endpoint}/bucket/key`)).status).toBe(403);
});

test("what it does not know it refuses, and does not ignore", async () => {
  await put("known", {});
  const range = new GetObjectCommand({ Bucket: "bucket", Key: "known", Range: "bytes=0-1" });
  await expect(s3.send(range)).rejects.toMatchObject({ name: "NotImplemented" });
  const copy = new CopyObjectCommand({ Bucket: "bucket", Key: "copy", CopySource: "bucket/known" });
  await expect(s3.send(copy)).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
});

test("hooks see every request, delay it and decide what becomes of it", async () => {
  server.requests.length = 0;
  let release = () => {};
  server.hooks.push(({ key }) =>
    key === "late" ? new Promise((resolve) => (release = () => resolve(undefined))) : undefined,
  );
  server.hooks.push(({ key }) => (key === "teapot" ? 503 : undefined));
  const late = put("late", {});
  await put("early", {});
  await expect(put("teapot", {})).rejects.toMatchObject({ name: "ServiceUnavailable" });
  expect(server.bucket("bucket").has("late")).toBe(false);
  release();
  await late;
  expect(server.bucket("bucket").has("late")).toBe(true);
  expect(server.requests.map(({ key }) => key).toSorted()).toEqual(["early", "late", "teapot"]);
  server.hooks.length = 0;
});
