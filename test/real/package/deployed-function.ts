import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { unzipSync } from "fflate";
import { PROJECT } from "../../support/project.ts";
import type { StrictS3 } from "../../support/strict-s3.ts";
import type { StrictSqs } from "../../support/strict-sqs.ts";
import { REGION } from "./resolve-template.ts";
import type { Template } from "./template.ts";

export interface DeployedFunction {
  /** Its answer to an event. @throws what it throws */
  invoke(event: unknown): Promise<unknown>;
  /** What it printed, a line each. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a function out of its zip, in a thread that knows what the resolved template sets and what Lambda adds, and
 * nothing else of this machine.
 * @param id of the function in the template
 * @param name of its zip
 * @param folder where it may be unpacked
 */
export const startFunction = (
  template: Template,
  id: string,
  name: string,
  server: StrictS3,
  queue: StrictSqs,
  folder: string,
): DeployedFunction => {
  const root = join(folder, id);
  mkdirSync(root, { recursive: true });
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(PROJECT, `dist/${name}.zip`)))))
    writeFileSync(join(root, path), bytes);
  const { Environment } = (template.Resources[id]?.Properties ?? {}) as {
    readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
  };
  const worker = new Worker(new URL("./function-worker.ts", import.meta.url), {
    workerData: join(root, "index.js"),
    execArgv: [],
    stdout: true,
    stderr: true,
    env: {
      ...Environment?.Variables,
      LAMBDA_TASK_ROOT: root,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
      AWS_ENDPOINT_URL_S3: server.endpoint,
      // The client of SQS sends to the host that the queue's URL names.
      QUEUE_URL: queue.url,
    },
  });
  const lines: string[] = [];
  for (const stream of [worker.stdout, worker.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => lines.push(...text.split("\n").filter(Boolean)));

  return {
    lines,
    async invoke(event) {
      worker.postMessage(event);
      const [{ answer, error }] = await once(worker, "message");
      if (error) throw new Error(error);
      return answer;
    },
    close: async () => void (await worker.terminate()),
  };
};
