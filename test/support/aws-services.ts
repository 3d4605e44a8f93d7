import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { type StrictS3, startStrictS3 } from "./strict-s3.ts";
import { type StrictSqs, startStrictSqs } from "./strict-sqs.ts";

/** What the functions find on AWS. */
export interface AwsServices {
  readonly server: StrictS3;
  readonly queue: StrictSqs;
  /** Where their package lies. */
  readonly folder: string;
}

/** The services for all tests of a file; before each the buckets and the queue are empty and nothing fails. */
export const startServices = (): AwsServices => {
  const services: { -readonly [K in keyof AwsServices]?: AwsServices[K] } = {
    folder: mkdtempSync(join(tmpdir(), "seedwire-")),
  };
  const started = services as AwsServices;
  beforeAll(async () => {
    services.server = await startStrictS3();
    services.queue = await startStrictSqs();
  });
  beforeEach(() => {
    started.server.hooks.length = 0;
    started.queue.messages.length = 0;
    started.queue.fault = () => undefined;
    for (const bucket of ["seeds", "feeds"]) started.server.bucket(bucket).clear();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    rmSync(started.folder, { recursive: true });
    await started.queue.close();
    await started.server.close();
  });
  return started;
};
