import { afterAll, beforeAll } from "vitest";
import { openS3 } from "#store/s3-store.ts";
import { type StrictS3, startStrictS3 } from "../support/strict-s3.ts";
import { describeStore } from "./contract.ts";

let server: StrictS3;
beforeAll(async () => {
  server = await startStrictS3();
});
afterAll(() => server.close());

describeStore("S3", async () => {
  server.bucket("contract");
  return openS3({ bucket: "contract", prefix: "below/", client: server.client() });
});
