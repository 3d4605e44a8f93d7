import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { lambdaContext } from "../../support/s3-events.ts";

/** Loads a bundled function as Lambda does, and hands it each event that comes. Its environment is the thread's. */
const { handler } = createRequire(import.meta.url)(workerData) as {
  readonly handler: (event: unknown, context: unknown) => Promise<unknown>;
};

parentPort?.on("message", async (event: unknown) => {
  try {
    parentPort?.postMessage({ answer: await handler(event, lambdaContext(900_000)) });
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});
