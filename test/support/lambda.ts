import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { unzipSync } from "fflate";

/** A packaged function that runs as it would in Lambda, under AWS's own runtime client. */
export interface Lambda {
  /** Hands it an event, one at a time as Lambda does, and gives its answer. @throws LambdaError with what it threw */
  invoke(event: unknown): Promise<unknown>;
  /** Lines it has printed so far, logs and metrics as they are. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

export class LambdaError extends Error {}

/** How long an invocation may take, milliseconds; the function is told so. */
const TIMEOUT = 30_000;
const API = "/2018-06-01/runtime/";

/**
 * Unpacks the zip and starts AWS's runtime client over it, against a Runtime API of our own on loopback (AWS Lambda
 * Developer Guide, "Using the Lambda runtime API").
 * @param environment what the function is told beside what Lambda always tells
 * @throws Error where the runtime client is not installed, or the function fails to start
 */
export const startLambda = async (zip: string, environment: Readonly<Record<string, string>>): Promise<Lambda> => {
  const client = runtimeClient();
  const folder = mkdtempSync(join(tmpdir(), "lambda-"));
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) writeFileSync(join(folder, path), bytes);

  const api = openRuntimeApi();
  const server = createServer((request, response) => void api.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, [client, "index.handler"], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...lambdaEnvironment(folder, address), ...environment },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on("line", (line) => lines.push(line));
  child.once("close", (code) => api.fail(new LambdaError(`The runtime ended with ${code}:\n${lines.join("\n")}`)));

  const stop = async () => {
    await end(child);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await api.ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { invoke: api.invoke, lines, stop };
};

/** The two sides of the Runtime API: what a test asks, and what the runtime client fetches and reports. */
const openRuntimeApi = () => {
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);
  let idle: ServerResponse | undefined;
  let waiting: { readonly id: string; readonly event: string } | undefined;
  let current: PromiseWithResolvers<unknown> | undefined;

  const hand = () => {
    if (!idle || !waiting) return;
    const headers = {
      "content-type": "application/json",
      "lambda-runtime-aws-request-id": waiting.id,
      "lambda-runtime-deadline-ms": String(Date.now() + TIMEOUT),
      "lambda-runtime-invoked-function-arn": "arn:aws:lambda:us-east-1:000000000000:function:seedwire",
    };
    idle.writeHead(200, headers).end(waiting.event);
    idle = undefined;
    waiting = undefined;
  };
  const fail = (error: Error) => {
    ready.reject(error);
    current?.reject(error);
  };

  return {
    ready: ready.promise,
    fail,
    invoke: (event: unknown): Promise<unknown> => {
      current = Promise.withResolvers();
      waiting = { id: randomUUID(), event: JSON.stringify(event) };
      hand();
      return current.promise;
    },
    answer: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const call = (request.url ?? "").slice(API.length);
      if (call === "invocation/next") {
        ready.resolve();
        idle = response;
        return hand();
      }
      const body = await text(request);
      response.writeHead(202, { "content-type": "application/json" }).end("{}");
      if (call.endsWith("/response")) current?.resolve(JSON.parse(body || "null"));
      else if (call.endsWith("/error")) fail(new LambdaError(body));
    },
  };
};

const lambdaEnvironment = (folder: string, api: string): Readonly<Record<string, string>> => ({
  AWS_LAMBDA_RUNTIME_API: api,
  AWS_LAMBDA_FUNCTION_NAME: "seedwire",
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
  AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/seedwire",
  AWS_LAMBDA_LOG_STREAM_NAME: "test",
  AWS_REGION: "us-east-1",
  LAMBDA_TASK_ROOT: folder,
  _HANDLER: "index.handler",
});

const runtimeClient = (): string => {
  const folder = process.env.SEEDWIRE_RIC;
  const script = join(folder ?? "", "node_modules/aws-lambda-ric/index.mjs");
  if (folder && existsSync(script)) return script;
  throw new Error(
    `${folder ? `There is no aws-lambda-ric in ${folder}` : "SEEDWIRE_RIC is not set"}. Install AWS's runtime client beside the project ` +
      "(npm install --prefix FOLDER aws-lambda-ric@4; it needs cmake, make and g++) and set SEEDWIRE_RIC to that folder.",
  );
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await closed;
};
