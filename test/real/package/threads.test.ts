import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { PROJECT } from "../../support/project.ts";

test("the command line is built with the file that its threads load, and that file works by itself", async () => {
  const worker = new Worker(join(PROJECT, "dist/pieces/work-thread.cjs"), { execArgv: [] });
  expect(await once(worker, "message")).toEqual(["ready"]);
  worker.postMessage({ number: 7, seed: { key: "a.jpg", bytes: new Uint8Array() }, rules: {} });
  expect(await once(worker, "message")).toMatchObject([{ number: 7, outcome: { kind: "asset", type: "image/jpeg" } }]);
  await worker.terminate();
});
