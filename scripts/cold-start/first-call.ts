import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** Milliseconds of what a process did. */
export interface FirstCall {
  /** Of user and system time: to load the handler, to answer its first event, and both. */
  readonly loading: number;
  readonly answering: number;
  /** From before the handler was loaded until it had answered. */
  readonly wall: number;
}

/** As Lambda's runtime does it: load the handler, hand it the event, wait for its answer. */
const RUN = `
  const [file, event] = process.argv.slice(1);
  const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const [began, before] = [performance.now(), spent()];
  const { handler } = require(file);
  const loaded = spent();
  const context = { awsRequestId: "cold", functionName: "cold", getRemainingTimeInMillis: () => 30_000 };
  handler(JSON.parse(event), context).then(() => {
    const cost = { loading: loaded - before, answering: spent() - loaded, wall: performance.now() - began };
    require("node:fs").writeSync(3, JSON.stringify(cost));
    process.exit();
  });
`;

/**
 * Loads a bundled handler in a process of its own and gives it one event.
 * @param env all that it is told of the world
 * @throws when it does not load or does not answer
 */
export const firstCallOf = async (
  file: string,
  event: unknown,
  env: Readonly<Record<string, string | undefined>>,
): Promise<FirstCall> => {
  const args = ["-e", RUN, file, JSON.stringify(event)];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const [, , complaint, told] = child.stdio;
  if (!complaint || !told) throw new Error("A process without pipes");
  const [[code], said, trouble, cost] = await Promise.all([
    once(child, "exit"),
    text(child.stdout as NodeJS.ReadableStream),
    text(complaint as NodeJS.ReadableStream),
    text(told as NodeJS.ReadableStream),
  ]);
  if (code !== 0 || cost === "") throw new Error(`${file} does not answer: ${(said + trouble).slice(-2_000)}`);
  return JSON.parse(cost);
};
