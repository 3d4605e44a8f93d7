import { spawn } from "node:child_process";

export interface ProgramOptions {
  /** The Debian package that brings the program, named when it is not there. */
  readonly debian: string;
  readonly input?: string;
  readonly cwd?: string;
  /** Beside PATH and UTF-8, all that the program sees of the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface ProgramResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, with no terminal, in UTC and UTF-8.
 * @throws when it is not installed, naming the Debian package to install
 */
export const runProgram = (program: string, args: readonly string[], options: ProgramOptions): Promise<ProgramResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", TZ: "UTC", ...options.env },
    });
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        output[stream] += text;
      });
    }
    child.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? missing(program, options) : error),
    );
    child.once("close", (code) => resolve({ code: code ?? -1, ...output }));
    child.stdin.on("error", () => undefined); // a program that does not read its input closes the pipe
    child.stdin.end(options.input ?? "");
  });

/** What the program printed. @throws with its own words when it fails, or as `runProgram` does */
export const outputOf = async (program: string, args: readonly string[], options: ProgramOptions): Promise<string> => {
  const { code, stdout, stderr } = await runProgram(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${stderr || stdout}`);
  return stdout;
};

const missing = (program: string, { debian }: ProgramOptions): Error =>
  new Error(`${program} is not installed. Install it: apt-get install ${debian}`);
