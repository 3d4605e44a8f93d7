import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { PROJECT } from "./project.ts";

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** What Node makes of the sources, kept from start to start: it takes more than half off the time of a command. */
const NODE_COMPILE_CACHE = join(PROJECT, "node_modules/.cache/compile");

/** Starts `seedwire` as a person does, without a terminal. */
export const startSeedwire = (args: readonly string[], { cwd, env = {} }: RunOptions): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [join(PROJECT, "lib/cli/main.ts"), ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, LC_ALL: "C.UTF-8", NODE_COMPILE_CACHE, ...env },
  });

/** Runs `seedwire` to its end. */
export const seedwire = (args: readonly string[], options: RunOptions): Promise<Run> =>
  ended(startSeedwire(args, options), options.input);

/** What a program said and how it ended; -1 when a signal ended it. */
export const ended = (child: ChildProcessWithoutNullStreams, input = ""): Promise<Run> =>
  new Promise((resolve, reject) => {
    const said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        said[stream] += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? -1, ...said }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });

/** What tells a program where S3 is. */
export const s3Environment = ({
  endpoint,
  credentials,
}: {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
});
