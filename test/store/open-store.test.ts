import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { ConfigurationError, StoreRefused } from "#model/errors.ts";
import { openStore } from "#store/open-store.ts";
import { startStrictS3 } from "../support/strict-s3.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("a location", () => {
  test("is a folder's path", async () => {
    const path = temporaryFolder();
    expect((await openStore(path)).location).toBe(path);
    await expect(openStore(join(path, "site"))).rejects.toThrow(StoreRefused);
    expect((await openStore(join(path, "site"), { create: true })).location).toBe(join(path, "site"));
  });

  test.each([
    ["s3://articles", "s3://articles"],
    ["s3://articles/", "s3://articles"],
    ["s3://articles/of/2025", "s3://articles/of/2025"],
    ["s3://articles/of/2025//", "s3://articles/of/2025"],
    ["s3://articles/a b+c%20", "s3://articles/a b+c%20"],
  ])("%s is a bucket, with or without a prefix", async (location, told) => {
    expect((await openStore(location)).location).toBe(told);
  });

  test.each([
    "",
    "  ",
    "s3://",
    "s3:///prefix",
    "s3://UPPER/x",
    "s3://a",
    "http://example.com/",
    "https://bucket.s3.amazonaws.com/",
    "file:///tmp",
    "gs://bucket",
  ])("%j is none, and the error says what is", async (location) => {
    const refused = openStore(location);
    await expect(refused).rejects.toThrow(ConfigurationError);
    await expect(refused).rejects.toMatchObject({ hint: "Give a folder, such as ./seeds, or s3://bucket/prefix." });
  });

  test("on S3 is reached with the settings of the AWS command line", async () => {
    const server = await startStrictS3();
    const objects = server.bucket("articles");
    vi.stubEnv("AWS_ENDPOINT_URL_S3", server.endpoint);
    vi.stubEnv("AWS_REGION", "eu-central-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", server.credentials.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", server.credentials.secretAccessKey);
    await (await openStore("s3://articles/seeds")).put("a.txt", Buffer.from("words"));
    expect([...objects.keys()]).toEqual(["seeds/a.txt"]);
    vi.unstubAllEnvs();
    await server.close();
  });
});
