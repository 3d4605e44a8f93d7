import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Clock } from "#pipeline/site.ts";
import { openSeedQueue, type SeedQueue } from "../../functions/seed-queue.ts";
import { type StrictSqs, startStrictSqs } from "../support/strict-sqs.ts";
import { clockAt, NOON } from "../support/test-site.ts";

let sqs: StrictSqs;
let queue: SeedQueue;
let waits: number[];
let clock: Clock;

beforeAll(async () => {
  sqs = await startStrictSqs();
  const keys = { AWS_ACCESS_KEY_ID: "KEY", AWS_SECRET_ACCESS_KEY: "secret" };
  for (const [name, value] of Object.entries({ AWS_REGION: "us-east-1", ...keys })) vi.stubEnv(name, value);
  queue = openSeedQueue(sqs.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sqs.close();
});
beforeEach(() => {
  sqs.messages.length = 0;
  sqs.requests.length = 0;
  sqs.fault = () => undefined;
  waits = [];
  const sleep = async (milliseconds: number) => void waits.push(milliseconds);
  clock = { ...clockAt(NOON), sleep, chance: () => 0.5 };
});

const bodies = (count: number) => Array.from({ length: count }, (_, i) => `message ${i}`);

describe("messages", () => {
  test("go ten a request", async () => {
    await queue.send(bodies(23), clock);
    expect(sqs.messages.toSorted()).toEqual(bodies(23).toSorted());
    expect(sqs.requests.map(({ length }) => length).toSorted()).toEqual([10, 10, 3].toSorted());
  });

  test("that are none make no request", async () => {
    await queue.send([], clock);
    expect(sqs.requests).toEqual([]);
  });

  test("that a request left out are sent again, and they alone", async () => {
    sqs.fault = (nth) => [[1, 3], [0]][nth];
    await queue.send(bodies(5), clock);
    expect(sqs.requests).toEqual([bodies(5), ["message 1", "message 3"], ["message 1"]]);
    expect(sqs.messages.toSorted()).toEqual(bodies(5));
    expect(waits).toEqual([100, 200]);
  });

  test("that are refused time and again are an error", async () => {
    sqs.fault = () => [0];
    await expect(queue.send(bodies(2), clock)).rejects.toMatchObject({
      name: "QueueUnavailable",
      message: `${sqs.url} did not take 1 messages: InternalError`,
    });
    expect(sqs.requests).toHaveLength(4);
  });

  test("of a request that fails are sent again", async () => {
    sqs.fault = (nth) => (nth === 0 ? 500 : undefined);
    await queue.send(bodies(2), clock);
    expect(sqs.messages).toEqual(bodies(2));
  });

  test("that nobody may send are an error that names the queue", async () => {
    sqs.fault = () => 403;
    await expect(queue.send(bodies(2), clock)).rejects.toMatchObject({
      name: "QueueUnavailable",
      message: expect.stringContaining(sqs.url),
    });
  });
});
